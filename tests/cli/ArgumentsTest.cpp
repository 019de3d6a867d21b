// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"

#include "app/cli/Command.h"
#include "support/TestMain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cli;

class ArgumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsOptionsAndArgumentsAreToldApart()
    {
        const auto parsed =
            parse(u"--vault /v --passphrase-file /p records list member --where name=A --where "
                  "category=full --limit=3 --json"_s);

        QVERIFY2(parsed.command, qPrintable(parsed.fault));
        QCOMPARE(parsed.command->words, QStringList({u"records"_s, u"list"_s}));
        QCOMPARE(parsed.arguments.positional(), QStringList{u"member"_s});
        QCOMPARE(parsed.arguments.value(u"vault"_s), u"/v"_s);
        QCOMPARE(parsed.arguments.values(u"where"_s),
                 QStringList({u"name=A"_s, u"category=full"_s}));
        QCOMPARE(parsed.arguments.value(u"limit"_s), u"3"_s);
        QVERIFY(parsed.arguments.has(u"json"_s));
    }

    void mistakesAreNamedAndRunNothing_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing") << ""
                                 << "command";
        QTest::newRow("unknown command") << "records drop member"
                                         << "records drop member";
        QTest::newRow("unknown option") << "status --verbose"
                                        << "--verbose";
        QTest::newRow("another command's option") << "status --limit 3"
                                                  << "--limit";
        QTest::newRow("missing value") << "records list member --limit"
                                       << "--limit";
        QTest::newRow("too few") << "records get member"
                                 << "records get KIND ID";
        QTest::newRow("too many") << "status now"
                                  << "status";
        QTest::newRow("no number") << "records list member --limit many"
                                   << "--limit";
        QTest::newRow("a number below nothing") << "records list member --limit=-1"
                                                << "--limit";
        QTest::newRow("none of the words") << "bundle export out --to moon"
                                           << "hub, station";
        QTest::newRow("a descriptor that is none") << "status --passphrase-fd three"
                                                   << "--passphrase-fd";
        QTest::newRow("passphrase as argument") << "status --passphrase secret"
                                                << "--passphrase";
    }

    void mistakesAreNamedAndRunNothing()
    {
        QFETCH(QString, line);
        QFETCH(QString, word);
        const auto parsed = parse(u"--vault /v --passphrase-fd 3 "_s + line);
        QVERIFY(!parsed.command);
        QVERIFY2(parsed.fault.contains(word), qPrintable(parsed.fault));
    }

    void whatIsMissingIsAskedFor_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("vault") << "--passphrase-fd 3 status"
                               << "--vault";
        QTest::newRow("vault for what needs no passphrase") << "vault info"
                                                            << "--vault";
        QTest::newRow("passphrase") << "--vault /v status"
                                    << "--passphrase-fd";
        QTest::newRow("code") << "--vault /v --passphrase-fd 3 enrol --hub https://h --ca f"
                              << "--code";
        QTest::newRow("rule") << "vote decide --eligible 3 --present 2 --for 2"
                              << "--rule";
    }

    void whatIsMissingIsAskedFor()
    {
        QFETCH(QString, line);
        QFETCH(QString, word);
        const auto parsed = parse(line);
        QVERIFY(!parsed.command);
        QVERIFY2(parsed.fault.contains(word), qPrintable(parsed.fault));
    }

    void whatNeedsNothingRunsWithoutAVault()
    {
        QVERIFY(parse(u"vote decide --rule election --eligible 3 --present 2 --for 2"_s).command);
    }

    void aDoubleDashEndsTheOptions()
    {
        const auto parsed = parse(u"--vault /v --passphrase-fd 3 records get member -- --odd-id"_s);
        QVERIFY(parsed.command);
        QCOMPARE(parsed.arguments.positional(), QStringList({u"member"_s, u"--odd-id"_s}));
    }

    void everyCommandHasDistinctWordsAndCanBeShown()
    {
        QStringList seen;
        for (const auto &command : allCommands()) {
            const auto words = command.words.join(u' ');
            QVERIFY(!seen.contains(words));
            seen << words;
            QVERIFY(command.run);
            QVERIFY(command.usage().startsWith(words));
        }
        QVERIFY(seen.size() > 15);
    }

private:
    Arguments::Parsed parse(const QString &line)
    {
        static const auto commands = allCommands();
        return Arguments::parse(
            QStringList{u"branchbook-cli"_s} + line.split(u' ', Qt::SkipEmptyParts), commands);
    }
};

BRANCHBOOK_TEST(ArgumentsTest)
#include "ArgumentsTest.moc"
