// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "models/domain/CanonicalCbor.h"

using namespace Qt::StringLiterals;
using support::TestDevice;
using wire::OpType;
using wire::Outcome;

//! Two devices of one branch edit one record, a meeting because members cannot be deleted: what is
//! shown, what is kept, what is told.
class MergeTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_first = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_second = m_fixture->device(u"委员"_s, u"3301001"_s, u"committee"_s);
        m_id = m_fixture->newId();
        const auto made = m_first->push({edit(*m_first, OpType::New, m_fixture->meeting(u"甲"_s))});
        QCOMPARE(made[0].seq, 1);
    }

    void editOfWhatWasSeenIsApplied()
    {
        QCOMPARE(set(*m_second, u"place"_s, u"礼堂"_s, 1).outcome, Outcome::Applied);
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
        QCOMPARE(kept(), 0);
    }

    void concurrentEditsOfDifferentFieldsAreBothApplied()
    {
        QCOMPARE(set(*m_second, u"place"_s, u"礼堂"_s, 1).outcome, Outcome::Applied);
        QCOMPARE(set(*m_first, u"host"_s, u"乙"_s, 1).outcome, Outcome::Applied);
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
        QCOMPARE(shown(u"host"_s), QCborValue(u"乙"_s));
        QCOMPARE(kept(), 0);
    }

    void laterOfTwoConcurrentValuesIsShownAndTheOtherKept()
    {
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        m_fixture->clock.advance(1'000);
        QCOMPARE(set(*m_first, u"place"_s, u"会议室"_s, 1).outcome, Outcome::Merged);
        QCOMPARE(shown(u"place"_s), QCborValue(u"会议室"_s));
        QCOMPARE(kept(), 1);
    }

    void earlierOfTwoConcurrentValuesIsKeptAndChangesNothing()
    {
        auto early = edit(*m_first, OpType::Set, {{u"place"_s, u"会议室"_s}}, 1);
        m_fixture->clock.advance(1'000);
        const auto shownSeq = set(*m_second, u"place"_s, u"礼堂"_s, 1).seq;
        const auto outcome = m_first->push({early})[0];
        QCOMPARE(outcome.outcome, Outcome::Conflict);
        QCOMPARE(outcome.seq, 0);
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
        QCOMPARE(row().seq, shownSeq);
        QCOMPARE(kept(), 1);
    }

    void tieOfTheClocksDoesNotDependOnWhoArrivesFirst()
    {
        const auto hlc = quint64(m_fixture->clock.nowMs()) << 16;
        const auto send = [&](TestDevice &device, const QString &post, qint64 base) {
            auto op = edit(device, OpType::Set, {{u"place"_s, post}}, base);
            op.hlc = hlc;
            device.push({op});
        };
        send(*m_first, u"会议室"_s, 1);
        send(*m_second, u"礼堂"_s, 1);
        const auto teacherFirst = shown(u"place"_s);
        QCOMPARE(kept(), 1);

        m_id = m_fixture->newId();
        const auto made = m_first->push({edit(*m_first, OpType::New, m_fixture->meeting(u"乙"_s))});
        send(*m_second, u"礼堂"_s, made[0].seq);
        send(*m_first, u"会议室"_s, made[0].seq);
        QCOMPARE(shown(u"place"_s), teacherFirst);
        QCOMPARE(kept(), 1);
    }

    void equalConcurrentValuesAreNoConflict()
    {
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        const auto outcome = set(*m_first, u"place"_s, u"礼堂"_s, 1);
        QCOMPARE(outcome.outcome, Outcome::Applied);
        QCOMPARE(outcome.seq, 0);
        QCOMPARE(kept(), 0);
    }

    void ownEarlierEditIsNeverConcurrent()
    {
        set(*m_first, u"place"_s, u"礼堂"_s, 1);
        QCOMPARE(set(*m_first, u"place"_s, u"会议室"_s, 1).outcome, Outcome::Applied);
        QCOMPARE(kept(), 0);
    }

    void earlierLifeOfADeviceIsAStrangersToIt()
    {
        m_fixture->clock.advance(1'000);
        set(*m_first, u"place"_s, u"礼堂"_s, 1);
        m_fixture->clock.advance(1'000);
        startNewLife(*m_first);
        QCOMPARE(set(*m_first, u"place"_s, u"会议室"_s, 1).outcome, Outcome::Merged);
        QCOMPARE(kept(), 1);
    }

    void batchOfALifeThatHasGoneOnIsAFork()
    {
        set(*m_first, u"place"_s, u"礼堂"_s, 1);
        // Somebody else at the same PC, in a chain of their own, on a disk put back by a batch.
        m_first->incarnation = m_fixture->newId();
        m_first->nextN = 1;
        m_first->lastBatch.clear();
        m_first->sealed -= 1;
        const auto envelope =
            m_first->seal({edit(*m_first, OpType::Set, {{u"host"_s, u"乙"_s}}, 1)});
        const auto response = m_first->call("POST", "/v1/batches", envelope.encode());
        QCOMPARE(response.status, 409);
        QCOMPARE(support::codeOf(response), u"fork"_s);
    }

    void receiptTellsWhenTheRowHoldsWhatTheDeviceDoesNotKnow()
    {
        QVERIFY(!set(*m_first, u"place"_s, u"礼堂"_s, 1).partial);
        QVERIFY(set(*m_second, u"host"_s, u"乙"_s, 1).partial);
        QVERIFY(set(*m_first, u"education"_s, u"大专"_s, 2).partial);
    }

    void clockFarAheadWinsOnlyFiveMinutes()
    {
        auto ahead = edit(*m_second, OpType::Set, {{u"place"_s, u"礼堂"_s}}, 1);
        ahead.hlc = quint64(m_fixture->clock.nowMs() + qint64(10) * 365 * 86'400'000) << 16;
        m_second->push({ahead});
        m_fixture->clock.advance(6 * 60'000);
        QCOMPARE(set(*m_first, u"place"_s, u"会议室"_s, 1).outcome, Outcome::Merged);
        QCOMPARE(shown(u"place"_s), QCborValue(u"会议室"_s));
        QCOMPARE(kept(), 1);
    }

    void clockFarBehindLosesButIsKept()
    {
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        auto behind = edit(*m_first, OpType::Set, {{u"place"_s, u"会议室"_s}}, 1);
        behind.hlc = 1;
        QCOMPARE(m_first->push({behind})[0].outcome, Outcome::Conflict);
        QCOMPARE(kept(), 1);
    }

    void clearingAFieldIsAValueLikeAnother()
    {
        set(*m_first, u"place"_s, u"礼堂"_s, 1);
        m_fixture->clock.advance(1'000);
        QCOMPARE(set(*m_second, u"place"_s, QCborValue(nullptr), 1).outcome, Outcome::Merged);
        QVERIFY(shown(u"place"_s).isUndefined());
        m_fixture->clock.advance(1'000);
        QCOMPARE(set(*m_first, u"place"_s, u"会议室"_s, 2).outcome, Outcome::Merged);
        QCOMPARE(kept(), 2);
    }

    void twoDevicesThatMakeTheSameRecordMakeOne()
    {
        m_fixture->clock.advance(1'000);
        const auto outcome = m_second->push({edit(*m_second, OpType::New,
                                                  {{u"title"_s, u"甲"_s},
                                                   {u"kinds"_s, u"theme_day"_s},
                                                   {u"year"_s, 2026},
                                                   {u"heldOn"_s, u"2026-11-06"_s},
                                                   {u"state"_s, u"submitted"_s},
                                                   {u"place"_s, u"礼堂"_s}})})[0];
        QCOMPARE(outcome.outcome, Outcome::Merged);
        QCOMPARE(shown(u"state"_s), QCborValue(u"submitted"_s));
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
        QCOMPARE(kept(), 1);
    }

    void lostValueIsARecordThatBothSidesRead()
    {
        const auto early = m_fixture->clock.nowMs();
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        m_fixture->clock.advance(1'000);
        set(*m_first, u"place"_s, u"会议室"_s, 1);
        const auto conflict = conflicts().value(0);
        QCOMPARE(conflict.value(u"subjectKind"_s), QCborValue(u"meeting"_s));
        QCOMPARE(conflict.value(u"field"_s), QCborValue(u"place"_s));
        QCOMPARE(QCborValue::fromCbor(conflict.value(u"lost"_s).toByteArray()),
                 QCborValue(u"礼堂"_s));
        QCOMPARE(conflict.value(u"lostBy"_s), QCborValue(m_second->person.bytes()));
        QCOMPARE(conflict.value(u"lostDevice"_s), QCborValue(m_second->id.bytes()));
        QCOMPARE(conflict.value(u"lostAt"_s), QCborValue(early));
        QCOMPARE(conflict.value(u"shownBy"_s), QCborValue(m_first->person.bytes()));
        QCOMPARE(conflict.value(u"shownAt"_s), QCborValue(early + 1'000));
        QCOMPARE(conflict.value(u"state"_s), QCborValue(u"open"_s));
        for (auto *device : {m_first.get(), m_second.get()}) {
            QVERIFY(device->pull(false));
            QCOMPARE(device->streams[own().toString() + u"/core"_s].count, 2);
            QCOMPARE(TestDevice::digestOf(core(*device)), core(*device).digest);
        }
    }

    void wrongClockIsNamedWithItsValue()
    {
        auto doubtful = edit(*m_second, OpType::Set, {{u"place"_s, u"礼堂"_s}}, 1);
        doubtful.clockDoubtful = true;
        m_second->push({doubtful});
        m_fixture->clock.advance(1'000);
        set(*m_first, u"place"_s, u"会议室"_s, 1);
        QCOMPARE(conflicts().value(0).value(u"lostDoubtful"_s), QCborValue(true));
        QCOMPARE(conflicts().value(0).value(u"shownDoubtful"_s), QCborValue(false));
    }

    void sameLossTwiceIsOneConflict()
    {
        auto early = edit(*m_first, OpType::Set, {{u"place"_s, u"会议室"_s}}, 1);
        m_fixture->clock.advance(1'000);
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        QCOMPARE(m_first->push({early}).value(0).outcome, Outcome::Conflict);
        startNewLife(*m_first);
        QCOMPARE(m_first->push({early}).value(0).outcome, Outcome::Conflict);
        QCOMPARE(kept(), 1);
    }

    void lossOfATxnThatFailsIsNotKept()
    {
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        auto lost = edit(*m_first, OpType::Set, {{u"place"_s, u"会议室"_s}}, 1);
        auto bad = edit(*m_first, OpType::Set, {{u"state"_s, QCborValue(nullptr)}}, 1);
        lost.txn = bad.txn = 1;
        const auto outcomes = m_first->push({lost, bad});
        QCOMPARE(outcomes.value(0).code, u"txn"_s);
        QCOMPARE(kept(), 0);
    }

    void deletionThatAnEditRevivesIsKept()
    {
        m_second->push({edit(*m_second, OpType::Delete, {}, 1)});
        set(*m_first, u"place"_s, u"会议室"_s, 1);
        QCOMPARE(kept(), 1);
        QVERIFY(!conflicts().value(0).contains(u"field"_s));
        QCOMPARE(conflicts().value(0).value(u"lostBy"_s), QCborValue(m_second->person.bytes()));
    }

    void recordMadeAnewByWhoDeletedItIsNoConflict()
    {
        const auto seq = m_second->push({edit(*m_second, OpType::Delete, {}, 1)}).value(0).seq;
        set(*m_first, u"place"_s, u"会议室"_s, seq);
        QCOMPARE(kept(), 0);
    }

    void deletedRecordLeavesATombstone()
    {
        const auto outcome = m_first->push({edit(*m_first, OpType::Delete, {}, 1)})[0];
        QCOMPARE(outcome.outcome, Outcome::Applied);
        QCOMPARE(outcome.seq, 2);
        QVERIFY(m_second->pull());
        QCOMPARE(core(*m_second).count, 0);
        QCOMPARE(core(*m_second).digest, QByteArray(32, '\0'));
    }

    void deletionOfWhatAnotherHasEditedIsKeptAside()
    {
        set(*m_second, u"place"_s, u"礼堂"_s, 1);
        const auto outcome = m_first->push({edit(*m_first, OpType::Delete, {}, 1)})[0];
        QCOMPARE(outcome.outcome, Outcome::Conflict);
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
        QCOMPARE(kept(), 1);
    }

    void editRevivesWhatAnotherHasDeleted()
    {
        m_first->push({edit(*m_first, OpType::Delete, {}, 1)});
        QCOMPARE(set(*m_second, u"place"_s, u"礼堂"_s, 1).outcome, Outcome::Merged);
        QCOMPARE(shown(u"title"_s), QCborValue(u"甲"_s));
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
    }

    void editWithTheValuesThatWereThereRevivesToo()
    {
        set(*m_first, u"place"_s, u"礼堂"_s, 1);
        m_first->push({edit(*m_first, OpType::Delete, {}, 2)});
        QVERIFY(row().state.isEmpty());
        set(*m_second, u"place"_s, u"礼堂"_s, 2);
        QVERIFY(!row().state.isEmpty());
        QCOMPARE(shown(u"place"_s), QCborValue(u"礼堂"_s));
    }

    void requiredFieldCannotBeCleared()
    {
        const auto outcome = set(*m_first, u"state"_s, QCborValue(nullptr), 1);
        QCOMPARE(outcome.outcome, Outcome::Refused);
        QCOMPARE(outcome.field, u"state"_s);
    }

    void digestsAgreeAfterAllOfIt()
    {
        quint64 seed = 7;
        const auto random = [&seed](int below) {
            seed = seed * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
            return int((seed >> 33) % quint64(below));
        };
        QList<models::RecordId> ids{m_id};
        for (int i = 0; i < 9; ++i)
            ids.append(m_fixture->newId());
        const QStringList fields{u"place"_s, u"host"_s, u"recorder"_s};
        for (int round = 0; round < 150; ++round) {
            auto &device = random(2) ? *m_first : *m_second;
            m_id = ids[random(int(ids.size()))];
            const auto type = random(10);
            QList<wire::Op> ops;
            if (type < 3)
                ops.append(edit(device, OpType::New, m_fixture->meeting(u"第%1"_s.arg(round))));
            else if (type < 4)
                ops.append(edit(device, OpType::Delete, {}, random(40)));
            else
                ops.append(edit(device, OpType::Set,
                                {{fields[random(3)], u"值%1"_s.arg(random(5))}}, random(60)));
            m_fixture->clock.advance(random(3'000));
            QCOMPARE(device.push(ops).size(), 1);
            if (random(5) == 0)
                QVERIFY(device.pull());
        }
        for (auto *device : {m_first.get(), m_second.get()}) {
            QVERIFY(device->pull());
            const auto &stream = core(*device);
            QCOMPARE(stream.rows.size(), stream.count);
            QCOMPARE(TestDevice::digestOf(stream), stream.digest);
        }
        QCOMPARE(core(*m_first).digest, core(*m_second).digest);
    }

private:
    models::OrganisationId own() const { return HubFixture::organisation(u"3301001"_s); }

    wire::Op edit(const TestDevice &device, OpType type, const QCborMap &set, qint64 base = 0)
    {
        return device.op(type, u"meeting"_s, m_id, own(), set, base);
    }

    wire::OpOutcome set(TestDevice &device, const QString &field, const QCborValue &value,
                        qint64 base)
    {
        return device.push({edit(device, OpType::Set, {{field, value}}, base)}).value(0);
    }

    TestDevice::Stream &core(TestDevice &device)
    {
        return device.streams[own().toString() + u"/core"_s];
    }

    TestDevice::Row row()
    {
        auto reader = m_fixture->device(u"读者"_s, u"3301001"_s);
        reader->pull();
        return core(*reader).rows.value("meeting/" + m_id.bytes());
    }

    void startNewLife(TestDevice &device)
    {
        device.life = m_fixture->newId();
        device.sealed = 0;
        device.incarnation = m_fixture->newId();
        device.nextN = 1;
        device.lastBatch.clear();
    }

    QCborValue shown(const QString &field)
    {
        const auto state = models::cborMap(row().state);
        return state ? state->value(field) : QCborValue();
    }

    QList<QCborMap> conflicts()
    {
        auto reader = m_fixture->device(u"读者"_s, u"3301001"_s);
        reader->pull();
        QList<QCborMap> found;
        const auto &rows = core(*reader).rows;
        for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
            const auto state = models::cborMap(row->state);
            if (row.key().startsWith("conflict/") && state
                && state->value(u"subject"_s) == QCborValue(m_id.bytes()))
                found.append(*state);
        }
        return found;
    }

    qint64 kept() { return conflicts().size(); }

    std::optional<HubFixture> m_fixture;
    std::unique_ptr<TestDevice> m_first;
    std::unique_ptr<TestDevice> m_second;
    models::RecordId m_id;
};

BRANCHBOOK_TEST(MergeTest)
#include "MergeTest.moc"

#include <QTest>
