// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Database.h"
#include "models/store/Vault.h"
#include "support/Check.h"
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace models;

//! Each exit code of the help, met once by the real program; and what it says then.
class ExitCodesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_programs = std::make_unique<support::Programs>(m_folder.path());
        QVERIFY(m_programs->startHub());
        const auto enrolled = m_programs->enrol(u"pc"_s, u"3301001"_s, u"secretary"_s);
        QVERIFY2(enrolled.exitCode == 0, enrolled.messages.constData());
        QVERIFY(m_programs->copyPc(u"pc"_s, u"broken"_s));
        QVERIFY(m_programs->copyPc(u"pc"_s, u"newer"_s));
    }

    void everythingWent() { expect(0, u"pc"_s, {u"status"_s}, {}); }

    void someRowsWereNotTaken()
    {
        expect(1, u"pc"_s,
               {u"import"_s, u"members"_s, support::dataFile(u"roster-bad.xlsx"_s), u"--org"_s,
                u"3301001"_s, u"--dry-run"_s},
               u"公民身份号码"_s);
    }

    void theLineIsWrong() { expect(64, u"pc"_s, {u"statis"_s}, u"没有“statis”这个命令"_s); }

    void theDataIsWrong()
    {
        expect(65, u"pc"_s, {u"import"_s, u"members"_s, support::dataFile(u"photo.jpg"_s)},
               u"只能导入 xlsx 或 csv 表格"_s);
    }

    void theInputIsNotThere()
    {
        expect(66, u"pc"_s, {u"import"_s, u"members"_s, u"/nowhere/roster.xlsx"_s},
               u"找不到该文件"_s);
    }

    void theHubIsAway()
    {
        QCOMPARE(m_programs->stopHub(), 0);
        expect(69, u"pc"_s, {u"sync"_s}, u"暂时连不上上级平台"_s);
        QVERIFY(m_programs->startHub());
    }

    void theProgramIsWrong()
    {
        auto database = databaseOf(u"broken"_s);
        QVERIFY(database);
        // A table that the program's own SQL counts on.
        VERIFY_OK(database->execute("DROP TABLE members"));
        leave(database);
        expect(70, u"broken"_s, {u"records"_s, u"list"_s, u"member"_s}, u"程序内部出错"_s);
    }

    void theOutputCannotBeWritten()
    {
        expect(73, u"pc"_s, {u"backup"_s, u"/nowhere/saved"_s}, u"文件无法读写"_s);
    }

    void anotherProgramHoldsTheVault()
    {
        const auto database = databaseOf(u"pc"_s);
        QVERIFY(database);
        VERIFY_OK(database->execute("BEGIN IMMEDIATE"));
        expect(75, u"pc"_s, {u"records"_s, u"put"_s, u"member"_s},
               u"数据正被另一个窗口或程序使用"_s, "{\"name\":\"样一\",\"category\":\"full\"}\n");
        VERIFY_OK(database->execute("ROLLBACK"));
    }

    void theOtherSideIsNotTheHub()
    {
        QTemporaryDir other;
        support::Programs stranger(other.path());
        QVERIFY(stranger.startHub());
        QVERIFY(QFile::copy(m_programs->passphraseFile(u"pc"_s),
                            m_programs->passphraseFile(u"fresh"_s)));
        expect(0, u"fresh"_s, {u"vault"_s, u"create"_s}, {});
        expect(76, u"fresh"_s,
               {u"enrol"_s, u"--hub"_s, m_programs->hubUrl(), u"--ca"_s, stranger.hubAuthority(),
                u"--code"_s, u"ABCD-EFGH"_s},
               u"对方服务器不是本县的上级平台"_s);
    }

    void thePassphraseIsWrong()
    {
        QVERIFY(m_programs->copyPc(u"pc"_s, u"closed"_s));
        QFile passphrase(m_programs->passphraseFile(u"closed"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly));
        passphrase.write("not the passphrase at all");
        passphrase.close();
        expect(77, u"closed"_s, {u"status"_s}, u"口令不正确"_s);
    }

    void aNewerProgramWroteIt()
    {
        auto database = databaseOf(u"newer"_s);
        QVERIFY(database);
        VERIFY_OK(database->execute("PRAGMA user_version = 9999"));
        leave(database);
        expect(78, u"newer"_s, {u"status"_s}, u"数据由更新版本的程序写入"_s);
    }

private:
    void expect(int exitCode, const QString &pc, const QStringList &arguments,
                const QString &sentence, const QByteArray &input = {})
    {
        const auto answer = m_programs->cli(pc, arguments, input);
        QVERIFY2(
            answer.exitCode == exitCode,
            qPrintable(u"%1 %2"_s.arg(answer.exitCode).arg(QString::fromUtf8(answer.messages))));
        const auto messages = QString::fromUtf8(answer.messages);
        QVERIFY2(messages.contains(sentence), qPrintable(messages));
    }

    //! The replica of a PC as another program on it would open it.
    std::unique_ptr<Database> databaseOf(const QString &pc)
    {
        QFile file(m_programs->passphraseFile(pc));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto people = Vault::slotsOf(m_programs->vault(pc));
        if (!people)
            return {};
        auto vault = Vault::open(m_programs->vault(pc), people->first().person,
                                 SecretBytes::copyOf(file.readAll()), {m_clock, m_random});
        if (!vault)
            return {};
        m_vault = std::move(*vault);
        auto database = m_vault->openDatabase();
        return database ? std::move(*database) : nullptr;
    }

    //! The vault is free for the next program.
    void leave(std::unique_ptr<Database> &database)
    {
        database.reset();
        m_vault.reset();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Vault> m_vault;
};

BRANCHBOOK_TEST(ExitCodesTest)
#include "ExitCodesTest.moc"
