// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/VoteEngine.h"

#include "models/domain/RuleSet.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class VoteEngineTest : public QObject
{
    Q_OBJECT

private slots:
    void votesAreDecided_data()
    {
        QTest::addColumn<VoteRule>("rule");
        QTest::addColumn<int>("eligible");
        QTest::addColumn<int>("present");
        QTest::addColumn<int>("votesFor");
        QTest::addColumn<bool>("quorum");
        QTest::addColumn<bool>("passed");
        using enum VoteRule;
        QTest::newRow("admission of half") << Admission << 16 << 8 << 8 << false << false;
        QTest::newRow("admission, half for") << Admission << 16 << 9 << 8 << true << false;
        QTest::newRow("admission, more than half") << Admission << 16 << 9 << 9 << true << true;
        QTest::newRow("admission, odd") << Admission << 15 << 8 << 8 << true << true;
        QTest::newRow("resolution of half") << Resolution << 16 << 8 << 8 << true << false;
        QTest::newRow("resolution below half") << Resolution << 16 << 7 << 7 << false << false;
        QTest::newRow("resolution passes") << Resolution << 16 << 9 << 9 << true << true;
        QTest::newRow("resolution, odd") << Resolution << 15 << 7 << 7 << false << false;
        QTest::newRow("election of four fifths") << Election << 20 << 16 << 11 << true << true;
        QTest::newRow("election below") << Election << 20 << 15 << 15 << false << false;
        QTest::newRow("election, rounding up") << Election << 22 << 17 << 17 << false << false;
        QTest::newRow("election, rounded up") << Election << 22 << 18 << 12 << true << true;
        QTest::newRow("election, half for") << Election << 20 << 16 << 10 << true << false;
        QTest::newRow("committee of half") << Committee << 4 << 2 << 2 << true << false;
        QTest::newRow("committee passes") << Committee << 5 << 3 << 3 << true << true;
        QTest::newRow("committee below") << Committee << 5 << 2 << 2 << false << false;
        QTest::newRow("election, more than half for") << Election << 20 << 16 << 11 << true << true;
        QTest::newRow("committee, half for") << Committee << 4 << 3 << 2 << true << false;
        QTest::newRow("nobody may vote") << Resolution << 0 << 0 << 0 << false << false;
    }

    void votesAreDecided()
    {
        QFETCH(VoteRule, rule);
        QFETCH(int, eligible);
        QFETCH(int, present);
        QFETCH(int, votesFor);
        const auto outcome =
            decide(rule, {.eligible = eligible, .present = present, .votesFor = votesFor});
        QVERIFY(outcome);
        QTEST(outcome->quorum, "quorum");
        QTEST(outcome->passed, "passed");
        QCOMPARE(hasQuorum(rule, eligible, present), outcome->quorum);
    }

    void theLeastNumberIsExact()
    {
        for (const auto rule :
             {VoteRule::Resolution, VoteRule::Admission, VoteRule::Election, VoteRule::Committee}) {
            for (int eligible = 1; eligible <= 60; ++eligible) {
                const auto needs = decide(rule, {.eligible = eligible})->quorumNeeds;
                QVERIFY(hasQuorum(rule, eligible, needs));
                QVERIFY(!hasQuorum(rule, eligible, needs - 1));
            }
        }
    }

    void exactlyHalfIsTold()
    {
        QVERIFY(decide(VoteRule::Resolution, {.eligible = 16, .present = 8})->exactlyHalf);
        QVERIFY(!decide(VoteRule::Resolution, {.eligible = 16, .present = 9})->exactlyHalf);
        QVERIFY(!decide(VoteRule::Admission, {.eligible = 16, .present = 8})->exactlyHalf);
    }

    void impossibleCountsGiveNothing()
    {
        QVERIFY(!decide(VoteRule::Resolution, {.eligible = 5, .present = 6}));
        QVERIFY(!decide(VoteRule::Resolution, {.eligible = -1, .present = -1}));
        QVERIFY(!decide(VoteRule::Resolution,
                        {.eligible = 9, .present = 5, .votesFor = 3, .votesAgainst = 3}));
        QVERIFY(!decide(VoteRule::Resolution, {.eligible = 9, .present = 5, .votesAbstained = -1}));
    }

    void writtenOpinionsCountWhereTheRuleSaysSo()
    {
        // Of 16, nine came: eight for it there, one absent member in writing.
        const VoteInput input{.eligible = 16, .present = 9, .votesFor = 8, .writtenFor = 1};
        QVERIFY(decide(VoteRule::Admission, input)->passed);
        QCOMPARE(decide(VoteRule::Admission, input)->votesFor, 9);
        QVERIFY(!decide(VoteRule::Resolution, input)->passed);
        QCOMPARE(decide(VoteRule::Resolution, input)->votesFor, 8);
    }

    void writtenOpinionsMakeNoQuorum()
    {
        const auto outcome = decide(VoteRule::Admission,
                                    {.eligible = 16, .present = 8, .votesFor = 8, .writtenFor = 8});
        QVERIFY(!outcome->quorum);
        QVERIFY(!outcome->passed);
        QVERIFY(!decide(VoteRule::Admission,
                        {.eligible = 16, .present = 9, .writtenFor = 5, .writtenAgainst = 3}));
    }

    void theDayOfTheVoteChoosesTheRules()
    {
        QTemporaryDir folder;
        const auto rules = changingRules(folder);
        VERIFY_OK(rules);
        const auto on = [&](QDate day) {
            return *decide(VoteRule::Admission,
                           {.eligible = 9, .present = 5, .votesFor = 4, .writtenFor = 1, .on = day},
                           *rules);
        };
        QVERIFY(on({2026, 5, 17}).passed);
        QVERIFY(!on({2026, 5, 18}).passed);
        QCOMPARE(on({2026, 5, 17}).quorumNeeds, 5);
        QCOMPARE(on({2026, 5, 18}).quorumNeeds, 6);
    }

    void wordsNameTheRules()
    {
        for (const auto rule :
             {VoteRule::Resolution, VoteRule::Admission, VoteRule::Election, VoteRule::Committee})
            QCOMPARE(voteRuleOf(wordOf(rule)), rule);
        QVERIFY(!voteRuleOf(u"acclamation"));
    }

private:
    //! Written opinions count until May 2026; from then on two thirds must come.
    static Result<RuleBook> changingRules(const QTemporaryDir &folder)
    {
        QFile file(folder.filePath(u"votes.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return Error::Io;
        file.write(R"({"ruleSet":"votes","versions":[
            {"version":"a","effectiveFrom":"2014-01-01","source":"s","rules":{"admission":{
                "quorum":{"share":[1,2],"more":true},"pass":{"share":[1,2],"more":true},
                "writtenOpinionsCount":true}}},
            {"version":"b","effectiveFrom":"2026-05-18","source":"s","rules":{"admission":{
                "quorum":{"share":[2,3],"more":false},"pass":{"share":[1,2],"more":true}}}}]})");
        file.close();
        return RuleBook::load(folder.path());
    }
};

BRANCHBOOK_TEST(VoteEngineTest)
#include "VoteEngineTest.moc"
