// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/NoHub.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/meetings/MeetingsPage.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/members/ExportDialog.h"
#include "ui/members/ImportDialog.h"
#include "ui/members/MembersPage.h"
#include "ui/settings/PersonDialog.h"
#include "ui/settings/SettingsPage.h"
#include "ui/setup/RestoreDialog.h"
#include "ui/setup/SetupStep.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/sync/SyncPage.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

//! Alt and a letter leads to one place: no two buttons, labels or tabs in view share a letter.
//! Tried in Chinese, the language that people see.
class MnemonicTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_translator.load(u":/translations/branchbook_zh_CN.qm"_s));
        QVERIFY(QCoreApplication::installTranslator(&m_translator));
    }

    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_translator); }

    void repeatedLetterIsFound()
    {
        QWidget window;
        new QPushButton(u"Open(&O)"_s, &window);
        new QPushButton(u"Other(&O)"_s, &window);
        window.show();
        QCOMPARE(repeated(window), QStringList{u"Alt+O: Open(&O) / Other(&O)"_s});
    }

    void meetingsHaveNoRepeatedLetters()
    {
        support::TestWorkspace space;
        const auto &sample = space.fillSample();
        ui::MeetingsPage page(space.workspace);
        page.show();
        page.load();
        QCOMPARE(repeated(page), QStringList());
        QVERIFY(page.open(u"meeting:"_s + sample.meetings().first().id.toString()));
        QCOMPARE(repeated(page), QStringList());
        QVERIFY(page.open(u"new-meeting:branch_assembly"_s));
        auto *wizard = page.findChild<ui::MeetingWizard *>();
        QVERIFY(wizard);
        constexpr int steps = 6;
        for (int step = 0; step < steps; ++step) {
            wizard->goTo(step);
            QCOMPARE(repeated(page), QStringList());
        }
    }

    void membersHaveNoRepeatedLetters()
    {
        support::TestWorkspace space;
        const auto &sample = space.fillSample();
        ui::MembersPage page(space.workspace);
        page.show();
        page.load();
        QVERIFY(page.open(u"member:"_s + sample.members().first().id.toString()));
        QCOMPARE(repeated(page), QStringList());
        auto *edit = page.findChild<QAbstractButton *>(u"editButton"_s);
        QVERIFY(edit);
        edit->click();
        QCOMPARE(repeated(page), QStringList());
        ui::ExportDialog dialog(space.workspace, sample.members());
        dialog.show();
        QCOMPARE(repeated(dialog), QStringList());
    }

    void theFirstRunHasNoRepeatedLetters()
    {
        support::TestReplica other;
        ui::VaultDoor door(other.folder.filePath(u"new"_s), other.clock, other.random);
        support::NoHub hub;
        ui::SetupWindow window(door, hub, other.random);
        window.show();
        auto *steps = window.findChild<QStackedWidget *>();
        QVERIFY(steps);
        for (int step = 0; window.step(step); ++step) {
            steps->setCurrentWidget(window.step(step));
            QCOMPARE(repeated(window), QStringList());
        }
        ui::RestoreDialog restore(door, ui::RestoreDialog::Place::Free);
        restore.show();
        QCOMPARE(repeated(restore), QStringList());
    }

    void unlockingHasNoRepeatedLetters()
    {
        support::TestReplica other;
        ui::VaultDoor door(other.vault.folder(), other.clock, other.random);
        ui::UnlockWindow window(door);
        QVERIFY(window.load());
        window.show();
        QCOMPARE(repeated(window), QStringList());
        window.findChild<QPushButton *>(u"forgottenButton"_s)->click();
        QCOMPARE(repeated(window), QStringList());
    }

    void settingsAndTheirDialogsHaveNoRepeatedLetters()
    {
        support::TestWorkspace space;
        ui::Preferences preferences(space.replica.folder.filePath(u"preferences.ini"_s));
        ui::Theme theme(*qApp);
        ui::VaultDoor door(space.replica.vault.folder(), space.replica.clock, space.replica.random);
        support::NoHub hub;
        ui::SettingsPage page(space.workspace, ui::ShellParts{theme, preferences, door, hub});
        page.show();
        page.load();
        QCOMPARE(repeated(page), QStringList());
        for (const auto task :
             {ui::PersonDialog::Task::AddPerson, ui::PersonDialog::Task::ChangePassphrase}) {
            ui::PersonDialog dialog(task, door, space.replica.vault);
            dialog.show();
            QCOMPARE(repeated(dialog), QStringList());
        }
    }

    void importAndSyncHaveNoRepeatedLetters()
    {
        support::TestWorkspace space;
        ui::ImportDialog import(space.workspace);
        import.show();
        QCOMPARE(repeated(import), QStringList());
        import.openFile(support::dataFile(u"roster-bad.xlsx"_s));
        QTRY_VERIFY(visible(import, u"nextButton"_s));
        QCOMPARE(repeated(import), QStringList());
        visible(import, u"nextButton"_s)->click();
        auto *tabs = import.findChild<QWidget *>(u"partTabs"_s);
        QVERIFY(tabs);
        QTRY_VERIFY(tabs->isVisible());
        QCOMPARE(repeated(import), QStringList());

        ui::SyncPage page(space.workspace);
        page.show();
        page.load();
        QCOMPARE(repeated(page), QStringList());
        engine::SyncStatus status;
        status.phase = engine::SyncStatus::Phase::Idle;
        status.conflicts = 1;
        page.showStatus(status);
        QCOMPARE(repeated(page), QStringList());
    }

private:
    static QAbstractButton *visible(const QWidget &window, const QString &name)
    {
        for (auto *button : window.findChildren<QAbstractButton *>(name)) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }

    static QStringList repeated(const QWidget &window)
    {
        QMap<QString, QStringList> byKey;
        const auto note = [&byKey](const QString &text) {
            const auto key = QKeySequence::mnemonic(text).toString();
            if (!key.isEmpty())
                byKey[key].append(text);
        };
        for (const auto *button : window.findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                note(button->text());
        }
        for (const auto *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy())
                note(label->text());
        }
        for (const auto *bar : window.findChildren<QTabBar *>()) {
            for (int i = 0; bar->isVisible() && i < bar->count(); ++i)
                note(bar->tabText(i));
        }
        QStringList found;
        for (auto it = byKey.cbegin(); it != byKey.cend(); ++it) {
            if (it.value().size() > 1)
                found.append(it.key() + u": "_s + it.value().join(u" / "_s));
        }
        return found;
    }

    QTranslator m_translator;
};

BRANCHBOOK_TEST(MnemonicTest)
#include "MnemonicTest.moc"
