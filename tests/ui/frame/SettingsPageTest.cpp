// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsPage.h"

#include "models/store/Backup.h"
#include "models/store/SafetyCopies.h"
#include "support/Check.h"
#include "support/Keyboard.h"
#include "support/PaperGroups.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/settings/PersonDialog.h"
#include "ui/settings/SafetyCopyList.h"
#include "ui/settings/SheetDialog.h"
#include "ui/setup/HubConnector.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/text/Format.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

class NoConnector final : public ui::HubConnector
{
public:
    QFuture<Result<QString>> join(const Vault &, const ui::HubInvitation &) override { return {}; }
};

//! Takes the place of the desktop's file manager.
class OpenedFolders : public QObject
{
    Q_OBJECT

public:
    OpenedFolders() { QDesktopServices::setUrlHandler(u"file"_s, this, "note"); }
    ~OpenedFolders() override { QDesktopServices::unsetUrlHandler(u"file"_s); }

    QStringList paths;

public slots:
    void note(const QUrl &url) { paths << url.toLocalFile(); }
};

constexpr auto secondPassphrase = "a mill below the bridge";

} // namespace

class SettingsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        auto &replica = m_space->replica;
        m_preferences =
            std::make_unique<ui::Preferences>(replica.folder.filePath(u"preferences.ini"_s));
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_door = doorTo(replica.vault.folder());
        m_page = std::make_unique<ui::SettingsPage>(
            m_space->workspace, ui::ShellParts{*m_theme, *m_preferences, *m_door, m_connector});
        m_page->load();
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_door.reset();
        m_theme.reset();
        m_preferences.reset();
        m_space.reset();
    }

    void aSecondPersonIsAddedAndUnlocksByKeyboard()
    {
        addPerson();
        // The vault in use is held by its window; a second program would find the same files.
        const auto folder = m_space->replica.folder.filePath(u"copy"_s);
        copyVault(m_space->replica.vault.folder(), folder);
        const auto door = doorTo(folder);
        ui::UnlockWindow window(*door);
        VERIFY_OK(window.load());
        window.show();
        QApplication::setActiveWindow(&window);
        QSignalSpy unlocked(&window, &ui::UnlockWindow::unlocked);

        QAbstractButton *second = nullptr;
        for (auto *choice : window.findChildren<QAbstractButton *>()) {
            if (choice->text() == u"Organiser" || choice->accessibleName().contains(u"Organiser"))
                second = choice;
        }
        QVERIFY(second);
        second->setFocus();
        support::Keyboard keys;
        keys.press(Qt::Key_Space);
        keys.type(QString::fromLatin1(secondPassphrase));
        keys.press(Qt::Key_Return);

        QTRY_COMPARE(unlocked.size(), 1);
        const auto vault = unlocked.first().first().value<ui::VaultDoor::VaultPointer>();
        QVERIFY(vault);
        QVERIFY(vault->person().id != m_space->replica.person);
    }

    void backingUpNowWritesABackupThatOpens()
    {
        const auto folder = m_space->replica.folder.filePath(u"备份"_s);
        QVERIFY(QDir().mkpath(folder));
        m_space->replica.saveMembers(2);
        m_preferences->setBackupFolder(folder);
        m_page->load();
        QSignalSpy messages(m_page.get(), &ui::Page::messageRaised);
        auto *button = m_page->findChild<QAbstractButton *>(u"backupButton"_s);
        QVERIFY(button && button->isEnabled());
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(messages.size(), 1);
        QVERIFY2(!messages.first().at(1).toBool(), qPrintable(messages.first().first().toString()));
        const auto files = QDir(folder).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 1);
        VERIFY_OK(backup::verify(files.first().filePath(),
                                 {m_space->replica.person, support::passphrase(), {}},
                                 m_space->replica.context()));
    }

    void withoutAFolderNothingCanBeBackedUp()
    {
        QVERIFY(!m_page->findChild<QAbstractButton *>(u"backupButton"_s)->isEnabled());
    }

    void safetyCopiesAreListedWithTheirTimeAndReason()
    {
        auto *list = m_page->findChild<ui::SafetyCopyList *>();
        QVERIFY(list);
        QVERIFY(list->isHidden());
        auto &replica = m_space->replica;
        const SafetyCopies copies(replica.vault, replica.context());
        VERIFY_OK(copies.take(replica.database));
        replica.clock.advance(3'600'000);
        VERIFY_OK(copies.take(replica.database, SafetyCopies::Reason::Routine));
        m_page->load();
        QVERIFY(!list->isHidden());
        QStringList shown;
        for (const auto *label : list->findChildren<QLabel *>())
            shown << label->text();
        const auto today = replica.clock.today();
        const auto newest = shown.indexOf(ui::text::momentText(replica.clock.nowMs(), today));
        const auto older =
            shown.indexOf(ui::text::momentText(replica.clock.nowMs() - 3'600'000, today));
        QVERIFY(newest >= 0);
        QVERIFY(older > newest);
        QCOMPARE(shown.value(newest + 1), u"while working"_s);
        QCOMPARE(shown.value(older + 1), u"before an import"_s);
    }

    void theFolderOfTheCopiesOpens()
    {
        auto &replica = m_space->replica;
        VERIFY_OK(SafetyCopies(replica.vault, replica.context()).take(replica.database));
        m_page->load();
        OpenedFolders opened;
        auto *button = m_page->findChild<QAbstractButton *>(u"safetyFolderButton"_s);
        QVERIFY(button);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(opened.paths, QStringList{QDir(replica.vault.folder()).filePath(u"safety"_s)});
    }

    void theMinutesBeforeLockingAreKeptAndTold()
    {
        auto *box = m_page->findChild<QComboBox *>(u"lockMinutesBox"_s);
        QVERIFY(box);
        QCOMPARE(box->currentData().toInt(), m_preferences->autoLockMinutes());
        QSignalSpy told(m_page.get(), &ui::Page::preferencesChanged);
        box->setCurrentIndex(box->findData(15));
        emit box->activated(box->currentIndex());
        QCOMPARE(m_preferences->autoLockMinutes(), 15);
        QCOMPARE(told.size(), 1);
        const ui::Preferences again(m_space->replica.folder.filePath(u"preferences.ini"_s));
        QCOMPARE(again.autoLockMinutes(), 15);
    }

    void minutesThatAreNotOfferedAreShownAsTheyAre()
    {
        auto *box = m_page->findChild<QComboBox *>(u"lockMinutesBox"_s);
        for (const int minutes : {7, 0}) {
            m_preferences->setAutoLockMinutes(minutes);
            m_page->load();
            QCOMPARE(box->currentData().toInt(), minutes);
        }
    }

    void aNewSheetIsAskedForFirst()
    {
        auto *question = askForNewSheet();
        QVERIFY(question);
        auto *box = qobject_cast<QMessageBox *>(question);
        QVERIFY(box && box->defaultButton() == box->button(QMessageBox::Cancel));
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(!m_page->findChild<ui::SheetDialog *>());
        QVERIFY(opensByPaper(m_space->replica.paperWords));
    }

    //! The old paper is dead from that moment on, and the new one is proved before it is put away.
    void aNewSheetReplacesTheOldOne()
    {
        auto *question = askForNewSheet();
        QVERIFY(question);
        question->findChild<QAbstractButton *>(u"agreeButton"_s)->click();
        QPointer<ui::SheetDialog> dialog = m_page->findChild<ui::SheetDialog *>();
        QVERIFY(dialog);
        const auto groups = support::groupsShown(*dialog);
        auto *done = dialog->findChild<QAbstractButton *>(u"doneButton"_s);
        QVERIFY(done && !done->isEnabled());
        dialog->findChild<QAbstractButton *>(u"tryButton"_s)->click();
        auto *typed = dialog->findChild<QPlainTextEdit *>(u"typedWordsEdit"_s);
        typed->setPlainText(u"AAAA"_s);
        QVERIFY(!done->isEnabled());
        typed->setPlainText(groups);
        QVERIFY(done->isEnabled());
        done->click();
        QTRY_VERIFY(!dialog);
        QVERIFY(groups != m_space->replica.paperWords);
        QVERIFY(opensByPaper(groups));
        QVERIFY(!opensByPaper(m_space->replica.paperWords));
    }

private:
    QDialog *askForNewSheet()
    {
        auto *button = m_page->findChild<QAbstractButton *>(u"newSheetButton"_s);
        if (button)
            button->click();
        return m_page->findChild<QMessageBox *>();
    }
    bool opensByPaper(const QString &groups)
    {
        // The vault in use is held by its window.
        const QTemporaryDir folder;
        copyVault(m_space->replica.vault.folder(), folder.filePath(u"copy"_s));
        const auto door = doorTo(folder.filePath(u"copy"_s));
        auto opened = door->openByPaper(groups);
        opened.waitForFinished();
        return opened.result().has_value();
    }
    std::unique_ptr<ui::VaultDoor> doorTo(const QString &folder)
    {
        return std::make_unique<ui::VaultDoor>(
            folder, m_space->replica.clock, m_space->replica.random,
            ui::VaultDoor::Cost{&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()});
    }
    void addPerson()
    {
        auto *add = m_page->findChild<QAbstractButton *>(u"addPersonButton"_s);
        QVERIFY(add);
        QTest::keyClick(add, Qt::Key_Space);
        auto *dialog = m_page->findChild<ui::PersonDialog *>();
        QVERIFY(dialog);
        QSignalSpy accepted(dialog, &QDialog::accepted);
        QApplication::setActiveWindow(dialog);
        support::Keyboard keys;
        keys.type(u"Organiser"_s);
        keys.press(Qt::Key_Tab);
        keys.type(QString::fromLatin1(secondPassphrase));
        keys.press(Qt::Key_Return);
        keys.type(QString::fromLatin1(secondPassphrase));
        keys.press(Qt::Key_Return);
        QTRY_COMPARE(accepted.size(), 1);
    }
    static void copyVault(const QString &from, const QString &to)
    {
        QVERIFY(QDir().mkpath(to));
        for (const auto &file : QDir(from).entryInfoList(QDir::Files)) {
            if (file.fileName().startsWith(u"vault.header"))
                QVERIFY(QFile::copy(file.filePath(), QDir(to).filePath(file.fileName())));
        }
    }

    std::unique_ptr<support::TestWorkspace> m_space;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::VaultDoor> m_door;
    NoConnector m_connector;
    std::unique_ptr<ui::SettingsPage> m_page;
};

BRANCHBOOK_TEST(SettingsPageTest)
#include "SettingsPageTest.moc"
