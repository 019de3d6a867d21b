// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"

#include "sync/hub/BatchApplier.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubIdentity.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/postgres/PostgresConnection.h"
#include "sync/hub/Router.h"

#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using bench::Bench;
using bench::Best;
using hub::PostgresConnection;
using models::Result;
using support::must;

// Batches with their signatures, rights, merge and receipts, against rows that are only copied.
constexpr double applyLimit = 4;

//! The server of the tests, as careful of its disk as in production.
class TestServer
{
public:
    explicit TestServer(const QString &folder) : m_file(folder + u"/address"_s)
    {
        qputenv("BRANCHBOOK_POSTGRES_FSYNC", "on");
        m_runs = run(u"start"_s);
        if (m_runs)
            qputenv("BRANCHBOOK_TEST_POSTGRES", m_file.toUtf8());
    }
    ~TestServer()
    {
        run(u"stop"_s);
        qunsetenv("BRANCHBOOK_TEST_POSTGRES");
    }
    bool runs() const { return m_runs; }

private:
    bool run(const QString &what) const
    {
        QProcess process;
        // The server keeps what it inherits: a pipe would never end.
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(support::sourceFile(u"tests/support/postgres.sh"_s), {what, m_file});
        return process.waitForFinished(120'000) && process.exitCode() == 0;
    }

    const QString m_file;
    bool m_runs = false;
};

class HubPostgresBench
{
public:
    explicit HubPostgresBench(Bench &bench)
        : m_bench(bench),
          m_batches(bench.count(40, 2)),
          m_rows(bench.count(1'000, 100))
    {
    }

    void run()
    {
        for (int round = 0; round < m_bench.rounds(); ++round) {
            support::TestHub hub;
            if (!apply(hub) || !copy(hub))
                return m_bench.fail(u"hubPostgres: a batch was not taken"_s);
        }
        const auto rows = double(m_batches) * m_rows;
        m_bench.add(
            {u"hubPostgres.apply"_s, m_apply.value(), u"ms"_s, m_copy.value(), applyLimit,
             u"%1 attendance marks in batches of %2, against INSERT … SELECT"_s.arg(rows).arg(
                 m_rows)});
        m_bench.add({u"hubPostgres.rowsPerSecond"_s,
                     rows / m_apply.value() * 1'000,
                     u"rows/s"_s,
                     {},
                     {},
                     u"the same"_s});
    }

private:
    bool apply(support::TestHub &hub)
    {
        hub::HubCore core(must(hub::HubIdentity::load(hub.store())), hub.clock(), hub.random(),
                          hub.hubFolder().mediaPath());
        hub::Router router(core);
        support::TestDevice device(
            [&](const hub::HttpRequest &request) { return router.answer(request, hub.store()); },
            hub.clock(), hub.random());
        if (device.enrol(hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s)) != 201)
            return false;
        const hub::Session session{must(hub.store().directory().findDevice(device.id)),
                                   device.person};
        QList<QByteArray> envelopes;
        for (int batch = 0; batch < m_batches; ++batch)
            envelopes.append(device.seal(marks(hub, device)).encode());
        bool isGood = true;
        m_apply.add(bench::milliseconds([&] {
            for (const auto &envelope : std::as_const(envelopes))
                isGood = isGood && hub::BatchApplier(core, hub.store()).apply(session, envelope);
        }));
        return isGood;
    }

    QList<wire::Op> marks(support::TestHub &hub, const support::TestDevice &device) const
    {
        const auto branch = models::organisationIdOfCode(u"3301001");
        const auto newId = [&] {
            return models::newId<models::RecordId>(hub.clock(), hub.random());
        };
        const auto meeting = newId();
        QList<wire::Op> ops;
        for (int row = 0; row < m_rows; ++row)
            ops.append(device.op(wire::OpType::New, u"attendance"_s, newId(), branch,
                                 {{u"meeting"_s, meeting.bytes()},
                                  {u"member"_s, newId().bytes()},
                                  {u"year"_s, 2026},
                                  {u"mark"_s, u"present"_s}}));
        return ops;
    }

    // The rows that were applied once more into the same tables, emptied, by the server alone.
    bool copy(const support::TestHub &hub)
    {
        PostgresConnection connection(must(hub::PostgresAddress::parse(hub.databaseAddress())));
        must(connection.execute(
            u"CREATE TABLE copy_record AS SELECT r.*, ((seq - 1) / %1)::bigint AS part FROM record "
            u"r"
            " WHERE kind = 'attendance';"
            " CREATE TABLE copy_op AS SELECT o.*, ((n - 1) / %1)::bigint AS part FROM op o;"
            " CREATE TABLE copy_batch AS SELECT b.*, ((first_n - 1) / %1)::bigint AS part FROM "
            "batch b;"
            " CREATE INDEX ON copy_record (part); CREATE INDEX ON copy_op (part);"
            " CREATE INDEX ON copy_batch (part); ANALYZE;"
            " DELETE FROM op; DELETE FROM batch; DELETE FROM record WHERE kind = 'attendance'"_s
                .arg(m_rows)));
        must(connection.execute(u"VACUUM op, batch, record"_s));
        must(connection.execute(u"CHECKPOINT"_s));
        auto batch =
            connection.use("INSERT INTO batch (hash, chain, first_n, received_at, envelope,"
                           " receipt) SELECT hash, chain, first_n, received_at, envelope,"
                           " receipt FROM copy_batch WHERE part = $1");
        auto record = connection.use(
            "INSERT INTO record (kind, id, org, stream, seq, state, deleted, created_seq,"
            " created_hlc, created_replica, created_author, clocks, origin) SELECT kind, id, org,"
            " stream, seq, state, deleted, created_seq, created_hlc, created_replica,"
            " created_author, clocks, origin FROM copy_record WHERE part = $1");
        auto op = connection.use("INSERT INTO op (chain, n, record, seq, outcome, code)"
                                 " SELECT chain, n, record, seq, outcome, code FROM copy_op"
                                 " WHERE part = $1");
        bool isGood = true;
        m_copy.add(bench::milliseconds([&] {
            for (qint64 part = 0; part < m_batches; ++part) {
                const auto done =
                    connection.transact(PostgresConnection::Kind::Writing, [&]() -> Result<void> {
                        BB_TRY(batch->bind(1, part).run());
                        BB_TRY(record->bind(1, part).run());
                        return op->bind(1, part).run();
                    });
                isGood = isGood && done;
            }
        }));
        auto count = connection.use("SELECT count(*) FROM record WHERE kind = 'attendance'");
        return isGood && must(count->step()) && count->number(0) == qint64(m_batches) * m_rows;
    }

    Bench &m_bench;
    const int m_batches;
    const int m_rows;
    Best m_apply;
    Best m_copy;
};

void hubPostgres(Bench &bench)
{
    const TestServer server(bench.folder());
    if (!server.runs()) {
        std::printf("hubPostgres: left out, because no PostgreSQL server can be started here\n");
        return;
    }
    HubPostgresBench(bench).run();
}

} // namespace

BRANCHBOOK_BENCH("hubPostgres", hubPostgres)
