// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Election.h"

#include "support/TestMain.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class ElectionTest : public QObject
{
    Q_OBJECT

private slots:
    void committeesNeedAFifthMoreCandidatesThanSeats_data()
    {
        QTest::addColumn<int>("seats");
        QTest::addColumn<int>("needed");
        QTest::newRow("three") << 3 << 4;
        QTest::newRow("four") << 4 << 5;
        QTest::newRow("five, no rounding") << 5 << 6;
        QTest::newRow("six") << 6 << 8;
        QTest::newRow("seven") << 7 << 9;
        QTest::newRow("ten, no rounding") << 10 << 12;
    }

    void committeesNeedAFifthMoreCandidatesThanSeats()
    {
        QFETCH(int, seats);
        QFETCH(int, needed);
        QCOMPARE(leastCandidates(true, seats), needed);
        auto ballot = aBallot(QList<int>(needed, 0));
        ballot.seats = seats;
        QCOMPARE(check(ballot), QList<Finding>());
        ballot.votesFor.removeLast();
        QCOMPARE(check(ballot), finding(u"candidates"_s, u"tooFew"_s));
    }

    void aSinglePostNeedsNoSurplus()
    {
        auto ballot = aBallot({16});
        ballot.ofCommittee = false;
        ballot.seats = 1;
        QCOMPARE(check(ballot), QList<Finding>());
        QCOMPARE(electionOutcome(ballot).elected, QList{0});
        ballot.votesFor.clear();
        QCOMPARE(check(ballot), finding(u"candidates"_s, u"tooFew"_s));
    }

    void noMoreBallotsComeBackThanWentOut()
    {
        auto ballot = aBallot({12, 12, 12, 3});
        ballot.issued = 15;
        ballot.returned = 15;
        QVERIFY(electionOutcome(ballot).isValid);
        ballot.returned = 16;
        QCOMPARE(check(ballot), finding(u"returned"_s, u"moreThanIssued"_s));
        const auto outcome = electionOutcome(ballot);
        QVERIFY(outcome.quorum);
        QVERIFY(!outcome.isValid);
        QVERIFY(outcome.elected.isEmpty());
        QCOMPARE(outcome.seatsLeft, 3);
        ballot.returned = 14;
        QVERIFY(electionOutcome(ballot).isValid);
        ballot.issued = 17;
        QCOMPARE(check(ballot), finding(u"issued"_s, u"moreThanPresent"_s));
    }

    void votesFitTheBallots()
    {
        QCOMPARE(check(aBallot({17, 0, 0, 0})), finding(u"votesFor"_s, u"votes"_s));
        QCOMPARE(check(aBallot({16, 16, 16, 0})), QList<Finding>());
        QCOMPARE(check(aBallot({16, 16, 16, 1})), finding(u"votesFor"_s, u"votes"_s));
        QCOMPARE(check(aBallot({-1, 0, 0, 0})), finding(u"votesFor"_s, u"votes"_s));
    }

    void fourFifthsMustCome()
    {
        auto ballot = aBallot({15, 14, 12, 4});
        ballot.present = 15;
        ballot.issued = 15;
        ballot.returned = 15;
        QVERIFY(!electionOutcome(ballot).quorum);
        QVERIFY(electionOutcome(ballot).elected.isEmpty());
        ballot.present = 16;
        QCOMPARE(electionOutcome(ballot).elected, (QList{0, 1, 2}));
    }

    void electedIsWhoHasMoreThanHalfOfTheEligible()
    {
        const auto outcome = electionOutcome(aBallot({10, 11, 16, 5}));
        QCOMPARE(outcome.elected, (QList{2, 1}));
        QCOMPARE(outcome.seatsLeft, 1);
        QVERIFY(outcome.tied.isEmpty());
    }

    void theMostVotesTakeTheSeats()
    {
        const auto outcome = electionOutcome(aBallot({11, 12, 12, 13}));
        QCOMPARE(outcome.elected, (QList{3, 1, 2}));
        QCOMPARE(outcome.seatsLeft, 0);
    }

    void aTieForTheLastSeatIsVotedOnAgain()
    {
        const auto outcome = electionOutcome(aBallot({11, 12, 13, 11}));
        QCOMPARE(outcome.elected, (QList{2, 1}));
        QCOMPARE(outcome.tied, (QList{0, 3}));
        QCOMPARE(outcome.seatsLeft, 1);
        const auto all = electionOutcome(aBallot({12, 12, 12, 12}));
        QVERIFY(all.elected.isEmpty());
        QCOMPARE(all.tied.size(), 4);
        QCOMPARE(all.seatsLeft, 3);
    }

    void onlyListedCasesWithBothConsentsLessenTheEligible()
    {
        const ElectionExclusion ill{u"cannotExpressWill"_s, true, true};
        QCOMPARE(electionEligible(20, {}), 20);
        QCOMPARE(electionEligible(20, {ill}), 19);
        for (const auto &reason : {u"inPrison"_s, u"bedridden"_s, u"abroad"_s, u"notTransferred"_s})
            QCOMPARE(electionEligible(20, {ill, {reason, true, true}}), 18);
        QCOMPARE(electionEligible(20, {{u"cannotExpressWill"_s, true, false}}), 20);
        QCOMPARE(electionEligible(20, {{u"cannotExpressWill"_s, false, true}}), 20);
        QCOMPARE(electionEligible(20, {{u"busy"_s, true, true}}), 20);
        QCOMPARE(electionEligible(0, {ill}), 0);
    }

private:
    //! Three seats; 16 of 20 came and all of their ballots came back.
    static Ballot aBallot(const QList<int> &votes)
    {
        return {.seats = 3,
                .eligible = 20,
                .present = 16,
                .issued = 16,
                .returned = 16,
                .votesFor = votes,
                .on = {2026, 11, 7}};
    }

    static QList<Finding> finding(const QString &field, const QString &reason)
    {
        return {{field, reason, Finding::Severity::Error}};
    }
};

BRANCHBOOK_TEST(ElectionTest)
#include "ElectionTest.moc"
