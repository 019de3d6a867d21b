// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/BranchRules.h"

#include "models/domain/RuleSet.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class BranchRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void sizesFallIntoBands_data()
    {
        QTest::addColumn<int>("members");
        QTest::addColumn<int>("fullMembers");
        QTest::addColumn<SizeBand>("band");
        QTest::newRow("two full members") << 2 << 2 << SizeBand::TooFewFull;
        QTest::newRow("two full among many") << 22 << 2 << SizeBand::TooFewFull;
        QTest::newRow("three full members") << 3 << 3 << SizeBand::Small;
        QTest::newRow("19") << 19 << 19 << SizeBand::Small;
        QTest::newRow("20") << 20 << 18 << SizeBand::Aimed;
        QTest::newRow("25") << 25 << 25 << SizeBand::Aimed;
        QTest::newRow("26") << 26 << 26 << SizeBand::Large;
        QTest::newRow("50") << 50 << 50 << SizeBand::Large;
        QTest::newRow("51") << 51 << 51 << SizeBand::TooLarge;
    }

    void sizesFallIntoBands()
    {
        QFETCH(int, members);
        QFETCH(int, fullMembers);
        QFETCH(SizeBand, band);
        QCOMPARE(sizeBand({.members = members, .fullMembers = fullMembers}, today), band);
    }

    void findingsNameFieldReasonAndSeverity_data()
    {
        QTest::addColumn<BranchFacts>("facts");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("isGrave");
        const auto row = [](const char *title, const char *field, const char *reason, bool isGrave,
                            auto change) {
            auto facts = good();
            change(facts);
            QTest::newRow(title) << facts << QString::fromLatin1(field)
                                 << QString::fromLatin1(reason) << isGrave;
        };
        row("19 members", "size", "belowBand", false, [](auto &f) { f.members = 19; });
        row("26 members", "size", "aboveBand", false, [](auto &f) { f.members = 26; });
        row("51 in an office", "size", "aboveUsual", false, [](auto &f) {
            f.category = u"国企"_s;
            f.members = 51;
        });
        row("seven full members, nobody with a post", "committee", "required", true, [](auto &f) {
            f.fullMembers = 7;
            f.posts = 0;
        });
        row("seven full members, two posts", "committee", "required", true, [](auto &f) {
            f.fullMembers = 7;
            f.posts = 2;
        });
        row("committee of six", "committee", "aboveUsual", false, [](auto &f) { f.posts = 6; });
        row("committee of seven", "committee", "aboveUsual", false, [](auto &f) { f.posts = 7; });
        row("committee of eight", "committee", "aboveMost", true, [](auto &f) { f.posts = 8; });
        row("six full members without a secretary", "secretary", "required", true, [](auto &f) {
            f.fullMembers = 6;
            f.posts = 0;
        });
        row("six full members with a committee", "committee", "smallBranch", false, [](auto &f) {
            f.fullMembers = 6;
            f.posts = 3;
        });
        row("village, six months before the end", "term", "termEnds", false,
            [](auto &f) { f.electedOn = QDate(2022, 5, 8); });
        row("village, last day", "term", "termEnds", false,
            [](auto &f) { f.electedOn = QDate(2021, 11, 8); });
        row("village, over", "term", "termOver", true,
            [](auto &f) { f.electedOn = QDate(2021, 11, 7); });
        row("office, over after three years", "term", "termOver", true, [](auto &f) {
            f.category = u"事业"_s;
            f.electedOn = QDate(2023, 11, 7);
        });
        row("office of 20 without groups", "groups", "splitPossible", false,
            [](auto &f) { f.category = u"机关"_s; });
        row("group of two", "groups", "groupTooSmall", false,
            [](auto &f) { f.groups = {{.members = 2, .fullMembers = 1}}; });
        row("group without a full member", "groups", "groupWithoutFull", false,
            [](auto &f) { f.groups = {{.members = 3, .fullMembers = 0}}; });
        row("probationary leader", "groups", "leaderProbationary", false, [](auto &f) {
            f.groups = {{.members = 3, .fullMembers = 2, .isLeaderProbationary = true}};
        });
        row("joint branch of six units", "units", "aboveMost", true, [](auto &f) { f.units = 6; });
    }

    void findingsNameFieldReasonAndSeverity()
    {
        QFETCH(BranchFacts, facts);
        QFETCH(QString, field);
        QFETCH(QString, reason);
        QFETCH(bool, isGrave);
        const auto severity = isGrave ? Finding::Severity::Error : Finding::Severity::Warning;
        const QList<Finding> expected{{field, reason, severity}};
        QCOMPARE(check(facts, today), expected);
    }

    void whatIsAllowedHasNoFindings()
    {
        QCOMPARE(check(good(), today), QList<Finding>());
        for (const int posts : {3, 5}) {
            auto facts = good();
            facts.posts = posts;
            QCOMPARE(check(facts, today), QList<Finding>());
        }
        for (const int posts : {1, 2}) {
            auto facts = good();
            facts.fullMembers = 6;
            facts.posts = posts;
            QCOMPARE(check(facts, today), QList<Finding>());
        }
        auto facts = good();
        facts.units = 5;
        facts.electedOn = {2022, 5, 9}; // a day more than six months are left
        facts.groups = {{.members = 3, .fullMembers = 1}};
        QCOMPARE(check(facts, today), QList<Finding>());
        facts.category = u"机关"_s;
        facts.electedOn = {};
        QCOMPARE(check(facts, today), QList<Finding>());
        facts.groups.clear();
        facts.members = 19;
        QCOMPARE(check(facts, today).size(), 1); // too small a branch to be divided
    }

    void fewerThanThreeFullMembersMakeNoBranch()
    {
        auto facts = good();
        facts.fullMembers = 2;
        facts.posts = 1;
        const QList<Finding> expected{{u"size"_s, u"tooFewFull"_s, Finding::Severity::Error}};
        QCOMPARE(check(facts, today), expected);
    }

    void villagesMayBecomeMore_data()
    {
        QTest::addColumn<int>("members");
        QTest::addColumn<QString>("reason");
        QTest::newRow("50") << 50 << QString();
        QTest::newRow("51") << 51 << u"generalBranchPossible"_s;
        QTest::newRow("99") << 99 << u"generalBranchPossible"_s;
        QTest::newRow("100") << 100 << u"partyCommitteePossible"_s;
    }

    void villagesMayBecomeMore()
    {
        QFETCH(int, members);
        QFETCH(QString, reason);
        auto facts = good();
        facts.members = members;
        QString found;
        for (const auto &finding : check(facts, today)) {
            if (finding.field == u"type")
                found = finding.reason;
        }
        QCOMPARE(found, reason);
    }

    void termsEndOnTheDayBeforeTheirAnniversary()
    {
        QCOMPARE(termEnd(u"农村"_s, {2021, 3, 1}), QDate(2026, 2, 28));
        QCOMPARE(termEnd(u"社区"_s, {2021, 3, 1}), QDate(2026, 2, 28));
        QCOMPARE(termEnd(u"学校"_s, {2021, 3, 1}), QDate(2024, 2, 29));
        QVERIFY(!termEnd(u"农村"_s, {}).isValid());
    }

    void membersTellSizeAndPosts()
    {
        QList<Member> members(4);
        members[0].branchPost = u"书记"_s;
        members[1].category = MemberCategory::Probationary;
        const auto facts = branchFacts(u"农村"_s, members);
        QCOMPARE(facts.members, 4);
        QCOMPARE(facts.fullMembers, 3);
        QCOMPARE(facts.posts, 1);
        QCOMPARE(facts.category, u"农村"_s);
    }

    void theDayChoosesTheRules()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"branch.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(R"({"ruleSet":"branch","versions":[
            {"version":"a","effectiveFrom":"2018-10-28","source":"s",
             "rules":{"committee":{"fromFullMembers":7,"least":3}}},
            {"version":"b","effectiveFrom":"2027-01-01","source":"s",
             "rules":{"committee":{"fromFullMembers":9,"least":5}}}]})")
                > 0);
        file.close();
        const auto rules = RuleBook::load(folder.path());
        VERIFY_OK(rules);
        QVERIFY(needsCommittee(7, {2026, 12, 31}, *rules));
        QVERIFY(!needsCommittee(7, {2027, 1, 1}, *rules));
        QVERIFY(isCommittee(3, {2026, 12, 31}, *rules));
        QVERIFY(!isCommittee(3, {2027, 1, 1}, *rules));
    }

private:
    inline static const QDate today{2026, 11, 7};

    //! A village branch of 22, 20 of them full members, with a committee of three.
    static BranchFacts good()
    {
        return {.category = u"农村"_s, .members = 22, .fullMembers = 20, .posts = 3};
    }
};

BRANCHBOOK_TEST(BranchRulesTest)
#include "BranchRulesTest.moc"
