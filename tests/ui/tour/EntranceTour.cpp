// SPDX-License-Identifier: GPL-3.0-or-later
#include "Guide.h"
#include "Tours.h"

#include "models/store/Backup.h"
#include "models/store/SafetyCopies.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/NoHub.h"
#include "support/PaperGroups.h"
#include "support/TestContext.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/StartFailureWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/setup/VaultDoor.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! Typed into the passphrase fields of the pictures.
constexpr auto samplePassphrase = "wheat-river-lantern-42";

void typePassphrase(QWidget &window, const QString &field, const char *text = samplePassphrase)
{
    auto *edit = Guide::part<QWidget>(window, field);
    QVERIFY2(edit, qPrintable(field));
    QTest::keyClicks(edit, QString::fromLatin1(text));
}

//! All groups of the sheet, as a person types them from the paper.
void typeWords(QWidget &window)
{
    auto *words = Guide::part<QPlainTextEdit>(window, u"typedWordsEdit"_s);
    QVERIFY(words);
    words->setPlainText(support::groupsShown(window));
}

void restoring(Guide &guide, ui::SetupWindow &window, support::TestReplica &other)
{
    const auto file = other.folder.filePath(u"branchbook-20261106-180000.bbbackup"_s);
    VERIFY_OK(backup::write(other.database, other.vault, file, other.context()));
    guide.click(window, u"restoreLink"_s);
    auto *dialog = QApplication::activeModalWidget();
    QVERIFY(dialog);
    guide.shoot(*dialog, u"restore"_s);
    guide.type(*dialog, u"backupFileEdit"_s, file);
    typePassphrase(*dialog, u"backupPassphraseEdit"_s);
    guide.click(*dialog, u"restoreButton"_s);
    QTRY_VERIFY(Guide::part<QWidget>(*dialog, u"backupPassphraseEdit"_s)->isEnabled());
    guide.shoot(*dialog, u"restore-wrong-passphrase"_s);
    dialog->close();
    QApplication::setActiveWindow(&window);
}

void connecting(Guide &guide, ui::SetupWindow &window)
{
    guide.shoot(window, u"setup-hub"_s);
    guide.type(window, u"hubUrlEdit"_s, u"https://hub.example.cn:8443"_s);
    guide.type(window, u"authorityEdit"_s, support::dataFile(u"ca.pem"_s));
    guide.type(window, u"codeEdit"_s, u"K7PX-22QM"_s);
    guide.shoot(window, u"setup-hub-filled"_s);
    guide.click(window, u"nextButton"_s);
    QTRY_VERIFY(Guide::part<QAbstractButton>(window, u"nextButton"_s)->isEnabled());
    guide.shoot(window, u"setup-hub-unreachable"_s);
}

void firstRun(Guide &guide)
{
    support::TestReplica other;
    const QTemporaryDir folder;
    ui::VaultDoor door(folder.filePath(u"vault"_s), other.clock, other.random, Guide::cheapCost());
    support::NoHub hub;
    ui::SetupWindow window(door, hub, other.random);
    window.show();
    QApplication::setActiveWindow(&window);
    guide.shoot(window, u"setup-role"_s);
    guide.shootHelp(window, u"setup-help"_s);
    restoring(guide, window, other);
    guide.click(window, u"nextButton"_s);
    guide.shoot(window, u"setup-people-empty"_s);
    typePassphrase(window, u"passphraseEdit"_s);
    typePassphrase(window, u"repeatEdit"_s);
    guide.shoot(window, u"setup-people"_s);
    guide.click(window, u"nextButton"_s);
    QTRY_COMPARE(window.currentStep(), 2);
    guide.shoot(window, u"setup-sheet"_s);
    guide.click(window, u"tryButton"_s);
    guide.shoot(window, u"setup-sheet-try"_s);
    typeWords(window);
    guide.shoot(window, u"setup-sheet-proved"_s);
    guide.click(window, u"nextButton"_s);
    QTRY_COMPARE(window.currentStep(), 3);
    connecting(guide, window);
    guide.click(window, u"aloneChoice"_s);
    guide.shoot(window, u"setup-alone"_s);
    guide.type(window, u"organisationEdit"_s, u"示例村党支部"_s);
    guide.click(window, u"nextButton"_s);
    QTRY_COMPARE(window.currentStep(), 4);
    guide.shoot(window, u"setup-first-day"_s);
}

void unlocking(Guide &guide, support::TestReplica &other)
{
    ui::VaultDoor door(other.vault.folder(), other.clock, other.random, Guide::cheapCost());
    ui::UnlockWindow window(door);
    VERIFY_OK(window.load());
    window.show();
    typePassphrase(window, u"passphraseEdit"_s);
    guide.shoot(window, u"unlock"_s);
    guide.shootHelp(window, u"unlock-help"_s);
    QTest::keyClick(Guide::part<QWidget>(window, u"passphraseEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(!window.message().isEmpty());
    guide.shoot(window, u"unlock-in-use"_s);
}

//! Until the door makes one wait; the clock of the tour stands still, and so does the wait.
void guessing(Guide &guide, ui::UnlockWindow &window)
{
    auto *passphrase = Guide::part<QWidget>(window, u"passphraseEdit"_s);
    QVERIFY(passphrase);
    QString first;
    for (int i = 0; i < 12; ++i) {
        typePassphrase(window, u"passphraseEdit"_s, "not the one");
        QTest::keyClick(passphrase, Qt::Key_Return);
        QTRY_VERIFY(passphrase->isEnabled() && !window.message().isEmpty());
        if (i == 0) {
            first = window.message();
            guide.shoot(window, u"unlock-wrong"_s);
        } else if (window.message() != first) {
            break;
        }
    }
    QVERIFY(window.message() != first);
    guide.shoot(window, u"unlock-wait"_s);
}

void recovering(Guide &guide, support::TestReplica &other)
{
    // The vault itself is in use by the tour; its header is all that opening takes.
    const QTemporaryDir folder;
    const auto copy = folder.filePath(u"vault"_s);
    QVERIFY(QDir().mkpath(copy));
    for (const auto &file : QDir(other.vault.folder()).entryInfoList(QDir::Files)) {
        if (file.fileName().startsWith(u"vault.header"))
            QVERIFY(QFile::copy(file.filePath(), QDir(copy).filePath(file.fileName())));
    }
    ui::VaultDoor door(copy, other.clock, other.random, Guide::cheapCost());
    ui::UnlockWindow window(door);
    VERIFY_OK(window.load());
    window.show();
    guessing(guide, window);
    guide.click(window, u"forgottenButton"_s);
    guide.shoot(window, u"recovery"_s);
    auto *words = Guide::part<QPlainTextEdit>(window, u"wordsEdit"_s);
    QVERIFY(words);
    words->setPlainText(u"ABCD EFGH"_s);
    guide.click(window, u"recoverButton"_s);
    QTRY_VERIFY(words->isEnabled());
    guide.shoot(window, u"recovery-wrong"_s);
    other.clock.advance(3'600'000);
    words->setPlainText(other.paperWords);
    guide.click(window, u"recoverButton"_s);
    QTRY_VERIFY(Guide::part<QWidget>(window, u"passphraseEdit"_s));
    typePassphrase(window, u"passphraseEdit"_s);
    typePassphrase(window, u"repeatEdit"_s);
    guide.shoot(window, u"recovery-passphrase"_s);
    guide.click(window, u"recoverButton"_s);
    QTRY_VERIFY(Guide::part<QAbstractButton>(window, u"tryButton"_s));
    guide.shoot(window, u"recovery-sheet"_s);
    guide.click(window, u"tryButton"_s);
    typeWords(window);
    guide.shoot(window, u"recovery-sheet-proved"_s);
}

//! A book that cannot be opened, and how it comes back.
void comingBack(Guide &guide)
{
    support::TestReplica other;
    other.saveMembers(3);
    const SafetyCopies copies(other.vault, other.context());
    for (const auto reason : {SafetyCopies::Reason::Import, SafetyCopies::Reason::Routine})
        VERIFY_OK(copies.take(other.database, reason));
    other.clock.advance(3'600'000);
    other.saveMembers(2);
    const auto folder = other.folder.filePath(u"book/vault"_s);
    QVERIFY(support::copyFolder(other.vault.folder(), folder));
    ui::VaultDoor door(folder, other.clock, other.random, Guide::cheapCost());
    ui::StartFailureWindow full(door, {Error::DiskFull, {}, {}, u"sqlite 13"_s});
    full.show();
    guide.shoot(full, u"start-disk-full"_s);
    full.close();
    ui::StartFailureWindow window(door, {Error::Corrupt, {}, u"page"_s, u"sqlite 11"_s});
    window.show();
    QApplication::setActiveWindow(&window);
    guide.shoot(window, u"start-damaged"_s);
    guide.click(window, u"restoreButton"_s);
    auto *dialog = QApplication::activeModalWidget();
    QVERIFY(dialog);
    guide.shoot(*dialog, u"restore-book"_s);
    typePassphrase(*dialog, u"backupPassphraseEdit"_s, "correct horse battery");
    guide.click(*dialog, u"restoreButton"_s);
    QTRY_VERIFY(!Guide::part<QWidget>(*dialog, u"backupPassphraseEdit"_s));
    guide.shoot(*dialog, u"restore-book-done"_s);
    dialog->close();
}

} // namespace

void tourEntrance(Guide &guide)
{
    firstRun(guide);
    support::TestReplica other;
    VERIFY_OK(other.vault.addPerson(u"组织委员"_s, support::passphrase(),
                                    crypto::PassphraseCost::cheap()));
    unlocking(guide, other);
    recovering(guide, other);
    comingBack(guide);
}
