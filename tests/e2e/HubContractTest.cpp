// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;
using support::Finished;

//! The contract of the hub's program: its commands, the fields of their answers, their exit codes,
//! and that it says in Chinese what a person did wrong. Each function goes on from the one before.
class HubContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_programs = std::make_unique<support::Programs>(m_folder.path()); }

    void aWrongLineIsSaid_data()
    {
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QStringList &line, const QString &sentence) {
            QTest::newRow(name) << line << sentence;
        };
        row("no store", {u"digest"_s}, u"命令行不正确（--store）"_s);
        row("no such command", {u"--store"_s, u"S"_s, u"dance"_s}, u"命令行不正确（dance）"_s);
        row("no command", {u"--store"_s, u"S"_s}, u"命令行不正确"_s);
        row("no such option", {u"--store"_s, u"S"_s, u"digest"_s, u"--loud"_s}, u"loud"_s);
        row("a code for nobody", {u"--store"_s, u"S"_s, u"enrol-code"_s},
            u"命令行不正确（--user）"_s);
        row("a person without role",
            {u"--store"_s, u"S"_s, u"user"_s, u"add"_s, u"U"_s, u"--org"_s, u"3301"_s},
            u"命令行不正确（--role）"_s);
        row("no port", {u"--store"_s, u"S"_s, u"serve"_s, u"--listen"_s, u"here"_s},
            u"命令行不正确（--listen）"_s);
        row("a device that is none", {u"--store"_s, u"S"_s, u"devices"_s, u"revoke"_s, u"7"_s},
            u"命令行不正确（ID）"_s);
    }

    void aWrongLineIsSaid()
    {
        QFETCH(QStringList, line);
        QFETCH(QString, sentence);
        const auto answer = m_programs->run(u"branchbook-hub"_s, line);
        QCOMPARE(answer.exitCode, 64);
        QCOMPARE(answer.output, QByteArray());
        const auto messages = QString::fromUtf8(answer.messages);
        QVERIFY2(messages.contains(sentence), qPrintable(messages));
    }

    void theHelpNamesEveryCommandInTheReadersLanguage()
    {
        const auto answer = m_programs->run(u"branchbook-hub"_s, {u"--help"_s});
        QCOMPARE(answer.exitCode, 0);
        const auto help = QString::fromUtf8(answer.output);
        for (const auto &words :
             {u"init"_s, u"serve"_s, u"org import"_s, u"user add"_s, u"enrol-code"_s,
              u"load KIND"_s, u"digest"_s, u"devices list"_s, u"devices revoke"_s, u"audit list"_s,
              u"audit verify"_s, u"parcels list"_s, u"parcels take"_s, u"bundle import"_s,
              u"退出码："_s, u"64 用法错误"_s, u"内置存储所在的文件夹"_s})
            QVERIFY2(help.contains(words), qPrintable(words));
        QCOMPARE(m_programs->run(u"branchbook-hub"_s, {u"--version"_s}).exitCode, 0);
    }

    void aStoreIsMadeOnce()
    {
        expectFault(hub({u"digest"_s}), 66, u"找不到存放密钥的文件"_s);
        const auto made = hub({u"init"_s, u"--host"_s, u"hub.example.cn"_s});
        QVERIFY2(made.exitCode == 0, made.messages.constData());
        QCOMPARE(made.json().keys(), QStringList({u"ca"_s, u"store"_s}));
        QVERIFY(QFile::exists(made.json().value(u"ca"_s).toString()));
        expectFault(hub({u"init"_s}), 65, u"没有覆盖任何内容"_s);
    }

    void theCountyIsImportedOnceAndFaultsNameTheirLine()
    {
        const auto county = support::sourceFile(u"resources/sample/organisations.csv"_s);
        const auto imported = hub({u"org"_s, u"import"_s, county});
        QCOMPARE(imported.json(), (QJsonObject{{u"added"_s, 1'678}, {u"changed"_s, 0}}));
        QCOMPARE(hub({u"org"_s, u"import"_s, county}).json(),
                 (QJsonObject{{u"added"_s, 0}, {u"changed"_s, 0}}));
        expectFault(hub({u"org"_s, u"import"_s, u"/nowhere.csv"_s}), 66, u"找不到该文件"_s);
        const auto orphan = write(u"orphan.csv"_s,
                                  "code,parent,type,category,name,seal_name\n"
                                  "99,98,branch,,样村支部,\n");
        expectFault(hub({u"org"_s, u"import"_s, orphan}), 65, u"第 2 行："_s);
    }

    void aPersonIsAddedAndGetsACode()
    {
        const auto added = hub({u"user"_s, u"add"_s, u"secretary"_s, u"--org"_s, u"3301001"_s,
                                u"--role"_s, u"secretary"_s});
        QCOMPARE(added.exitCode, 0);
        QVERIFY(!QUuid(added.json().value(u"id"_s).toString()).isNull());
        const auto code = hub({u"enrol-code"_s, u"--user"_s, u"secretary"_s});
        QCOMPARE(code.json().keys(), QStringList({u"code"_s, u"validMinutes"_s}));
        expectFault(hub({u"enrol-code"_s, u"--user"_s, u"nobody"_s}), 66, u"没有这个姓名的人员"_s);
        expectFault(
            hub({u"user"_s, u"add"_s, u"king"_s, u"--org"_s, u"3301001"_s, u"--role"_s, u"king"_s}),
            65, u"没有这个角色"_s);
        expectFault(hub({u"user"_s, u"add"_s, u"one"_s, u"--org"_s, u"9999"_s, u"--role"_s,
                         u"secretary"_s}),
                    66, u"没有命令中所指的内容"_s);
    }

    void recordsOfAnOlderSystemAreLoaded()
    {
        const auto good =
            write(u"members.ndjson"_s,
                  "{\"org\":\"3301001\",\"name\":\"样一二\",\"category\":\"full\"}\n"
                  "{\"org\":\"3301001\",\"name\":\"样三四\",\"category\":\"full\"}\n");
        QCOMPARE(hub({u"load"_s, u"member"_s, good}).json(), (QJsonObject{{u"loaded"_s, 2}}));
        const auto before = hub({u"digest"_s}).output;
        const auto bad = write(u"bad.ndjson"_s,
                               "{\"org\":\"3301001\",\"name\":\"样五六\",\"category\":\"full\"}\n"
                               "{\"org\":\"3301001\",\"name\":7}\n");
        expectFault(hub({u"load"_s, u"member"_s, bad}), 65, u"第 2 行："_s);
        QCOMPARE(hub({u"digest"_s}).output, before);
        QCOMPARE(hub({u"load"_s, u"hamster"_s, good}).exitCode, 65);
        const auto lines = hub({u"digest"_s}).lines();
        QVERIFY(lines.size() > 1'000);
        QCOMPARE(lines.first().keys(), QStringList({u"count"_s, u"digest"_s, u"name"_s, u"seq"_s}));
    }

    void itServesSaysSoOnceAndStopsCleanly()
    {
        QProcess process;
        process.setProgram(QCoreApplication::applicationDirPath() + u"/branchbook-hub"_s);
        process.setArguments(storeOptions()
                             + QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
        process.start();
        QVERIFY(process.waitForReadyRead(60'000));
        const auto line = process.readLine();
        QVERIFY2(line.startsWith("{\"ca\":") && line.endsWith("}\n"), line.constData());
        const auto ready = QJsonDocument::fromJson(line).object();
        QCOMPARE(ready.keys(), QStringList({u"ca"_s, u"ready"_s, u"url"_s}));
        QVERIFY(ready.value(u"ready"_s).toBool());
        QVERIFY(ready.value(u"url"_s).toString().startsWith(u"https://127.0.0.1:"_s));
        QVERIFY(QFile::exists(ready.value(u"ca"_s).toString()));

        process.terminate(); // SIGTERM
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        // Its log is lines of JSON, and nothing else.
        QStringList events;
        for (const auto &logged : process.readAllStandardError().split('\n')) {
            if (!logged.isEmpty())
                events << QJsonDocument::fromJson(logged).object().value(u"event"_s).toString();
        }
        QVERIFY2(events.contains(u"started"_s) && events.contains(u"stopping"_s),
                 qPrintable(events.join(u' ')));
        QVERIFY(!events.contains(QString()));
    }

    void aPortInUseAndAMissingCertificateAreTold()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto listen = u"127.0.0.1:%1"_s.arg(other.serverPort());
        const auto busy = hub({u"serve"_s, u"--listen"_s, listen});
        QCOMPARE(busy.exitCode, 75);
        const auto line = QJsonDocument::fromJson(busy.messages).object();
        QVERIFY(line.value(u"message"_s).toString().contains(u"另一个程序正在使用这个地址"_s));
        QCOMPARE(hub({u"serve"_s, u"--cert"_s, u"/nowhere"_s, u"--key"_s, u"/nowhere"_s}).exitCode,
                 65);
    }

    void devicesAndDecisionsAreListed()
    {
        QVERIFY(m_programs->startHub());
        const auto enrolled = m_programs->enrol(u"pc"_s, u"3301002"_s, u"secretary"_s);
        QVERIFY2(enrolled.exitCode == 0, enrolled.messages.constData());
        const auto devices = hub({u"devices"_s, u"list"_s}).lines();
        QCOMPARE(devices.size(), 1);
        QCOMPARE(devices.first().keys(), QStringList({u"enrolledAt"_s, u"id"_s, u"revoked"_s}));
        const auto revoked =
            hub({u"devices"_s, u"revoke"_s, devices.first().value(u"id"_s).toString()});
        QCOMPARE(revoked.json().keys(), QStringList({u"id"_s, u"revoked"_s, u"standing"_s}));
        QCOMPARE(
            hub({u"devices"_s, u"revoke"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)})
                .exitCode,
            66);
        // The next sync is refused, and says so.
        const auto refused = m_programs->cli(u"pc"_s, {u"sync"_s});
        QCOMPARE(refused.exitCode, 77);
        QVERIFY2(QString::fromUtf8(refused.messages).contains(u"本机已被上级平台停用"_s),
                 refused.messages.constData());
        QCOMPARE(m_programs->stopHub(), 0);

        const auto decisions = hub({u"audit"_s, u"list"_s}).lines();
        QStringList actions;
        for (const auto &decision : decisions)
            actions << decision.value(u"action"_s).toString() + u' '
                    + decision.value(u"result"_s).toString();
        QVERIFY2(actions.contains(u"code made"_s) && actions.contains(u"device revoked"_s),
                 qPrintable(actions.join(u", "_s)));
        const auto verified = hub({u"audit"_s, u"verify"_s});
        QCOMPARE(verified.exitCode, 0);
        QCOMPARE(verified.json(),
                 (QJsonObject{{u"entries"_s, decisions.size()}, {u"whole"_s, true}}));
    }

    void parcelsAndBundlesThatAreNoneAreRefused()
    {
        QCOMPARE(hub({u"parcels"_s, u"list"_s}).exitCode, 0);
        const auto file = write(u"none"_s, "neither parcel nor bundle");
        expectFault(hub({u"parcels"_s, u"take"_s, file}), 65, u"没有收下"_s);
        expectFault(hub({u"parcels"_s, u"take"_s, u"/nowhere"_s}), 66, u"找不到该文件"_s);
        expectFault(hub({u"parcels"_s, u"discard"_s, u"7"_s}), 66, u"没有命令中所指的内容"_s);
        QCOMPARE(hub({u"parcels"_s, u"discard"_s, u"seven"_s}).exitCode, 64);
        expectFault(hub({u"bundle"_s, u"import"_s, file, u"--reply"_s, u"/nowhere"_s}), 65,
                    u"没有改动任何内容"_s);
        QCOMPARE(hub({u"bundle"_s, u"import"_s, file}).exitCode, 64);
    }

    void aKeyThatOthersMayReadOpensNothing()
    {
        QFile key(m_folder.filePath(u"secrets/hub"_s));
        const auto before = key.permissions();
        QVERIFY(key.setPermissions(before | QFile::ReadOther));
        expectFault(hub({u"digest"_s}), 77, u"chmod 600"_s);
        QVERIFY(key.setPermissions(before));
        QCOMPARE(hub({u"digest"_s}).exitCode, 0);
    }

private:
    QStringList storeOptions() const
    {
        return {u"--store"_s, m_folder.filePath(u"hub"_s), u"--key-file"_s,
                m_folder.filePath(u"secrets/hub"_s)};
    }

    Finished hub(const QStringList &arguments) { return m_programs->hub(arguments); }

    //! A sentence for the person first, then a line for scripts.
    static void expectFault(const Finished &answer, int exitCode, const QString &sentence)
    {
        QVERIFY2(
            answer.exitCode == exitCode,
            qPrintable(u"%1 %2"_s.arg(answer.exitCode).arg(QString::fromUtf8(answer.messages))));
        QCOMPARE(answer.output, QByteArray());
        const auto lines = QString::fromUtf8(answer.messages).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines.first().contains(sentence), qPrintable(lines.first()));
        QVERIFY(QJsonDocument::fromJson(lines.last().toUtf8()).object().contains(u"code"_s));
    }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
};

BRANCHBOOK_TEST(HubContractTest)
#include "HubContractTest.moc"
