// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mutator.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/HubWriter.h"
#include "sync/hub/RecordStore.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Compression.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using Expected = Mutator::Expected;

//! Hostile requests by the thousand: none is applied, and no answer holds a byte of what belongs to
//! others. BRANCHBOOK_MUTANTS=100000 makes more, BRANCHBOOK_SEED=… the same again.
class MutantsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture.emplace();
        m_victim = m_fixture->device(u"他人"_s, u"3301002"_s);
        m_sender = m_fixture->device(u"书记"_s, u"3301001"_s);
        Mutator::Loot loot;
        for (const auto &code : {u"33"_s, u"3301"_s, u"3301002"_s, u"3302"_s, u"3302001"_s})
            loot.organisations.append(HubFixture::organisation(code));
        writeSecrets(loot);
        sendSecretFile(loot);
        QVERIFY(m_victim->pull());
        m_secrets.append(m_victim->checkpoint);
        const auto used =
            m_victim->request("POST", "/v1/changes", wire::ChangesRequest().encode(), true);
        QCOMPARE(m_victim->send(used).status, 200);
        loot.usedProof = used.headers.value("dpop");
        m_loot = loot;
    }

    void noneIsAppliedAndNothingForeignReturns()
    {
        const auto given = qEnvironmentVariable("BRANCHBOOK_SEED").toULongLong();
        const auto seed = given ? given : QRandomGenerator::global()->generate64() >> 16;
        const auto wanted = qEnvironmentVariableIntValue("BRANCHBOOK_MUTANTS");
        const int count = wanted > 0 ? wanted : 4'000 * BRANCHBOOK_TEST_SCALE;
        qInfo().noquote() << u"BRANCHBOOK_SEED=%1, %2 mutants"_s.arg(seed).arg(count);

        Mutator mutator(*m_fixture, *m_sender, *m_victim, m_loot, seed);
        const auto before = heads();
        QMap<QString, std::pair<int, int>> account;
        for (int i = 0; i < count; ++i) {
            m_fixture->clock.advance(1'000);
            if (i % 250 == 0) {
                QCOMPARE(m_sender->takeToken(), 200);
                QCOMPARE(m_victim->takeToken(), 200);
            }
            const auto mutant = mutator.next();
            const auto answer = m_sender->send(mutant.request);
            const auto fault = judge(mutant, answer);
            QVERIFY2(fault.isEmpty(),
                     qPrintable(u"BRANCHBOOK_SEED=%1, mutant %2 (%3): %4"_s.arg(seed).arg(i).arg(
                         mutant.name, fault)));
            auto &[sent, answered] = account[mutant.name];
            ++sent;
            answered += answer.status < 300;
            if (i % 500 == 0)
                QCOMPARE(heads(), before);
        }
        QCOMPARE(heads(), before);
        VERIFY_OK(m_fixture->hub.store().sessions().verifyDecisions());
        for (auto it = account.cbegin(); it != account.cend(); ++it)
            qInfo().noquote() << it->first << it.key() << it->second << "answered";
        // The honest way still works, so that it is not for some other reason that nothing got in.
        const auto op =
            m_sender->op(wire::OpType::New, u"member"_s, m_fixture->newId(),
                         HubFixture::organisation(u"3301001"_s), m_fixture->member(u"甲"_s));
        QCOMPARE(m_sender->push({op}).value(0).outcome, wire::Outcome::Applied);
        QVERIFY(m_sender->pull());
    }

private:
    void writeSecrets(Mutator::Loot &loot)
    {
        auto &store = m_fixture->hub.store();
        m_secrets.append(secretName.toUtf8());
        m_secrets.append(secretName.toUtf8().toBase64(QByteArray::OmitTrailingEquals).left(12));
        for (const auto &organisation : std::as_const(loot.organisations)) {
            const auto id = m_fixture->newId();
            loot.records.append(id);
            m_secrets.append(id.bytes());
            m_secrets.append(id.toString().toUtf8());
            VERIFY_OK(store.write([&] {
                return hub::HubWriter(store, m_fixture->clock)
                    .put({{{u"member"_s, id}, organisation, m_fixture->member(secretName)}});
            }));
        }
    }

    void sendSecretFile(Mutator::Loot &loot)
    {
        QByteArray file(5'000, Qt::Uninitialized);
        m_fixture->hub.random().fill(file.data(), file.size());
        loot.mediaHash = models::crypto::hash(file);
        const auto organisation = HubFixture::organisation(u"3301002"_s);
        const auto create = [&](const QByteArray &hash) {
            return support::headerOf(
                m_victim->call(
                    "POST", "/v1/media", {},
                    {{"tus-resumable", "1.0.0"},
                     {"upload-length", "5000"},
                     {"upload-metadata",
                      "hash " + hash.toBase64() + ",organisation " + organisation.bytes().toBase64()
                          + ",type " + QByteArray("image/jpeg").toBase64()}}),
                "location");
        };
        const QList<std::pair<QByteArray, QByteArray>> headers{
            {"tus-resumable", "1.0.0"},
            {"content-type", "application/offset+octet-stream"},
            {"upload-offset", "0"}};
        QCOMPARE(m_victim->call("PATCH", create(loot.mediaHash), file, headers).status, 204);
        loot.uploadPath = create(models::crypto::hash("still on its way"));
        const auto outcomes = m_victim->push(
            {m_victim->op(wire::OpType::New, u"attachment"_s, m_fixture->newId(), organisation,
                          {{u"meeting"_s, m_fixture->newId().bytes()},
                           {u"role"_s, u"photo"_s},
                           {u"hash"_s, loot.mediaHash},
                           {u"size"_s, 5'000},
                           {u"mediaType"_s, u"image/jpeg"_s}})});
        QCOMPARE(outcomes.value(0).outcome, wire::Outcome::Applied);
        QCOMPARE(m_victim->call("GET", "/v1/media/" + loot.mediaHash.toHex()).status, 200);
        for (int at = 0; at < file.size(); at += 500)
            m_secrets.append(file.mid(at, 16));
    }

    QString judge(const Mutator::Mutant &mutant, const hub::HttpResponse &answer)
    {
        if (answer.status >= 500)
            return u"the hub broke: %1"_s.arg(answer.status);
        const auto bytes = everythingIn(answer);
        for (const auto &secret : std::as_const(m_secrets)) {
            if (bytes.contains(secret))
                return u"the answer holds what is another's"_s;
        }
        const bool isAnswered = answer.status < 300;
        if (mutant.expected == Expected::Refusal && isAnswered)
            return u"answered with %1"_s.arg(answer.status);
        if (mutant.expected != Expected::NothingApplied || !isAnswered)
            return {};
        const auto receipt = wire::openReceipt(answer.body, m_sender->enrolment.hubKey);
        if (!receipt)
            return u"no receipt"_s;
        for (const auto &outcome : receipt->outcomes) {
            if (outcome.outcome != wire::Outcome::Refused)
                return u"an op stood"_s;
        }
        if (mutant.isInChain) {
            m_sender->lastBatch = receipt->batch;
            m_sender->nextN = receipt->firstN + receipt->outcomes.size();
            ++m_sender->sealed;
        }
        return {};
    }

    static QByteArray everythingIn(const hub::HttpResponse &answer)
    {
        QByteArray all;
        for (const auto &[name, value] : answer.headers)
            all += name + ": " + value + '\n';
        all += answer.body;
        if (support::headerOf(answer, "content-encoding") == "zstd")
            all += *wire::decompress(answer.body, 64 * 1024 * 1024);
        while (answer.stream) {
            const auto piece = answer.stream->read(100'000);
            if (!piece || piece->isEmpty())
                break;
            all += *piece;
        }
        return all;
    }

    QMap<QString, qint64> heads()
    {
        QMap<QString, qint64> heads;
        const auto streams = support::must(m_fixture->hub.store().records().allStreams());
        // An op that was refused may leave an empty stream under the sender's own roof.
        for (const auto &stream : streams) {
            if (stream.head > 0)
                heads.insert(stream.name, stream.head);
        }
        return heads;
    }

    const QString secretName = u"绝密档案员"_s;
    std::optional<HubFixture> m_fixture;
    std::unique_ptr<support::TestDevice> m_victim;
    std::unique_ptr<support::TestDevice> m_sender;
    Mutator::Loot m_loot;
    QList<QByteArray> m_secrets;
};

BRANCHBOOK_TEST(MutantsTest)
#include "MutantsTest.moc"

#include <QTest>
