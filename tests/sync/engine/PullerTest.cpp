// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Puller.h"

#include "EngineFixture.h"
#include "support/FakeTransport.h"
#include "sync/wire/Compression.h"
#include "sync/wire/Enrolment.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::HttpReply;
using engine::HttpRequest;
using models::Error;

//! The pull against answers made by hand, one for each request.
class PullerTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m.emplace();
        m_answers.clear();
        m_transport.requests.clear();
    }

    void pagesAreFetchedUntilTheHeadIsReached()
    {
        const auto first = m->newId();
        const auto second = m->newId();
        answer({{first, 1}}, 1, 2, "ck1");
        answer({{second, 2}}, 2, 2, "ck2");
        const auto outcome = pull();
        VERIFY_OK(outcome);
        QCOMPARE(outcome->rows, 2);
        QCOMPARE(outcome->checkpoint, "ck2");
        QCOMPARE(outcome->kinds, QSet<QString>{u"member"_s});
        QVERIFY(asked(0).checkpoint.isEmpty());
        QCOMPARE(asked(1).checkpoint, "ck1");
        QCOMPARE(m->stream().cursor, 2);
        QCOMPARE(m->stream().count, 2);
    }

    void whatWasStoredBeforeABreakIsKept()
    {
        answer({{m->newId(), 1}}, 1, 2, "ck1");
        VERIFY_ERROR(pull(), Error::Offline);
        QCOMPARE(m->stream().cursor, 1);
        m_transport.requests.clear();
        answer({{m->newId(), 2}}, 2, 2, "ck2");
        VERIFY_OK(pull());
        QCOMPARE(asked(0).checkpoint, "ck1");
        QCOMPARE(m->stream().count, 2);
    }

    void aTornAnswerChangesNothing()
    {
        answer({{m->newId(), 1}, {m->newId(), 2}}, 2, 2, "ck1");
        auto body = *wire::decompress(m_answers[0].body, 1 << 20);
        body.chop(3);
        m_answers[0].body = wire::compress(body);
        VERIFY_ERROR(pull(), Error::Protocol);
        QCOMPARE(m->stream().count, 0);
        QCOMPARE(m->replica.number("SELECT count(*) FROM members"), 0);
    }

    void aForgottenCheckpointIsReplacedByTheCursors()
    {
        answer({{m->newId(), 5}}, 5, 5, "ck1");
        VERIFY_OK(pull());
        m_transport.requests.clear();
        HttpReply expired;
        expired.status = 410;
        wire::Problem problem;
        problem.status = 410;
        problem.code = u"checkpoint"_s;
        expired.body = problem.encode();
        m_answers.append(expired);
        answer({{m->newId(), 6}}, 6, 6, "ck2");
        VERIFY_OK(pull());
        QCOMPARE(asked(0).checkpoint, "ck1");
        QVERIFY(asked(1).checkpoint.isEmpty());
        QCOMPARE(asked(1).streams, (QHash<QString, qint64>{{m->core, 5}}));
        QCOMPARE(m->stream().count, 2);
    }

    void noNewsWriteNothing()
    {
        answer({{m->newId(), 1}}, 1, 1, "ck1");
        VERIFY_OK(pull());
        const auto before = m->replica.number("SELECT total_changes()");
        wire::ChangesReply same;
        same.same = true;
        same.checkpoint = "ck1";
        add(wire::ChangesWriter().finish(same));
        const auto outcome = pull();
        VERIFY_OK(outcome);
        QCOMPARE(outcome->rows, 0);
        QCOMPARE(m->replica.number("SELECT total_changes()"), before);
    }

    void aStreamThatLeftIsErased()
    {
        const auto id = m->newId();
        answer({{id, 1}}, 1, 1, "ck1");
        VERIFY_OK(pull());
        wire::ChangesReply head;
        head.checkpoint = "ck2";
        head.removed = {m->core};
        add(wire::ChangesWriter().finish(head));
        VERIFY_OK(pull());
        VERIFY_ERROR(m->replica.records.find(models::kind::member, id), Error::NotFound);
        QCOMPARE(m->replica.number("SELECT count(*) FROM streams WHERE cursor > 0"), 0);
    }

    void aRepairFetchesTheStreamFromItsBeginning()
    {
        const auto kept = m->newId();
        const auto ghost = m->newId();
        answer({{kept, 1}, {ghost, 2}}, 2, 2, "ck1");
        VERIFY_OK(pull());
        m_transport.requests.clear();
        answer({{kept, 1}}, 2, 2, "ck2");
        engine::HubSession session = warm();
        engine::HubClient client = clientFor(session);
        engine::Puller puller(m->replica.database, client, {});
        VERIFY_OK(puller.repair({m->core}));
        QCOMPARE(asked(0).streams, (QHash<QString, qint64>{{m->core, 0}}));
        QVERIFY(asked(0).echo);
        VERIFY_ERROR(m->replica.records.find(models::kind::member, ghost), Error::NotFound);
        QCOMPARE(m->stream().count, 1);
    }

    void ownRowsAreAskedForOnlyOnceWhenNeeded()
    {
        VERIFY_OK(engine::Puller::setNeedsEcho(m->replica.database, true));
        answer({{m->newId(), 1}}, 1, 1, "ck1");
        VERIFY_OK(pull());
        QVERIFY(asked(0).echo);
        QVERIFY(!*engine::Puller::needsEcho(m->replica.database));
    }

private:
    using Row = std::pair<models::RecordId, qint64>;

    void add(const QByteArray &body)
    {
        HttpReply reply;
        reply.status = 200;
        reply.headers.insert("content-encoding", "zstd");
        reply.body = wire::compress(body);
        m_answers.append(reply);
    }

    void answer(const QList<Row> &rows, qint64 seq, qint64 head, const QByteArray &checkpoint)
    {
        wire::ChangesReply reply;
        reply.checkpoint = checkpoint;
        reply.more = seq < head;
        reply.streams = {{m->core, seq, head, 0, QByteArray(32, '\0')}};
        reply.kinds = {u"member"_s};
        wire::ChangesWriter writer;
        for (const auto &[id, rowSeq] : rows)
            writer.addRow(0, 0, id.bytes(), rowSeq, m->memberState(u"王样"_s));
        add(writer.finish(reply));
    }

    engine::HubSession warm()
    {
        engine::HubSession session;
        session.nonce = "n";
        session.takeToken("t", m->account.person, m->replica.clock.nowMs() + 300'000);
        return session;
    }

    engine::HubClient clientFor(engine::HubSession &session)
    {
        m_signer.emplace(engine::HubSigner{m->account.device, m->account.person,
                                           m->replica.vault.keys().device,
                                           m->replica.vault.person().signingKey});
        return engine::HubClient(m_transport, QUrl(u"https://hub.example"_s), *m_signer, session,
                                 m->replica.clock, m->replica.random, {});
    }

    models::Result<engine::Puller::Outcome> pull()
    {
        auto session = warm();
        auto client = clientFor(session);
        engine::Puller puller(m->replica.database, client, {});
        return puller.pull(*engine::Puller::needsEcho(m->replica.database));
    }

    wire::ChangesRequest asked(int request)
    {
        const auto decoded = wire::ChangesRequest::decode(m_transport.requests.value(request).body);
        return decoded ? *decoded : wire::ChangesRequest();
    }

    std::optional<EngineFixture> m;
    std::optional<engine::HubSigner> m_signer;
    QList<HttpReply> m_answers;
    support::FakeTransport m_transport{[this](const HttpRequest &) -> models::Result<HttpReply> {
        if (m_answers.isEmpty())
            return Error{Error::Offline};
        return m_answers.takeFirst();
    }};
};

BRANCHBOOK_TEST(PullerTest)
#include "PullerTest.moc"
