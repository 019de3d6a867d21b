// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

//! What is typed wrongly ends with 64 and a sentence, before anything is opened or asked for.
class CliUsageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_programs = std::make_unique<support::Programs>(m_folder.path()); }

    void aWrongLineIsSaid_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QString &line, const QString &sentence) {
            QTest::newRow(name) << line << sentence;
        };
        const auto book = u"--vault V --passphrase-fd 0 "_s;
        row("nothing", {}, u"没有给出命令"_s);
        row("no such command", u"records drop"_s, u"没有“records drop”这个命令"_s);
        row("no such option", u"status --verbose"_s, u"没有 --verbose 这个选项"_s);
        row("no vault", u"--passphrase-fd 0 status"_s, u"“status”缺少 --vault"_s);
        row("no vault to look at", u"vault info"_s, u"“vault info”缺少 --vault"_s);
        row("no passphrase", u"--vault V status"_s, u"缺少 --passphrase-fd | --passphrase-file"_s);
        row("no value", u"--vault V --passphrase-fd"_s, u"选项 --passphrase-fd 需要一个值"_s);
        row("a descriptor of letters", u"--vault V --passphrase-fd three status"_s,
            u"选项 --passphrase-fd 需要一个整数"_s);
        row("a negative descriptor", u"--vault V --passphrase-fd=-1 status"_s,
            u"选项 --passphrase-fd 需要一个整数"_s);
        row("enrol without code", book + u"enrol --hub https://h --ca F"_s, u"缺少 --code"_s);
        row("enrol without hub", book + u"enrol --ca F --code C"_s, u"缺少 --hub"_s);
        row("limit of letters", book + u"records list member --limit many"_s,
            u"选项 --limit 需要一个整数"_s);
        row("too few", book + u"records get member"_s, u"用法：records get KIND ID"_s);
        row("too many", book + u"status now"_s, u"用法：status"_s);
        row("another command's option", book + u"status --limit 3"_s, u"没有 --limit 这个选项"_s);
        row("a vote without rule", u"vote decide --eligible 3 --present 2 --for 2"_s,
            u"缺少 --rule"_s);
        row("a vote by another rule",
            u"vote decide --rule acclamation --eligible 3 --present 2 --for 2"_s,
            u"resolution, admission, election, committee"_s);
        row("a vote in words", u"vote decide --rule election --eligible 3 --present two --for 2"_s,
            u"选项 --present 需要一个整数"_s);
        row("a bundle to nowhere", book + u"bundle export OUT --to moon"_s, u"hub, station"_s);
        row("an unknown kind to export", book + u"export hamster OUT.csv"_s, u"“KIND”本机没有"_s);
        row("an unknown kind to list", book + u"records list hamster"_s, u"“KIND”本机没有"_s);
        row("files of a member", book + u"media list member ID"_s, u"“KIND”本机没有"_s);
        row("all cells without purpose", book + u"export member OUT.csv --unmasked"_s,
            u"“--purpose”未填写"_s);
    }

    void aWrongLineIsSaid()
    {
        QFETCH(QString, line);
        QFETCH(QString, sentence);
        const auto answer = run(line);
        QCOMPARE(answer.exitCode, 64);
        QCOMPARE(answer.output, QByteArray());
        const auto messages = QString::fromUtf8(answer.messages);
        QVERIFY2(messages.contains(sentence), qPrintable(messages));
    }

    void theHelpNamesEveryCommandAndExitCode()
    {
        const auto answer = run(u"--help"_s);
        QCOMPARE(answer.exitCode, 0);
        const auto help = QString::fromUtf8(answer.messages);
        for (const auto &command : {u"vault create"_s,
                                    u"vault check"_s,
                                    u"vault info"_s,
                                    u"enrol --hub URL"_s,
                                    u"sync [--records-only]"_s,
                                    u"status"_s,
                                    u"records list KIND"_s,
                                    u"records get KIND ID"_s,
                                    u"records put KIND"_s,
                                    u"records remove KIND ID"_s,
                                    u"records history KIND ID"_s,
                                    u"import members FILE"_s,
                                    u"export KIND"_s,
                                    u"meeting submit ID"_s,
                                    u"media add"_s,
                                    u"media list"_s,
                                    u"media get HASH OUT"_s,
                                    u"media verify"_s,
                                    u"vote decide --rule"_s,
                                    u"bundle export OUT"_s,
                                    u"bundle import FILE"_s,
                                    u"backup OUT"_s,
                                    u"restore FILE"_s,
                                    u"verify [--media]"_s})
            QVERIFY2(help.contains(command), qPrintable(command));
        for (const auto code : {0, 1, 64, 65, 66, 69, 70, 73, 75, 76, 77, 78})
            QVERIFY2(help.contains(QString::number(code) + u' '),
                     qPrintable(QString::number(code)));
    }

    void theVersionIsAnObject()
    {
        const auto answer = run(u"--version --json"_s);
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(!answer.json().value(u"version"_s).toString().isEmpty());
    }

    void aVoteNeedsNoVault()
    {
        const auto answer = run(u"--json vote decide --rule admission --eligible 21 --present 15 "
                                "--for 11 --against 2 --abstain 2"_s);
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.json().keys(), QStringList({u"passed"_s, u"quorum"_s, u"rule"_s}));
        QVERIFY(answer.json().value(u"quorum"_s).toBool());
        QVERIFY(answer.json().value(u"passed"_s).toBool());
        const auto few =
            run(u"--json vote decide --rule admission --eligible 21 --present 5 --for 5"_s);
        QCOMPARE(few.exitCode, 0);
        QVERIFY(!few.json().value(u"quorum"_s).toBool());
        QVERIFY(!few.json().value(u"passed"_s).toBool());
        QCOMPARE(
            run(u"--json vote decide --rule admission --eligible 3 --present 2 --for 9"_s).exitCode,
            65);
    }

private:
    support::Finished run(const QString &line)
    {
        return m_programs->run(u"branchbook-cli"_s, line.split(u' ', Qt::SkipEmptyParts));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
};

BRANCHBOOK_TEST(CliUsageTest)
#include "CliUsageTest.moc"
