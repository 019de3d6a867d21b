// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SetupWindow.h"

#include "models/sql/Database.h"
#include "models/store/Backup.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "support/Check.h"
#include "support/PaperGroups.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"
#include "ui/setup/HubConnector.h"
#include "ui/setup/SetupStep.h"
#include "ui/setup/VaultDoor.h"
#include "ui/widgets/MessageBar.h"

#include <QAbstractButton>
#include <QCborValue>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPromise>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! Answers what the test says, without a network.
class FakeConnector final : public ui::HubConnector
{
public:
    QFuture<Result<QString>> join(const Vault &, const ui::HubInvitation &invitation) override
    {
        asked = invitation;
        QPromise<Result<QString>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }

    ui::HubInvitation asked;
    Result<QString> answer = Error{Error::Offline};
};

} // namespace

class SetupWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_door = std::make_unique<ui::VaultDoor>(
            m_folder->filePath(u"vault"_s), m_clock, m_random,
            ui::VaultDoor::Cost{&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()});
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
        part<QLineEdit>(u"firstGroupEdit"_s)->setText(u"AAAA"_s);
        part<QLineEdit>(u"secondGroupEdit"_s)->setText(u"BBBB"_s);
        QVERIFY(!isReady());
        part<QLineEdit>(u"firstGroupEdit"_s)->setText(support::groupsShown(*m_window).toLower());
        QVERIFY(isReady());
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

    void anUnreachableHubIsSaidAndNothingIsLost()
    {
        reachSheet();
        proveSheet();
        const auto authority = m_folder->filePath(u"ca.pem"_s);
        QFile file(authority);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no certificate");
        file.close();
        part<QLineEdit>(u"hubUrlEdit"_s)->setText(u"https://127.0.0.1:1"_s);
        part<QLineEdit>(u"authorityEdit"_s)->setText(authority);
        part<QLineEdit>(u"codeEdit"_s)->setText(u"ABCD2345"_s);
        QVERIFY2(!isReady(), "a file that is no certificate is not taken");
        QCOMPARE(m_window->currentStep(), 3);
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
        reachSheet();
        proveSheet();
        part<QLineEdit>(u"hubUrlEdit"_s)->setText(u"https://127.0.0.1:1"_s);
        part<QLineEdit>(u"authorityEdit"_s)->setText(support::dataFile(u"ca.pem"_s));
        part<QLineEdit>(u"codeEdit"_s)->setText(u"ABCD2345"_s);
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
    void proveSheet()
    {
        QTRY_COMPARE(m_window->currentStep(), 2);
        click(u"tryButton"_s);
        part<QLineEdit>(u"firstGroupEdit"_s)->setText(support::groupsShown(*m_window));
        next();
        QTRY_COMPARE(m_window->currentStep(), 3);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    support::FakeClock m_clock;
    support::FakeRandom m_random;
    FakeConnector m_connector;
    std::unique_ptr<ui::VaultDoor> m_door;
    std::unique_ptr<ui::SetupWindow> m_window;
};

BRANCHBOOK_TEST(SetupWindowTest)
#include "SetupWindowTest.moc"
