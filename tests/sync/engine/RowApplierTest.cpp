// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/RowApplier.h"

#include "EngineFixture.h"

#include "models/domain/MemberRules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::kind::member;

class RowApplierTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void rowsOfTheHubAppearAndCountForTheDigest()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(id, 7, m->memberState(u"王样一"_s)));
        QCOMPARE(m->nameOf(id), u"王样一"_s);
        const auto record = m->replica.records.find(member, id);
        QCOMPARE(record->seq, 7);
        QVERIFY(!record->pending);
        QCOMPARE(record->organisation, m->replica.branch);
        QCOMPARE(m->stream().count, 1);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(id, 7, m->memberState(u"王样一"_s)));
        QCOMPARE(m->replica.pendingChanges(), 0);
    }

    void aLaterRowReplacesAnEarlierOne()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(id, 7, m->memberState(u"王样一"_s, u"old"_s)));
        VERIFY_OK(m->arrive(id, 9, m->memberState(u"王样二"_s)));
        QCOMPARE(m->nameOf(id), u"王样二"_s);
        QVERIFY(m->field(id, u"note"_s).isEmpty());
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(id, 9, m->memberState(u"王样二"_s)));
        // What another page holds of it is stale now.
        QCOMPARE(m->replica.records.find(member, id)->revision, 2);
    }

    void tombstoneRemovesARowAndARevivalBringsItBack()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(id, 7, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->arrive(id, 8, {}));
        VERIFY_ERROR(m->replica.records.find(member, id), models::Error::NotFound);
        QCOMPARE(m->stream().count, 0);
        QCOMPARE(m->stream().digest, wire::Digest());
        VERIFY_OK(m->arrive(id, 9, m->memberState(u"王样一"_s)));
        QCOMPARE(m->nameOf(id), u"王样一"_s);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(id, 9, m->memberState(u"王样一"_s)));
        QCOMPARE(m->replica.number("SELECT count(*) FROM tombstones"), 0);
    }

    void ownEditStaysOnTopOfANewerRow()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(id, 7, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(id, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(m->arrive(id, 9, m->memberState(u"王样一"_s, u"from the town"_s)));

        QCOMPARE(m->field(id, u"post"_s), u"会计"_s);
        QCOMPARE(m->field(id, u"note"_s), u"from the town"_s);
        QCOMPARE(m->replica.pendingChanges(), 1);
        // The digest speaks of the hub's row, not of what is seen here.
        QCOMPARE(m->stream().digest.bytes(),
                 m->digestOf(id, 9, m->memberState(u"王样一"_s, u"from the town"_s)));
    }

    void ownDeletionStaysOnTopOfANewerRow()
    {
        const auto id = m->newId();
        const auto newer = m->meetingState(u"组织生活"_s);
        VERIFY_OK(m->arrive(id, 7, m->meetingState(u"主题党日"_s), u"meeting"_s));
        VERIFY_OK(m->replica.writer.remove(models::kind::meeting, id));
        VERIFY_OK(m->arrive(id, 9, newer, u"meeting"_s));
        VERIFY_ERROR(m->replica.records.find(models::kind::meeting, id), models::Error::NotFound);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(id, 9, newer, "meeting"));
    }

    //! Two PCs have entered the same person: a person must look at it, but the row is the hub's.
    void aMemberWithANumberThatIsHereAlreadyIsTaken()
    {
        const auto mine = m->replica.saveMembers(1).first();
        const auto id = m->newId();
        const auto state =
            models::canonicalCbor(QCborMap{{u"name"_s, u"王样一"_s},
                                           {u"category"_s, u"full"_s},
                                           {u"identityNumber"_s, mine.identityNumber}});
        VERIFY_OK(m->arrive(id, 7, state));
        QCOMPARE(m->field(id, u"identityNumber"_s), mine.identityNumber);
        QCOMPARE(models::sharedIdentityNumbers(*m->replica.members.list()),
                 QSet{mine.identityNumber});
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(id, 7, state));
    }

    void editOfARecordThatTheHubDeletedStaysInSight()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(id, 7, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(id, {{u"note"_s, u"mine"_s}}));
        VERIFY_OK(m->arrive(id, 8, {}));
        QCOMPARE(m->field(id, u"note"_s), u"mine"_s);
        QCOMPARE(m->nameOf(id), u"王样一"_s);
        QCOMPARE(m->stream().count, 0);
        QCOMPARE(m->stream().digest, wire::Digest());
    }

    void fieldsOfANewerProgramSurviveAnEdit()
    {
        const auto id = m->newId();
        const QCborMap state{
            {u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}, {u"badge"_s, u"B-7"_s}};
        VERIFY_OK(m->arrive(id, 7, models::canonicalCbor(state)));
        QCOMPARE(m->field(id, u"badge"_s), u"B-7"_s);
        VERIFY_OK(m->put(id, {{u"note"_s, u"mine"_s}}));
        QCOMPARE(m->field(id, u"badge"_s), u"B-7"_s);
        // And the shadow that the edit kept is byte for byte the hub's state.
        auto shadow = m->replica.database.prepare("SELECT state FROM shadows");
        VERIFY_OK(shadow->step());
        QCOMPARE(shadow->bytes(0), models::canonicalCbor(state));
    }

    void rowsOfUnknownKindsAreParkedAndCounted()
    {
        const auto id = m->newId();
        const auto state = models::canonicalCbor(QCborMap{{u"x"_s, 1}});
        VERIFY_OK(m->arrive(id, 3, state, u"duesLedger"_s));
        QCOMPARE(m->replica.number("SELECT count(*) FROM parked_rows"), 1);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(id, 3, state, "duesLedger"));
        VERIFY_OK(m->arrive(id, 4, {}, u"duesLedger"_s));
        QCOMPARE(m->replica.number("SELECT count(*) FROM parked_rows"), 0);
        QCOMPARE(m->stream().digest, wire::Digest());
    }

    void aRowThatDoesNotFitIsParkedAndHoldsUpNoOther()
    {
        const auto id = m->newId();
        const auto state = models::canonicalCbor(QCborMap{{u"note"_s, u"no name"_s}});
        VERIFY_OK(m->arrive(id, 3, state));
        VERIFY_OK(m->arrive(m->newId(), 4, m->memberState(u"王样一"_s)));
        QCOMPARE(m->replica.number("SELECT count(*) FROM parked_rows"), 1);
        QCOMPARE(m->stream().count, 2);
    }

    void parkedRowsAreReplayedOnceTheirKindIsKnown()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(m->newId(), 2, m->memberState(u"李样"_s)));
        const auto before = m->stream().digest;
        // As an older version would have left it.
        const auto state = m->memberState(u"王样一"_s);
        auto park = m->replica.database.prepare(
            "INSERT INTO parked_rows (kind, id, stream, seq, state)"
            " SELECT 'member', ?1, no, 7, ?2 FROM streams WHERE name = ?3");
        VERIFY_OK(park->bind(1, id).bindBytes(2, state).bind(3, QStringView(m->core)).run());
        models::Transaction transaction(m->replica.database);
        auto ledger = engine::StreamLedger::load(m->replica.database);
        (*ledger->byName(m->replica.database, m->core))
            ->add(wire::rowHash("member", id.bytes(), 7, state));
        engine::RowApplier applier(m->replica.database, *ledger);
        const auto replayed = applier.replayParked();
        VERIFY_OK(replayed);
        QCOMPARE(*replayed, 1);
        VERIFY_OK(ledger->save(m->replica.database));
        VERIFY_OK(transaction.commit());

        QCOMPARE(m->nameOf(id), u"王样一"_s);
        QCOMPARE(m->stream().count, 2);
        auto expected = before;
        expected.add(wire::rowHash("member", id.bytes(), 7, state));
        QCOMPARE(m->stream().digest, expected);
    }

    void streamThatLeftTheScopeTakesItsRowsAlong()
    {
        const auto id = m->newId();
        VERIFY_OK(m->arrive(id, 7, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(id, {{u"note"_s, u"mine"_s}}));
        const auto other = m->replica.town.toString() + u"/core"_s;
        const auto stays = m->newId();
        VERIFY_OK(m->arrive(stays, 1, m->memberState(u"李样"_s), u"member"_s, other));

        models::Transaction transaction(m->replica.database);
        auto ledger = engine::StreamLedger::load(m->replica.database);
        engine::RowApplier applier(m->replica.database, *ledger);
        VERIFY_OK(applier.begin());
        VERIFY_OK(applier.erase(**ledger->byName(m->replica.database, m->core)));
        VERIFY_OK(transaction.commit());

        VERIFY_ERROR(m->replica.records.find(member, id), models::Error::NotFound);
        QCOMPARE(m->nameOf(stays), u"李样"_s);
        QCOMPARE(m->shadows(), 0);
        // The person's own words are still in the change log.
        QCOMPARE(m->replica.pendingChanges(), 1);
    }

    void repairErasesWhatTheHubDoesNotHave()
    {
        const auto kept = m->newId();
        const auto ghost = m->newId();
        const auto edited = m->newId();
        VERIFY_OK(m->arrive(kept, 1, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->arrive(ghost, 2, m->memberState(u"李样"_s)));
        VERIFY_OK(m->arrive(edited, 3, m->memberState(u"张样"_s)));
        VERIFY_OK(m->put(edited, {{u"note"_s, u"mine"_s}}));

        models::Transaction transaction(m->replica.database);
        auto ledger = engine::StreamLedger::load(m->replica.database);
        engine::RowApplier applier(m->replica.database, *ledger);
        VERIFY_OK(applier.begin());
        auto *stream = *ledger->byName(m->replica.database, m->core);
        VERIFY_OK(applier.eraseUnseen(*stream, {engine::Shadows::key("member", kept.bytes())}));
        VERIFY_OK(ledger->save(m->replica.database));
        VERIFY_OK(transaction.commit());

        VERIFY_ERROR(m->replica.records.find(member, ghost), models::Error::NotFound);
        QCOMPARE(m->field(edited, u"note"_s), u"mine"_s);
        QCOMPARE(m->stream().count, 1);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(kept, 1, m->memberState(u"王样一"_s)));
    }

private:
    std::optional<EngineFixture> m;
};

BRANCHBOOK_TEST(RowApplierTest)
#include "RowApplierTest.moc"
