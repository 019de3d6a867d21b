// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Program.h"

#include "app/desktop/AwayWatch.h"
#include "models/sql/Database.h"
#include "models/store/Backup.h"
#include "models/store/ChangeWriter.h"
#include "models/store/FolderLock.h"
#include "models/store/LocalIdentity.h"
#include "models/store/MemberRepository.h"
#include "models/store/SafetyCopies.h"
#include "models/store/SessionMark.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "models/store/VaultErasure.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"
#include "ui/setup/RestoreDialog.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/StartFailureWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/sync/SyncPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBar.h"

#include <QApplication>
#include <QCborValue>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace models;
using namespace Qt::StringLiterals;

BRANCHBOOK_TEST_APP(QApplication)

namespace {

constexpr int patienceMs = 30'000;

//! What a desktop would tell.
class FakeAway final : public desktop::AwayWatch
{
public:
    void leave() { emit left(); }
};

template <typename T>
T *window()
{
    for (auto *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<T *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

template <typename T>
T *part(QWidget *within, const QString &name)
{
    for (auto *found : within->findChildren<T *>(name)) {
        if (found->isVisible())
            return found;
    }
    return nullptr;
}

} // namespace

//! From the start to the open book and back, in Chinese as people see it.
class ProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const auto &name : {u"qtbase_zh_CN"_s, u"branchbook_zh_CN"_s}) {
            auto *translator = new QTranslator(this);
            QVERIFY(translator->load(u":/translations/"_s + name));
            QVERIFY(QCoreApplication::installTranslator(translator));
        }
        makeBook();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_vault = m_folder->filePath(u"pc/vault"_s);
        QVERIFY(support::copyFolder(m_template.filePath(u"vault"_s), m_vault));
        m_preferences = std::make_unique<ui::Preferences>(m_folder->filePath(u"look.ini"_s));
        m_theme = std::make_unique<ui::Theme>(*qApp);
    }

    void cleanup()
    {
        m_program.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_theme.reset();
        m_preferences.reset();
        m_folder.reset();
    }

    void whatCannotBeOpenedIsSaidInAWindow_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QStringList>("ways");
        const QStringList restore{u"quitButton"_s, u"retryButton"_s, u"restoreButton"_s};
        const QStringList retry{u"quitButton"_s, u"retryButton"_s};
        QTest::newRow("header") << u"header"_s
                                << u"用口令打开记录簿所需的文件已损坏，记录本身没有动过。"_s
                                << restore;
        QTest::newRow("no header")
            << u"noHeader"_s << u"用口令打开记录簿所需的文件已损坏，记录本身没有动过。"_s
            << restore;
        QTest::newRow("first page") << u"firstPage"_s << u"存放记录的文件开头已损坏"_s << restore;
        QTest::newRow("pages") << u"pages"_s << u"数据库有一页已损坏，程序没有覆盖任何内容。"_s
                               << restore;
        QTest::newRow("no database") << u"noDatabase"_s << u"找不到存放记录的文件"_s << restore;
        QTest::newRow("plain file") << u"plain"_s << u"不是这本记录簿的加密文件"_s << restore;
        QTest::newRow("newer schema")
            << u"newer"_s << u"更新版本"_s << QStringList{u"quitButton"_s};
        QTest::newRow("erased") << u"erased"_s << u"本机的记录已清除"_s << retry;
    }

    void whatCannotBeOpenedIsSaidInAWindow()
    {
        QFETCH(QString, obstacle);
        QFETCH(QString, sentence);
        QFETCH(QStringList, ways);
        putInTheWay(obstacle);
        start();
        if (window<ui::UnlockWindow>())
            unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::StartFailureWindow>(), patienceMs);
        auto *failure = window<ui::StartFailureWindow>();
        const auto shown = part<QLabel>(failure, u"failureLabel"_s)->text();
        QVERIFY2(shown.contains(sentence), qPrintable(shown));
        QStringList offered;
        for (const auto *button : failure->findChildren<QPushButton *>())
            offered << button->objectName();
        QCOMPARE(offered, ways);
        QTRY_VERIFY(!window<ui::UnlockWindow>());
        QVERIFY(!window<ui::MainWindow>());
    }

    void whoseObstacleIsGoneTriesAgain()
    {
        QVERIFY(QFile::rename(m_vault + u"/replica.db"_s, m_vault + u"/elsewhere"_s));
        start();
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::StartFailureWindow>(), patienceMs);
        QVERIFY(QFile::rename(m_vault + u"/elsewhere"_s, m_vault + u"/replica.db"_s));
        click(window<ui::StartFailureWindow>(), u"retryButton"_s);
        QTRY_VERIFY(window<ui::UnlockWindow>());
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::MainWindow>(), patienceMs);
        QVERIFY(!window<ui::StartFailureWindow>());
    }

    void aDamagedBookIsRestoredInTheWindow()
    {
        putInTheWay(u"pages"_s);
        start();
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::StartFailureWindow>(), patienceMs);
        click(window<ui::StartFailureWindow>(), u"restoreButton"_s);
        restoreFrom(m_template.filePath(u"book.bbbackup"_s));

        QTRY_VERIFY(window<ui::UnlockWindow>());
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::MainWindow>(), patienceMs);
        QCOMPARE(backup::keptFolders(m_vault).size(), 1);
        m_program.reset();
        QCOMPARE(members(), 2);
    }

    //! Whoever notices at unlock, or wants to go back behind an import.
    void theUnlockWindowLeadsToASafetyCopyToo()
    {
        start();
        click(window<ui::UnlockWindow>(), u"restoreLink"_s);
        QTRY_VERIFY(window<ui::RestoreDialog>());
        auto *source = part<QComboBox>(window<ui::RestoreDialog>(), u"sourceBox"_s);
        QVERIFY(source);
        QCOMPARE(source->count(), 2);
        QVERIFY2(source->itemText(0).contains(u"安全副本，导入之前"_s),
                 qPrintable(source->itemText(0)));
        restoreFrom({});
        QTRY_VERIFY(window<ui::UnlockWindow>());
        m_program.reset();
        QCOMPARE(members(), 1);
        QCOMPARE(SafetyCopies::listFor(m_vault).size(), 1);
    }

    void aRestoreThatIsCancelledChangesNothing()
    {
        start();
        click(window<ui::UnlockWindow>(), u"restoreLink"_s);
        QTRY_VERIFY(window<ui::RestoreDialog>());
        window<ui::RestoreDialog>()->reject();
        QTRY_VERIFY(!window<ui::RestoreDialog>());
        QVERIFY(backup::keptFolders(m_vault).isEmpty());
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::MainWindow>(), patienceMs);
    }

    void damageFoundAfterACrashLeadsToRestoring()
    {
        VERIFY_OK(SessionMark(m_vault).begin());
        const auto path = m_vault + u"/replica.db"_s;
        QVERIFY(support::damagePages(path, int(QFileInfo(path).size() / 4096) - 2));
        start();
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::MainWindow>(), patienceMs);
        auto &messages = window<ui::MainWindow>()->messageBar();
        QTRY_VERIFY_WITH_TIMEOUT(messages.message().contains(u"数据库有一页已损坏"), patienceMs);
        for (auto *button : messages.findChildren<QPushButton *>())
            button->click();
        QTRY_VERIFY(window<ui::StartFailureWindow>());
        QTRY_VERIFY(!window<ui::MainWindow>());
        click(window<ui::StartFailureWindow>(), u"restoreButton"_s);
        restoreFrom(m_template.filePath(u"book.bbbackup"_s));
        QTRY_VERIFY(window<ui::UnlockWindow>());
    }

    void inAScriptItIsAnExitCode()
    {
        putInTheWay(u"noDatabase"_s);
        desktop::Options options;
        options.passphrase = support::passphrase();
        options.endsOnFailure = true;
        start(std::move(options));
        QTimer::singleShot(patienceMs, qApp, [] { QCoreApplication::exit(-1); });
        QCOMPARE(QApplication::exec(), 1);
        QVERIFY(!window<ui::StartFailureWindow>());
    }

    void leavingThePcLocksTheOpenBook()
    {
        start();
        QSignalSpy restart(m_program.get(), &desktop::Program::restartRequested);
        m_away.leave();
        QCOMPARE(restart.size(), 0);
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::MainWindow>(), patienceMs);
        m_away.leave();
        QCOMPARE(restart.size(), 1);
        // The screen saver and the sleep after it are one leaving.
        m_away.leave();
        QCOMPARE(restart.size(), 1);
    }

    void aSecondStartRaisesTheWindowAndShowsItsFile()
    {
        start();
        QFile file(m_folder->filePath(u"摆渡包.bbundle"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no bundle at all");
        file.close();
        // Before the book is open the file waits for it.
        m_program->bringToFront(file.fileName());
        QVERIFY(window<ui::UnlockWindow>());
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::MainWindow>(), patienceMs);
        auto *book = window<ui::MainWindow>();
        QVERIFY(qobject_cast<ui::SyncPage *>(book->currentPage()));
        // And when it is, the window comes to it at once.
        book->showPage(0);
        book->showMinimized();
        QVERIFY(!qobject_cast<ui::SyncPage *>(book->currentPage()));
        m_program->bringToFront(file.fileName());
        QVERIFY(qobject_cast<ui::SyncPage *>(book->currentPage()));
        QVERIFY(!book->isMinimized());
        book->showPage(0);
        m_program->bringToFront({});
        QVERIFY(!qobject_cast<ui::SyncPage *>(book->currentPage()));
    }

private:
    //! One member in the safety copy, two in the backup, three in the book.
    void makeBook()
    {
        SystemClock clock;
        SystemRandom random;
        const VaultContext context{clock, random};
        const auto created =
            Vault::create(m_template.filePath(u"vault"_s), u"书记"_s, support::passphrase(),
                          crypto::PassphraseCost::floor(), context);
        VERIFY_OK(created);
        const auto database = created->vault->openDatabase();
        VERIFY_OK(database);
        Organisation branch;
        branch.id = newId<OrganisationId>(clock, random);
        branch.type = OrganisationType::Branch;
        branch.name = u"样例村党支部"_s;
        branch.code = u"local"_s;
        VERIFY_OK(storeLocalOrganisation(**database, branch));
        Settings settings(**database);
        VERIFY_OK(settings.setValue(setting::role, QCborValue(u"secretary"_s)));
        VERIFY_OK(settings.setValue(setting::finished, QCborValue(true)));
        ChangeWriter writer(**database, clock, random, created->vault->person().id);
        MemberRepository members(**database, writer, clock);
        Member member;
        member.organisation = branch.id;
        member.name = u"王样一"_s;
        VERIFY_OK(members.save(member));
        VERIFY_OK(SafetyCopies(*created->vault, context).take(**database));
        VERIFY_OK(members.save(member));
        VERIFY_OK(backup::write(**database, *created->vault,
                                m_template.filePath(u"book.bbbackup"_s), context));
        VERIFY_OK(members.save(member));
        VERIFY_OK((*database)->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    void putInTheWay(const QString &obstacle)
    {
        const auto database = m_vault + u"/replica.db"_s;
        if (obstacle == u"header") {
            QFile header(m_vault + u"/vault.header"_s);
            QVERIFY(header.resize(header.size() / 2));
        } else if (obstacle == u"noHeader") {
            QVERIFY(QFile::remove(m_vault + u"/vault.header"_s));
        } else if (obstacle == u"firstPage") {
            QVERIFY(support::damagePages(database, 0));
        } else if (obstacle == u"pages") {
            QVERIFY(support::damagePages(database, 1));
        } else if (obstacle == u"noDatabase") {
            QVERIFY(QFile::remove(database));
        } else if (obstacle == u"plain") {
            QFile file(database);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray("SQLite format 3\0", 16) + QByteArray(4'080, 0));
        } else {
            SystemClock clock;
            SystemRandom random;
            const auto vault =
                Vault::open(m_vault, person(), support::passphrase(), VaultContext{clock, random});
            VERIFY_OK(vault);
            if (obstacle == u"erased") {
                VERIFY_OK((*vault)->beginErasure());
                return;
            }
            const auto open = (*vault)->openDatabase();
            VERIFY_OK(open);
            VERIFY_OK((*open)->execute("PRAGMA user_version=9999"));
        }
    }

    PersonId person() const
    {
        const auto people = Vault::slotsOf(m_vault);
        return people ? people->first().person : PersonId();
    }

    qint64 members()
    {
        SystemClock clock;
        SystemRandom random;
        const auto vault =
            Vault::open(m_vault, person(), support::passphrase(), VaultContext{clock, random});
        if (!vault)
            return -1;
        const auto database = (*vault)->openDatabase();
        return database ? (*database)->number("SELECT count(*) FROM members").value_or(-2) : -3;
    }

    void start(desktop::Options options = {})
    {
        options.vaultFolder = m_vault;
        m_program = std::make_unique<desktop::Program>(std::move(options), *m_theme, *m_preferences,
                                                       m_away);
        m_program->start();
    }

    void unlock()
    {
        auto *entrance = window<ui::UnlockWindow>();
        QVERIFY(entrance);
        QApplication::setActiveWindow(entrance);
        auto *field = part<QWidget>(entrance, u"passphraseEdit"_s);
        QVERIFY(field);
        QTest::keyClicks(field, u"correct horse battery"_s);
        QTest::keyClick(field, Qt::Key_Return);
    }

    void click(QWidget *within, const QString &name)
    {
        QVERIFY(within);
        auto *button = part<QAbstractButton>(within, name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    //! With an empty \a file from what is chosen already. Says what is and what is not there, then
    //! goes on.
    void restoreFrom(const QString &file)
    {
        QTRY_VERIFY(window<ui::RestoreDialog>());
        auto *dialog = window<ui::RestoreDialog>();
        if (!file.isEmpty()) {
            auto *source = part<QComboBox>(dialog, u"sourceBox"_s);
            QVERIFY(source);
            source->setCurrentIndex(source->count() - 1);
            part<QLineEdit>(dialog, u"backupFileEdit"_s)->setText(file);
        }
        auto *passphrase = part<QWidget>(dialog, u"backupPassphraseEdit"_s);
        QVERIFY(passphrase);
        QTest::keyClicks(passphrase, u"correct horse battery"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);
        auto *explanation = part<QLabel>(dialog, u"explanationLabel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(explanation->text().contains(u"原来的记录簿完整保留"), patienceMs);
        const auto said = explanation->text();
        QVERIFY2(said.contains(backup::keptFolders(m_vault).first()), qPrintable(said));
        const bool counted = said.contains(u"处修改还没上报") || said.contains(u"已无法读取");
        QVERIFY2(counted, qPrintable(said));
        click(dialog, u"restoreButton"_s);
    }

    QTemporaryDir m_template;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_vault;
    FakeAway m_away;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<desktop::Program> m_program;
};

BRANCHBOOK_TEST(ProgramTest)
#include "ProgramTest.moc"
