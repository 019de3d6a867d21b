// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "models/domain/CanonicalCbor.h"

#include "sync/wire/Act.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::TestDevice;
using wire::OpType;
using wire::Outcome;

//! Decisions of conflicts, as two people make them: the first counts, and only a decision may be
//! made of what the hub itself has written.
class ActsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_first = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_second = m_fixture->device(u"委员"_s, u"3301001"_s, u"committee"_s);
        const auto member = m_fixture->newId();
        m_first->push(
            {m_first->op(OpType::New, u"member"_s, member, own(), m_fixture->member(u"甲"_s))});
        for (auto *device : {m_first.get(), m_second.get()}) {
            m_fixture->clock.advance(1'000);
            device->push({device->op(OpType::Set, u"member"_s, member, own(),
                                     {{u"post"_s, device->id.toString()}}, 1)});
        }
        QVERIFY(m_first->pull());
        m_conflict = {};
        const auto &rows = m_first->streams[own().toString() + u"/core"_s].rows;
        for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
            if (row.key().startsWith("conflict/"))
                m_conflict = models::RecordId::fromBytes(row.key().mid(qstrlen("conflict/")));
        }
        QVERIFY(!m_conflict.isNull());
    }

    void firstDecisionCountsAndTheSecondIsToldOfIt()
    {
        QCOMPARE(decide(*m_second, u"kept"_s).outcome, Outcome::Applied);
        const auto late = decide(*m_first, u"taken"_s);
        QCOMPARE(late.outcome, Outcome::Conflict);
        QCOMPARE(late.seq, 0);
        QCOMPARE(state().value(u"resolution"_s), QCborValue(u"kept"_s));
        QCOMPARE(state().value(u"resolvedBy"_s), QCborValue(m_second->person.bytes()));
    }

    void sameDecisionAgainChangesNothing()
    {
        const auto first = decide(*m_first, u"kept"_s);
        const auto again = decide(*m_first, u"kept"_s);
        QCOMPARE(again.outcome, Outcome::Applied);
        QCOMPARE(again.seq, 0);
        QVERIFY(first.seq > 0);
    }

    void decisionTakenBackIsOpenAgain()
    {
        decide(*m_first, u"kept"_s);
        const auto decided = state();
        QCborMap open{{u"state"_s, u"open"_s}};
        for (const auto &field : {u"resolution"_s, u"resolvedBy"_s, u"resolvedAt"_s})
            open.insert(field, QCborValue(nullptr));
        QCOMPARE(act(*m_first, decided, open).outcome, Outcome::Applied);
        QCOMPARE(state().value(u"state"_s), QCborValue(u"open"_s));
        QVERIFY(!state().contains(u"resolvedBy"_s));
    }

    void nobodyDecidesInAnothersName()
    {
        auto wanted = resolved(*m_second, u"kept"_s);
        const auto outcome = act(*m_first, {{u"state"_s, u"open"_s}}, wanted);
        QCOMPARE(outcome.code, u"signer"_s);
        QCOMPARE(outcome.field, u"resolvedBy"_s);
    }

    void onlyTheDecisionMayBeWritten()
    {
        const QByteArray other = models::canonicalCbor(QCborValue(u"农民"_s));
        QCOMPARE(act(*m_first, state(), {{u"lost"_s, other}}).code, u"policy"_s);
        for (const auto type : {OpType::Set, OpType::Delete, OpType::New}) {
            const auto outcome = m_first->push({m_first->op(type, u"conflict"_s, m_conflict, own(),
                                                            {{u"state"_s, u"resolved"_s}}, 1)});
            QCOMPARE(outcome.value(0).code, u"scope"_s);
        }
        QCOMPARE(state().value(u"state"_s), QCborValue(u"open"_s));
    }

    void nobodyMakesAConflict()
    {
        const auto outcome = m_first->push(
            {m_first->op(OpType::New, u"conflict"_s, m_fixture->newId(), own(),
                         {{u"subjectKind"_s, u"member"_s}, {u"subject"_s, m_conflict.bytes()}})});
        QCOMPARE(outcome.value(0).outcome, Outcome::Refused);
    }

    void actWithoutAnExpectationIsRefused()
    {
        const auto outcome = m_first->push({m_first->op(OpType::Act, u"conflict"_s, m_conflict,
                                                        own(), {{u"state"_s, u"resolved"_s}}, 1)});
        QCOMPARE(outcome.value(0).code, u"invalid"_s);
        QCOMPARE(outcome.value(0).field, u"state"_s);
    }

    void wordOfAnActIsCheckedLikeAnEdits()
    {
        auto wanted = resolved(*m_first, u"thrown"_s);
        const auto outcome = act(*m_first, {{u"state"_s, u"open"_s}}, wanted);
        QCOMPARE(outcome.code, u"invalid"_s);
        QCOMPARE(outcome.field, u"resolution"_s);
    }

    void neighbourNeitherReadsNorDecides()
    {
        auto neighbour = m_fixture->device(u"邻居"_s, u"3301002"_s);
        QCOMPARE(decide(*neighbour, u"kept"_s).code, u"scope"_s);
        QVERIFY(neighbour->pull());
        for (const auto &stream : std::as_const(neighbour->streams))
            QVERIFY(!stream.rows.contains("conflict/" + m_conflict.bytes()));
    }

private:
    models::OrganisationId own() const { return HubFixture::organisation(u"3301001"_s); }

    QCborMap resolved(const TestDevice &device, const QString &resolution) const
    {
        return {{u"state"_s, u"resolved"_s},
                {u"resolution"_s, resolution},
                {u"resolvedBy"_s, device.person.bytes()},
                {u"resolvedAt"_s, 1}};
    }

    wire::OpOutcome act(TestDevice &device, const QCborMap &expected, const QCborMap &wanted)
    {
        return device
            .push({device.op(OpType::Act, u"conflict"_s, m_conflict, own(),
                             wire::actOf(expected, wanted), 1)})
            .value(0);
    }

    wire::OpOutcome decide(TestDevice &device, const QString &resolution)
    {
        return act(device, {{u"state"_s, u"open"_s}}, resolved(device, resolution));
    }

    QCborMap state()
    {
        auto reader = m_fixture->device(u"读者"_s, u"3301001"_s);
        reader->pull();
        const auto row = reader->streams[own().toString() + u"/core"_s].rows.value(
            "conflict/" + m_conflict.bytes());
        return models::cborMap(row.state).value_or(QCborMap());
    }

    std::optional<HubFixture> m_fixture;
    std::unique_ptr<TestDevice> m_first;
    std::unique_ptr<TestDevice> m_second;
    models::RecordId m_conflict;
};

BRANCHBOOK_TEST(ActsTest)
#include "ActsTest.moc"
