// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SetupWindow.h"

#include "models/sql/Database.h"
#include "models/store/Backup.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "support/Check.h"
#include "support/FakeConnector.h"
#include "support/PaperGroups.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"
#include "ui/setup/SetupStep.h"
#include "ui/setup/VaultDoor.h"
#include "ui/widgets/MessageBar.h"

#include <QAbstractButton>
#include <QCborValue>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;

class SetupWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_door = std::make_unique<ui::VaultDoor>(m_folder->filePath(u"vault"_s), m_clock, m_random,
                                                 cheapCost());
        m_window = std::make_unique<ui::SetupWindow>(*m_door, m_connector, m_random);
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_door.reset();
        m_folder.reset();
    }

    void aSampleBranchIsOneClickAway()
    {
        QSignalSpy wanted(m_window.get(), &ui::SetupWindow::sampleWanted);
        click(u"sampleLink"_s);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!isReady());
        m_window->fail(Error{Error::DiskFull});
        QVERIFY(isReady());
        QCOMPARE(m_window->currentStep(), 0);
    }

    void aBranchStartsAlone()
    {
        QSignalSpy finished(m_window.get(), &ui::SetupWindow::finished);
        next();
        typePerson(u"Secretary"_s);
        click(u"addPersonButton"_s);
        typePerson(u"Organiser"_s);
        next();
        proveSheet();
        click(u"aloneChoice"_s);
        QVERIFY(!isReady());
        part<QLineEdit>(u"organisationEdit"_s)->setText(u"示例村党支部"_s);
        next();
        QTRY_COMPARE(m_window->currentStep(), 4);
        part<QDateEdit>(u"sinceEdit"_s)->setDate(QDate(2026, 9, 1));
        next();
        QTRY_COMPARE(finished.size(), 1);

        const auto vault = finished.first().at(0).value<std::shared_ptr<Vault>>();
        const auto database = finished.first().at(1).value<std::shared_ptr<Database>>();
        QVERIFY(vault && database);
        int people = 0;
        for (const auto &slot : vault->slotList())
            people += slot.type == VaultSlot::Type::Person;
        QCOMPARE(people, 2);
        const auto branches = OrganisationRepository(*database).branches();
        VERIFY_OK(branches);
        QCOMPARE(branches->size(), 1);
        QCOMPARE(branches->first().name, u"示例村党支部"_s);
        const auto since = Settings(*database).value(ui::setting::inUseSince);
        VERIFY_OK(since);
        QCOMPARE(since->toString(), u"2026-09-01"_s);
    }

    void aWeakPassphraseGoesNoFurther()
    {
        next();
        part<QLineEdit>(u"labelEdit"_s)->setText(u"Secretary"_s);
        for (const auto &name : {u"passphraseEdit"_s, u"repeatEdit"_s})
            QTest::keyClicks(part<QWidget>(name), u"12345678"_s);
        QVERIFY(!isReady());
        QVERIFY(!QDir(m_door->folder()).exists());
    }

    void theSheetMustBeTriedWithTheRightGroups()
    {
        reachSheet();
        click(u"tryButton"_s);
        QVERIFY(!isReady());
        auto *typed = part<QPlainTextEdit>(u"typedWordsEdit"_s);
        const auto shown = support::groupsShown(*m_window);
        typed->setPlainText(shown.left(9));
        QVERIFY(!isReady());
        typed->setPlainText(shown.left(9) + u" AAAA"_s);
        QVERIFY(shows(u"Group 3 does not agree with the sheet, please look again."_s));
        QVERIFY(!isReady());
        typed->setPlainText(shown.toLower().replace(u' ', u'-'));
        QVERIFY(isReady());
        typed->setPlainText(shown.chopped(1));
        QVERIFY(!isReady());
        QVERIFY(shows(u"55 of 56 characters"_s));
    }

    //! Right as to the screen, but the paper slot on the disk is of another sheet by now.
    void theSheetIsTriedAtTheVaultOnTheDisk()
    {
        reachSheet();
        click(u"tryButton"_s);
        const auto shown = support::groupsShown(*m_window);
        const support::TestReplica other(99);
        const auto header = QDir(m_door->folder()).filePath(u"vault.header"_s);
        const auto otherHeader = QDir(other.vault.folder()).filePath(u"vault.header"_s);
        QVERIFY(QFile::remove(header));
        QVERIFY(QFile::copy(otherHeader, header));
        part<QPlainTextEdit>(u"typedWordsEdit"_s)->setPlainText(shown);
        QVERIFY(!isReady());
        QVERIFY(!shows(u"Right. Keep the sheet in a safe place."_s));
    }

    void aBackupGivesTheBookBack()
    {
        support::TestReplica other;
        other.saveMembers(4);
        const auto file = m_folder->filePath(u"备份.bbbackup"_s);
        VERIFY_OK(backup::write(other.database, other.vault, file, other.context()));
        QSignalSpy restored(m_window.get(), &ui::SetupWindow::restored);

        click(u"restoreLink"_s);
        part<QLineEdit>(u"backupFileEdit"_s)->setText(file);
        auto *passphrase = part<QWidget>(u"backupPassphraseEdit"_s);
        QVERIFY(passphrase);
        QTest::keyClicks(passphrase, u"wrong horse battery"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);
        QTRY_VERIFY(passphrase->isEnabled() && part<ui::MessageBar>({}));
        QVERIFY2(!QDir(m_door->folder()).exists(), "a wrong passphrase restores nothing");
        QTest::keyClicks(passphrase, u"correct horse battery"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);

        QTRY_COMPARE(restored.size(), 1);
        const auto vault =
            Vault::open(m_door->folder(), other.person, support::passphrase(), other.context());
        VERIFY_OK(vault);
        const auto database = (*vault)->openDatabase();
        VERIFY_OK(database);
        QCOMPARE(*(*database)->number("SELECT count(*) FROM members"), 4);
    }

    void theRecoverySheetRestoresABackupToo()
    {
        support::TestReplica other;
        const auto file = m_folder->filePath(u"branchbook.bbbackup"_s);
        VERIFY_OK(backup::write(other.database, other.vault, file, other.context()));
        QSignalSpy restored(m_window.get(), &ui::SetupWindow::restored);
        click(u"restoreLink"_s);
        part<QLineEdit>(u"backupFileEdit"_s)->setText(file);
        auto *who = part<QComboBox>(u"whoBox"_s);
        QVERIFY(who);
        QTest::keyClick(who, Qt::Key_End);
        part<QPlainTextEdit>(u"backupWordsEdit"_s)->setPlainText(other.paperWords.toLower());
        click(u"restoreButton"_s);
        QTRY_COMPARE(restored.size(), 1);
        QVERIFY(QFile::exists(m_door->folder() + u"/vault.header"_s));
    }

    void aFileThatIsNoBackupIsSaid()
    {
        const auto path = m_folder->filePath(u"photo.bbbackup"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a backup at all");
        file.close();
        click(u"restoreLink"_s);
        part<QLineEdit>(u"backupFileEdit"_s)->setText(path);
        QVERIFY(part<ui::MessageBar>({}));
        QVERIFY(!part<QAbstractButton>(u"restoreButton"_s)->isEnabled());
    }

    void onceTheVaultExistsThereIsNoWayBack()
    {
        reachSheet();
        QVERIFY(!part<QAbstractButton>(u"backButton"_s)->isEnabled());
    }

    void aFileThatIsNoCertificateIsNotTaken()
    {
        reachHub();
        const auto path = m_folder->filePath(u"ca.pem"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no certificate");
        file.close();
        invite(path);
        QVERIFY(!isReady());
        QCOMPARE(m_window->currentStep(), 3);
    }

    void aHubThatDoesNotTakeThisPcIsSaidAndNothingIsLost_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("away") << int(Error::Offline) << QString() << u"The hub cannot be reached"_s;
        QTest::newRow("another authority")
            << int(Error::WrongAuthority) << QString() << u"is not the county's hub"_s;
        QTest::newRow("expired code")
            << int(Error::Expired) << u"code_expired"_s << u"The enrolment code has expired"_s;
    }

    void aHubThatDoesNotTakeThisPcIsSaidAndNothingIsLost()
    {
        QFETCH(int, code);
        QFETCH(QString, reason);
        QFETCH(QString, sentence);
        QSignalSpy finished(m_window.get(), &ui::SetupWindow::finished);
        reachHub();
        invite(support::dataFile(u"authority.pem"_s));
        m_connector.answer = Error{Error::Code(code), {}, reason, {}};

        next();

        QTRY_VERIFY(part<ui::MessageBar>({}));
        QVERIFY2(part<ui::MessageBar>({})->message().contains(sentence),
                 qPrintable(part<ui::MessageBar>({})->message()));
        QCOMPARE(part<ui::MessageBar>({})->tone(), ui::Tone::Error);
        QCOMPARE(m_connector.asked.url, QUrl(u"https://127.0.0.1:1"_s));
        QCOMPARE(m_connector.asked.code, u"ABCD2345"_s);
        QVERIFY(m_connector.asked.authority.startsWith("-----BEGIN CERTIFICATE"));
        // What was typed stands there still; with a fresh code it goes on.
        QCOMPARE(m_window->currentStep(), 3);
        QCOMPARE(part<QLineEdit>(u"hubUrlEdit"_s)->text(), u"https://127.0.0.1:1"_s);
        part<QLineEdit>(u"codeEdit"_s)->setText(u"WXYZ6789"_s);
        m_connector.answer = u"secretary"_s;
        next();
        QTRY_COMPARE(m_window->currentStep(), 4);
        QCOMPARE(m_connector.asked.code, u"WXYZ6789"_s);
        next();
        QTRY_COMPARE(finished.size(), 1);
    }

    //! What the program does not do yet is not promised on its first page.
    void theRolesPromiseWhatIsThere()
    {
        for (const auto *choice : m_window->findChildren<QAbstractButton *>()) {
            const auto words =
                choice->text() + choice->accessibleName() + choice->accessibleDescription();
            for (const auto &later : {u"approve"_s, u"send it back"_s, u"activities"_s})
                QVERIFY2(!words.contains(later, Qt::CaseInsensitive), qPrintable(words));
        }
    }

    void whoJoinedAHubHearsOfTheFirstSync()
    {
        m_connector.answer = u"secretary"_s;
        reachHub();
        invite(support::dataFile(u"authority.pem"_s));
        next();
        QTRY_COMPARE(m_window->currentStep(), 4);
        QVERIFY(part<QLabel>(u"firstSyncLabel"_s));
    }

    void whoWorksAloneHearsNothingOfIt()
    {
        reachSheet();
        proveSheet();
        click(u"aloneChoice"_s);
        part<QLineEdit>(u"organisationEdit"_s)->setText(u"示例村党支部"_s);
        next();
        QTRY_COMPARE(m_window->currentStep(), 4);
        QVERIFY(!part<QLabel>(u"firstSyncLabel"_s));
    }

private:
    template <typename T>
    T *part(const QString &name) const
    {
        for (auto *found : m_window->findChildren<T *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void click(const QString &name)
    {
        auto *button = part<QAbstractButton>(name);
        QVERIFY2(button, qPrintable(name));
        QTRY_VERIFY2(button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool shows(const QString &text) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    }
    static ui::VaultDoor::Cost cheapCost()
    {
        return {&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()};
    }
    void next() { click(u"nextButton"_s); }
    bool isReady() const { return part<QAbstractButton>(u"nextButton"_s)->isEnabled(); }
    void typePerson(const QString &label)
    {
        part<QLineEdit>(u"labelEdit"_s)->setText(label);
        for (const auto &name : {u"passphraseEdit"_s, u"repeatEdit"_s})
            QTest::keyClicks(part<QWidget>(name), u"wheat-river-lantern-42"_s);
    }
    void reachSheet()
    {
        next();
        typePerson(u"Secretary"_s);
        next();
        QTRY_COMPARE(m_window->currentStep(), 2);
    }
    void reachHub()
    {
        reachSheet();
        proveSheet();
    }
    void invite(const QString &authority)
    {
        part<QLineEdit>(u"hubUrlEdit"_s)->setText(u"https://127.0.0.1:1"_s);
        part<QLineEdit>(u"authorityEdit"_s)->setText(authority);
        part<QLineEdit>(u"codeEdit"_s)->setText(u"ABCD2345"_s);
    }
    void proveSheet()
    {
        QTRY_COMPARE(m_window->currentStep(), 2);
        click(u"tryButton"_s);
        part<QPlainTextEdit>(u"typedWordsEdit"_s)->setPlainText(support::groupsShown(*m_window));
        next();
        QTRY_COMPARE(m_window->currentStep(), 3);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    support::FakeClock m_clock;
    support::FakeRandom m_random;
    support::FakeConnector m_connector;
    std::unique_ptr<ui::VaultDoor> m_door;
    std::unique_ptr<ui::SetupWindow> m_window;
};

BRANCHBOOK_TEST(SetupWindowTest)
#include "SetupWindowTest.moc"
