// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/BookGuard.h"

#include "models/store/SafetyCopies.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/NoHub.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageFactory.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/text/ErrorText.h"
#include "ui/text/RecoveryText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBar.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! What the open book is watched for, and how the person hears of it.
class BookGuardTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        m_space->replica.saveMembers(30);
        auto &replica = m_space->replica;
        m_preferences =
            std::make_unique<ui::Preferences>(replica.folder.filePath(u"preferences.ini"_s));
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_door =
            std::make_unique<ui::VaultDoor>(replica.vault.folder(), replica.clock, replica.random);
        const ui::ShellParts parts{*m_theme, *m_preferences, *m_door, m_hub};
        m_window = std::make_unique<ui::MainWindow>(m_space->workspace, *m_theme, *m_preferences,
                                                    ui::makePages(m_space->workspace, parts));
        m_window->show();
    }

    void cleanup()
    {
        m_guard.reset();
        m_window.reset();
        m_space.reset();
    }

    void anOrderlyEndIsFollowedByNoCheck()
    {
        for (int session = 0; session < 2; ++session) {
            start();
            QSignalSpy checked(m_guard.get(), &desktop::BookGuard::checked);
            QVERIFY(!checked.wait(300));
            m_guard.reset();
        }
        QVERIFY(m_window->messageBar().message().isEmpty());
    }

    void afterACrashTheBookIsCheckedAndThePersonHearsThatItIsWhole()
    {
        crash();
        start();
        QVERIFY(checkedOutcome());
        QCOMPARE(m_window->messageBar().message(), ui::text::soundAfterCrashSentence());
        QCOMPARE(m_window->messageBar().tone(), ui::Tone::Info);
        // With the end of this session it is over.
        m_guard.reset();
        start();
        QSignalSpy again(m_guard.get(), &desktop::BookGuard::checked);
        QVERIFY(!again.wait(300));
    }

    void damageIsSaidAndLeadsToRestoring()
    {
        damage();
        crash();
        start();
        const auto outcome = checkedOutcome();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().reason, u"page"_s);
        QCOMPARE(m_window->messageBar().message(),
                 ui::text::errorSentence(Error{Error::Corrupt, {}, u"page"_s}));
        QCOMPARE(m_window->messageBar().tone(), ui::Tone::Error);
        QSignalSpy wanted(m_guard.get(), &desktop::BookGuard::restoreRequested);
        QPushButton *action = nullptr;
        for (auto *button : m_window->messageBar().findChildren<QPushButton *>()) {
            if (button->isVisible())
                action = button;
        }
        QVERIFY(action);
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<Error>().code, Error::Corrupt);
    }

    //! Whoever closes the message and goes on working hears of it again.
    void damageIsSaidAtEveryStartUntilItIsMended()
    {
        damage();
        crash();
        for (int session = 0; session < 2; ++session) {
            start();
            QVERIFY(!checkedOutcome());
            m_guard.reset();
        }
    }

    void aCheckThatWasNotDoneIsDoneNextTime()
    {
        crash();
        start(60'000);
        m_guard.reset();
        start();
        QVERIFY(checkedOutcome());
    }

    void copiesAreTakenAndAFullDiskIsSaid()
    {
        start();
        m_space->replica.clock.advance(CopyKeeper::settleMs);
        QSignalSpy looked(&m_guard->copies(), &CopyKeeper::looked);
        m_guard->copies().check();
        QTRY_COMPARE(looked.size(), 1);
        QCOMPARE(SafetyCopies(m_space->replica.vault, m_space->replica.context()).list().size(), 1);
        const Error full{Error::DiskFull, {}, u"safetyCopy"_s};
        emit m_guard->copies().failed(full);
        QCOMPARE(m_window->messageBar().message(), ui::text::errorSentence(full));
        QCOMPARE(m_window->messageBar().tone(), ui::Tone::Warning);
    }

private:
    void start(int checkAfter = 10)
    {
        auto &replica = m_space->replica;
        m_guard = std::make_unique<desktop::BookGuard>(replica.vault, replica.clock, replica.random,
                                                       *m_window);
        m_guard->start(checkAfter);
    }

    //! What a killed program leaves.
    void crash() { VERIFY_OK(SessionMark(m_space->replica.vault.folder()).begin()); }

    void damage()
    {
        auto &replica = m_space->replica;
        VERIFY_OK(replica.database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        // The last pages, so that the window still opens.
        const auto path = replica.vault.folder() + u"/replica.db"_s;
        QVERIFY(support::damagePages(path, int(QFileInfo(path).size() / 4096) - 2));
    }

    Result<void> checkedOutcome()
    {
        QSignalSpy checked(m_guard.get(), &desktop::BookGuard::checked);
        if (!checked.wait(10'000))
            return Error::Internal;
        return checked.first().first().value<Result<void>>();
    }

    std::unique_ptr<support::TestWorkspace> m_space;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::VaultDoor> m_door;
    support::NoHub m_hub;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<desktop::BookGuard> m_guard;
};

BRANCHBOOK_TEST(BookGuardTest)
#include "BookGuardTest.moc"
