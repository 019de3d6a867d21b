// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/RecordStore.h"

using namespace Qt::StringLiterals;
using support::codeOf;
using wire::OpType;
using wire::Outcome;

//! What the hub makes of signed batches: chain, scope, content.
class BatchesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture.emplace(); }

    void newRecordIsApplied()
    {
        auto device = secretary();
        const auto outcomes = device->push({newMember(*device, u"甲"_s)});
        QCOMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes[0].outcome, Outcome::Applied);
        QCOMPARE(outcomes[0].seq, 1);
    }

    void repeatGivesTheStoredReceipt()
    {
        auto device = secretary();
        const auto envelope = device->seal({newMember(*device, u"甲"_s)}).encode();
        const auto first = device->call("POST", "/v1/batches", envelope);
        m_fixture->clock.advance(90'000);
        const auto again = device->call("POST", "/v1/batches", envelope);
        QCOMPARE(first.status, 200);
        QCOMPARE(again.body, first.body);
    }

    void gapTellsWhatIsExpected()
    {
        auto device = secretary();
        device->push({newMember(*device, u"甲"_s)});
        device->seal({newMember(*device, u"乙"_s)});
        const auto answer = device->call("POST", "/v1/batches",
                                         device->seal({newMember(*device, u"丙"_s)}).encode());
        QCOMPARE(answer.status, 409);
        QCOMPARE(codeOf(answer), u"gap"_s);
        QCOMPARE(wire::Problem::decode(answer.body).expected, 2);
    }

    void sameNumbersWithOtherContentAreAFork()
    {
        auto device = secretary();
        device->push({newMember(*device, u"甲"_s)});
        device->nextN = 1;
        device->lastBatch.clear();
        const auto answer = device->call("POST", "/v1/batches",
                                         device->seal({newMember(*device, u"乙"_s)}).encode());
        QCOMPARE(answer.status, 409);
        QCOMPARE(codeOf(answer), u"fork"_s);
        // A new incarnation begins a new chain.
        device->incarnation = m_fixture->newId();
        device->nextN = 1;
        device->lastBatch.clear();
        QCOMPARE(device->push({newMember(*device, u"乙"_s)}).size(), 1);
    }

    void batchThatFollowsAnotherOneThanTheLastIsAFork()
    {
        auto device = secretary();
        device->push({newMember(*device, u"甲"_s)});
        device->lastBatch = QByteArray(32, 'x');
        const auto answer = device->call("POST", "/v1/batches",
                                         device->seal({newMember(*device, u"乙"_s)}).encode());
        QCOMPARE(codeOf(answer), u"fork"_s);
    }

    void anotherPersonMayNotGoOnWithAChain()
    {
        auto device = secretary();
        device->push({newMember(*device, u"甲"_s)});
        auto colleague = m_fixture->stranger();
        colleague->id = device->id;
        colleague->key = models::crypto::SigningKey::fromSeed(device->key.seed.clone());
        colleague->boxKey.publicKey = device->boxKey.publicKey;
        QCOMPARE(
            colleague->enrol(m_fixture->hub.codeFor(u"组织委员"_s, u"3301001"_s, u"committee"_s)),
            201);
        colleague->takeToken();
        colleague->incarnation = device->incarnation;
        colleague->nextN = device->nextN;
        colleague->lastBatch = device->lastBatch;
        const auto answer = colleague->call(
            "POST", "/v1/batches", colleague->seal({newMember(*colleague, u"乙"_s)}).encode());
        QCOMPARE(codeOf(answer), u"fork"_s);
    }

    void signatureOfAnotherKeyIsRefused()
    {
        auto device = secretary();
        device->personKey = models::crypto::SigningKey::generate(m_fixture->hub.random());
        const auto answer = device->call("POST", "/v1/batches",
                                         device->seal({newMember(*device, u"甲"_s)}).encode());
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), u"signature"_s);
        QCOMPARE(rowsAtHub(), 0);
    }

    void everyAlteredByteOfAnEnvelopeChangesNothing()
    {
        auto device = secretary();
        const auto bytes = device->seal({newMember(*device, u"甲"_s)}).encode();
        for (qsizetype i = 0; i < bytes.size(); i += 3) {
            auto altered = bytes;
            altered[i] = char(altered[i] ^ 0x04);
            const auto answer = device->call("POST", "/v1/batches", altered);
            QVERIFY2(answer.status >= 400 && answer.status < 500,
                     QByteArray::number(i).constData());
        }
        QCOMPARE(rowsAtHub(), 0);
    }

    void batchOfAnotherDeviceIsAbsent()
    {
        auto device = secretary();
        auto other = m_fixture->device(u"乙书记"_s, u"3301002"_s);
        const auto answer = other->call("POST", "/v1/batches",
                                        device->seal({newMember(*device, u"甲"_s)}).encode());
        QCOMPARE(answer.status, 404);
        QCOMPARE(codeOf(answer), u"absent"_s);
    }

    void branchWritesOnlyItsOwn_data()
    {
        QTest::addColumn<QString>("organisation");
        QTest::newRow("another branch") << u"3301002"_s;
        QTest::newRow("its own town") << u"3301"_s;
        QTest::newRow("another town's branch") << u"3302001"_s;
        QTest::newRow("an organisation that is nowhere") << u"9999"_s;
    }

    void branchWritesOnlyItsOwn()
    {
        QFETCH(QString, organisation);
        auto device = secretary();
        auto op = newMember(*device, u"甲"_s);
        op.organisation = HubFixture::organisation(organisation);
        const auto outcomes = device->push({op});
        QCOMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes[0].outcome, Outcome::Refused);
        QCOMPARE(outcomes[0].code, u"scope"_s);
        QCOMPARE(rowsAtHub(), 0);
    }

    void recordOfAnotherBranchLooksAbsent()
    {
        auto device = secretary();
        const auto foreign = newMember(*device, u"甲"_s);
        device->push({foreign});
        auto other = m_fixture->device(u"乙书记"_s, u"3301002"_s);
        const auto mine = HubFixture::organisation(u"3301002"_s);
        const auto absent = other->push(
            {other->op(OpType::Set, u"member"_s, m_fixture->newId(), mine, {{u"post"_s, u"x"_s}})});
        const auto taken = other->push(
            {other->op(OpType::Set, u"member"_s, foreign.id, mine, {{u"post"_s, u"x"_s}}),
             other->op(OpType::Delete, u"member"_s, foreign.id, mine, {}),
             other->op(OpType::New, u"member"_s, foreign.id, mine, m_fixture->member(u"贼"_s))});
        QCOMPARE(absent[0].code, u"scope"_s);
        for (const auto &outcome : taken) {
            QCOMPARE(outcome.outcome, Outcome::Refused);
            QCOMPARE(outcome.code, u"scope"_s);
        }
    }

    void rolesThatOnlyReadWriteNothing_data()
    {
        QTest::addColumn<QString>("role");
        for (const auto *role : {"reviewer", "county", "auditor", "administrator"})
            QTest::newRow(role) << QString::fromLatin1(role);
    }

    void rolesThatOnlyReadWriteNothing()
    {
        QFETCH(QString, role);
        auto device = m_fixture->device(u"某人"_s, u"3301"_s, role);
        const auto outcomes = device->push({newMember(*device, u"甲"_s)});
        QCOMPARE(outcomes[0].code, u"scope"_s);
    }

    void theTreeIsWrittenAtTheHubOnly()
    {
        auto device = secretary();
        const auto own = HubFixture::organisation(u"3301001"_s);
        const auto outcomes = device->push(
            {device->op(OpType::Set, u"organisation"_s, own.as<models::RecordTag>(), own,
                        {{u"parent"_s, HubFixture::organisation(u"3302"_s).bytes()}}),
             device->op(OpType::Set, u"person"_s, device->person.as<models::RecordTag>(), own,
                        {{u"role"_s, u"county"_s}})});
        QCOMPARE(outcomes[0].code, u"scope"_s);
        QCOMPARE(outcomes[1].code, u"scope"_s);
    }

    void contentIsCheckedByTheCatalogue_data()
    {
        QTest::addColumn<QCborMap>("set");
        QTest::addColumn<QString>("field");
        QTest::newRow("required") << QCborMap{{u"name"_s, u"甲"_s}} << u"category"_s;
        QTest::newRow("type") << QCborMap{{u"name"_s, 7}, {u"category"_s, u"full"_s}} << u"name"_s;
        QTest::newRow("word") << QCborMap{{u"name"_s, u"甲"_s}, {u"category"_s, u"none"_s}}
                              << u"category"_s;
        QTest::newRow("too long") << QCborMap{{u"name"_s, QString(51, u'甲')},
                                              {u"category"_s, u"full"_s}}
                                  << u"name"_s;
    }

    void contentIsCheckedByTheCatalogue()
    {
        QFETCH(QCborMap, set);
        QFETCH(QString, field);
        auto device = secretary();
        auto op = newMember(*device, u"甲"_s);
        op.set = set;
        const auto outcomes = device->push({op});
        QCOMPARE(outcomes[0].code, u"invalid"_s);
        QCOMPARE(outcomes[0].field, field);
    }

    void unknownKindIsRefusedAndUnknownFieldTravelsOn()
    {
        auto device = secretary();
        auto alien = newMember(*device, u"甲"_s);
        alien.kind = u"hologram"_s;
        auto newer = newMember(*device, u"乙"_s);
        newer.set.insert(u"fromTheFuture"_s, QCborArray{1, u"x"_s});
        const auto outcomes = device->push({alien, newer});
        QCOMPARE(outcomes[0].code, u"unknownKind"_s);
        QCOMPARE(outcomes[1].outcome, Outcome::Applied);
        QVERIFY(device->pull());
        const auto &rows = device->streams[coreOf(u"3301001"_s)].rows;
        QVERIFY(rows.first().state.contains("fromTheFuture"));
    }

    void txnIsAppliedWholeOrNotAtAll()
    {
        auto device = secretary();
        auto good = newMember(*device, u"甲"_s);
        auto bad = newMember(*device, {});
        auto after = newMember(*device, u"丙"_s);
        auto alone = newMember(*device, u"丁"_s);
        good.txn = bad.txn = after.txn = 7;
        alone.txn = 8;
        const auto outcomes = device->push({good, bad, after, alone});
        QCOMPARE(outcomes[0].code, u"txn"_s);
        QCOMPARE(outcomes[1].code, u"invalid"_s);
        QCOMPARE(outcomes[2].code, u"txn"_s);
        QCOMPARE(outcomes[3].outcome, Outcome::Applied);
        QCOMPARE(outcomes[3].seq, 1);
        QCOMPARE(rowsAtHub(), 1);
    }

    void whatDependsOnARefusedOpIsRefused()
    {
        auto device = secretary();
        auto bad = newMember(*device, {});
        auto dependent = newMember(*device, u"甲"_s);
        dependent.deps = {1};
        const auto outcomes = device->push({bad, dependent});
        QCOMPARE(outcomes[1].code, u"deps"_s);
        auto later = newMember(*device, u"乙"_s);
        later.deps = {2};
        QCOMPARE(device->push({later})[0].code, u"deps"_s);
        auto free = newMember(*device, u"丙"_s);
        free.deps = {};
        QCOMPARE(device->push({free})[0].outcome, Outcome::Applied);
    }

    void yearNamesTheStreamAndNeverChanges()
    {
        auto device = secretary();
        const auto own = HubFixture::organisation(u"3301001"_s);
        const auto id = m_fixture->newId();
        const QCborMap mark{{u"meeting"_s, m_fixture->newId().bytes()},
                            {u"member"_s, m_fixture->newId().bytes()},
                            {u"year"_s, 2026},
                            {u"mark"_s, u"present"_s}};
        auto absurd = mark;
        absurd[u"year"_s] = 99'999;
        const auto outcomes = device->push(
            {device->op(OpType::New, u"attendance"_s, id, own, mark),
             device->op(OpType::Set, u"attendance"_s, id, own, {{u"year"_s, 2027}}, 1),
             device->op(OpType::New, u"attendance"_s, m_fixture->newId(), own, absurd)});
        QCOMPARE(outcomes[0].outcome, Outcome::Applied);
        QCOMPARE(outcomes[1].field, u"year"_s);
        QCOMPARE(outcomes[2].field, u"year"_s);
        QVERIFY(device->pull());
        QVERIFY(device->streams.contains(own.toString() + u"/attendance/2026"_s));
    }

    void receiptIsSignedByTheHub()
    {
        auto device = secretary();
        const auto envelope = device->seal({newMember(*device, u"甲"_s)});
        const auto answer = device->call("POST", "/v1/batches", envelope.encode());
        const auto receipt = wire::openReceipt(answer.body, device->enrolment.hubKey);
        VERIFY_OK(receipt);
        QCOMPARE(receipt->batch, envelope.hash());
        QCOMPARE(receipt->receivedAt, m_fixture->clock.nowMs());
    }

private:
    std::unique_ptr<support::TestDevice> secretary()
    {
        return m_fixture->device(u"甲书记"_s, u"3301001"_s);
    }

    wire::Op newMember(const support::TestDevice &device, const QString &name)
    {
        return device.op(OpType::New, u"member"_s, m_fixture->newId(),
                         HubFixture::organisation(u"3301001"_s), m_fixture->member(name));
    }

    static QString coreOf(const QString &code)
    {
        return HubFixture::organisation(code).toString() + u"/core"_s;
    }

    qint64 rowsAtHub()
    {
        qint64 rows = 0;
        const auto streams = m_fixture->hub.store().records().allStreams();
        for (const auto &stream : *streams)
            rows += stream.streamClass == u"hub" ? 0 : stream.count;
        return rows;
    }

    std::optional<HubFixture> m_fixture;
};

BRANCHBOOK_TEST(BatchesTest)
#include "BatchesTest.moc"

#include <QTest>
