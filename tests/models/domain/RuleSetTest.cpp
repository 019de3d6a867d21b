// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/RuleSet.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class RuleSetTest : public QObject
{
    Q_OBJECT

private slots:
    void theShippedRulesAreComplete()
    {
        const auto rules = RuleBook::load(u":/rules"_s);
        VERIFY_OK(rules);
        for (const auto &name : {u"branch"_s, u"member"_s, u"votes"_s, u"meetings"_s})
            QVERIFY(!rules->versions(name).isEmpty());
        QVERIFY(rules->inForce(u"member").date(u"foundedOn").isValid());
    }

    void theDayChoosesTheVersion()
    {
        QTemporaryDir folder;
        write(folder, R"({"ruleSet":"dues","versions":[
            {"version":"b","effectiveFrom":"2026-05-18","source":"s","rules":{"n":2}},
            {"version":"a","effectiveFrom":"2014-01-01","source":"s","rules":{"n":1}}]})");
        const auto rules = RuleBook::load(folder.path());
        VERIFY_OK(rules);
        QCOMPARE(rules->inForce(u"dues", {2026, 5, 17}).number(u"n"), 1);
        QCOMPARE(rules->inForce(u"dues", {2026, 5, 18}).number(u"n"), 2);
        QCOMPARE(rules->inForce(u"dues", {1990, 1, 1}).version, u"a"_s);
        QCOMPARE(rules->inForce(u"dues").version, u"b"_s);
        QVERIFY(rules->inForce(u"unknown").version.isEmpty());
    }

    void brokenRulesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("no versions") << QByteArray(R"({"ruleSet":"dues","versions":[]})");
        QTest::newRow("no date") << QByteArray(
            R"({"ruleSet":"d","versions":[{"version":"1","source":"s","rules":{"n":1}}]})");
        QTest::newRow("no source") << QByteArray(
            R"({"ruleSet":"d","versions":[{"version":"1","effectiveFrom":"2014-01-01","rules":{"n":1}}]})");
    }

    void brokenRulesAreRefused()
    {
        QFETCH(QByteArray, json);
        QTemporaryDir folder;
        write(folder, json);
        VERIFY_ERROR(RuleBook::load(folder.path()), Error::Corrupt);
    }

    void anEmptyFolderIsRefused()
    {
        QTemporaryDir folder;
        VERIFY_ERROR(RuleBook::load(folder.path()), Error::Corrupt);
    }

private:
    static void write(const QTemporaryDir &folder, const QByteArray &json)
    {
        QFile file(folder.filePath(u"rules.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(json), json.size());
    }
};

BRANCHBOOK_TEST(RuleSetTest)
#include "RuleSetTest.moc"
