// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "HubProcess.h"
#include "ProcessUsage.h"
#include "SyncPc.h"
#include "SyncRows.h"

#include "support/FaultProxy.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

using bench::Bench;
using bench::Best;
using bench::ProcessUsage;
using bench::SyncPc;

constexpr double firstLimit = 3;
constexpr double pushLimit = 0.3;
constexpr double pullLimit = 0.5;
constexpr double firstBytes = 3'600'000;
constexpr double editBytes = 60'000;
constexpr double quietBytes = 1'500;
constexpr double memoryMib = 100;

//! What one kind of sync costs each side: the least CPU of all rounds, and the most memory, since
//! what is warm from the round before would flatter it.
struct Cost {
    Best time{};
    Best ownCpu{};
    Best hubCpu{};
    double ownMib = 0; //!< growth
    double hubMib = 0;
};

class SyncBench
{
public:
    explicit SyncBench(Bench &bench) : m_bench(bench), m_rows(bench.count(100'000, 2'000)) { }

    void run()
    {
        m_edits = m_bench.count(1'000, 50);
        if (!m_hub.start(m_bench.folder(), m_rows, m_bench.rounds() + 1))
            return m_bench.fail(u"the hub of the sync benchmark did not start"_s);
        measureRaw();
        if (m_raw <= 0)
            return m_bench.fail(u"the raw insert failed"_s);
        m_proxy.emplace(m_hub.port());
        if (!first() || !firstThroughProxy() || !exchange() || !quiet())
            m_bench.fail(u"sync: "_s + m_failure);
    }

private:
    void measureRaw()
    {
        const auto json = bench::syncJson(bench::syncRows(m_rows));
        Best best;
        for (int round = 0; round < m_bench.rounds(); ++round)
            best.add(bench::rawSyncInsert(m_bench.folder() + u"/raw.db"_s, json));
        m_raw = best.value();
        m_bench.add({u"sync.raw"_s,
                     m_raw,
                     u"ms"_s,
                     {},
                     {},
                     u"parse %1 rows (%2 bytes each) and insert them by plain C"_s.arg(m_rows).arg(
                         json.size() / m_rows)});
    }

    std::unique_ptr<SyncPc> join(int person, quint16 port)
    {
        auto pc = std::make_unique<SyncPc>(
            m_bench.folder(), QUrl(u"https://127.0.0.1:%1"_s.arg(port)), m_hub.authority());
        m_failure = pc->join(m_hub.code(person));
        return m_failure.isEmpty() ? std::move(pc) : nullptr;
    }

    bool first()
    {
        Cost cost;
        for (int round = 0; round < m_bench.rounds(); ++round) {
            m_near.reset();
            m_near = join(round, m_hub.port());
            if (!m_near || !measured(*m_near, cost))
                return false;
            if (m_pulled < m_rows) {
                m_failure = u"only %1 rows came"_s.arg(m_pulled);
                return false;
            }
        }
        addCost(u"sync.first"_s, cost, firstLimit, u"%1 rows"_s.arg(m_rows));
        return true;
    }

    bool firstThroughProxy()
    {
        m_far = join(m_bench.rounds(), m_proxy->port());
        if (!m_far)
            return false;
        m_proxy->resetCounts();
        if (!sync(*m_far))
            return false;
        addBytes(u"sync.first.bytes"_s, firstBytes);
        return true;
    }

    bool exchange()
    {
        Cost push;
        Cost pull;
        for (int round = 0; round < m_bench.rounds(); ++round) {
            if (!edit(*m_near) || !measured(*m_near, push))
                return false;
            // The other PC takes them through the counting road, and edits in turn.
            m_proxy->resetCounts();
            if (!sync(*m_far))
                return false;
            if (round == 0)
                addBytes(u"sync.pull.bytes"_s, editBytes);
            if (!edit(*m_far))
                return false;
            m_proxy->resetCounts();
            if (!sync(*m_far))
                return false;
            if (round == 0)
                addBytes(u"sync.push.bytes"_s, editBytes);
            if (!measured(*m_near, pull))
                return false;
        }
        const auto edits = u"%1 edits"_s.arg(m_edits);
        addCost(u"sync.push"_s, push, pushLimit, edits);
        addCost(u"sync.pull"_s, pull, pullLimit, edits);
        return true;
    }

    bool quiet()
    {
        Cost cost;
        for (int round = 0; round < m_bench.rounds() + 1; ++round) {
            if (!measured(*m_near, cost))
                return false;
        }
        if (!sync(*m_far))
            return false;
        m_proxy->resetCounts();
        if (!sync(*m_far))
            return false;
        addCost(u"sync.quiet"_s, cost, {}, u"no news"_s);
        m_bench.add({u"sync.quiet.trips"_s, double(m_trips), u"round trips"_s, 1.0, 1.0,
                     u"the baseline is the target"_s});
        addBytes(u"sync.quiet.bytes"_s, quietBytes);
        return true;
    }

    bool edit(SyncPc &pc)
    {
        m_failure = pc.editMarks(m_edits, m_editRound++);
        return m_failure.isEmpty();
    }

    //! A sync, and what it cost both processes.
    bool measured(SyncPc &pc, Cost &cost)
    {
        const auto self = QCoreApplication::applicationPid();
        ProcessUsage::resetPeak(self);
        ProcessUsage::resetPeak(m_hub.pid());
        const auto before = ProcessUsage::of(self);
        const auto hubBefore = ProcessUsage::of(m_hub.pid());
        if (!sync(pc))
            return false;
        const auto after = ProcessUsage::of(self);
        const auto hubAfter = ProcessUsage::of(m_hub.pid());
        cost.time.add(m_took);
        cost.ownCpu.add(after.cpuMs - before.cpuMs);
        cost.hubCpu.add(hubAfter.cpuMs - hubBefore.cpuMs);
        cost.ownMib = std::max(cost.ownMib, growth(before, after));
        cost.hubMib = std::max(cost.hubMib, growth(hubBefore, hubAfter));
        return true;
    }

    static double growth(const ProcessUsage &before, const ProcessUsage &after)
    {
        return double(after.peakBytes - before.residentBytes) / 1'048'576;
    }

    bool sync(SyncPc &pc)
    {
        models::Result<engine::SyncReport> report = models::Error::Internal;
        m_took = bench::milliseconds([&] { report = pc.sync(); });
        if (!report) {
            m_failure = u"error %1 %2 %3"_s.arg(report.error().code)
                            .arg(report.error().reason, report.error().detail);
            return false;
        }
        if (!report->digestsMatch || report->repaired > 0) {
            m_failure = u"the digests differ"_s;
            return false;
        }
        m_pulled = report->pulled;
        m_trips = report->roundTrips;
        return true;
    }

    void addCost(const QString &name, const Cost &cost, std::optional<double> limit,
                 const QString &note)
    {
        const auto target = u"growth; the baseline is the target"_s;
        m_bench.add({name, cost.time.value(), u"ms"_s, m_raw, limit, note});
        m_bench.add({name + u".cpu.replica"_s, cost.ownCpu.value(), u"ms"_s, m_raw, {}, note});
        m_bench.add({name + u".cpu.hub"_s, cost.hubCpu.value(), u"ms"_s, m_raw, {}, note});
        m_bench.add({name + u".memory.replica"_s, cost.ownMib, u"MiB"_s, memoryMib, 1.0, target});
        m_bench.add({name + u".memory.hub"_s, cost.hubMib, u"MiB"_s, memoryMib, 1.0, target});
    }

    void addBytes(const QString &name, double target)
    {
        // TLS adds a little; what it adds counts against us.
        m_bench.add(
            {name, double(m_proxy->bytesUp() + m_proxy->bytesDown()), u"bytes"_s, target, 1.0,
             u"%1 up, %2 down, TLS included; the baseline is the target"_s.arg(m_proxy->bytesUp())
                 .arg(m_proxy->bytesDown())});
    }

    Bench &m_bench;
    int m_rows;
    int m_edits = 0;
    int m_editRound = 0;
    double m_raw = 0;
    double m_took = 0; //!< milliseconds of the last sync
    qint64 m_pulled = 0;
    qint64 m_trips = 0;
    QString m_failure;
    bench::HubProcess m_hub;
    std::optional<support::FaultProxy> m_proxy;
    std::unique_ptr<SyncPc> m_near;
    std::unique_ptr<SyncPc> m_far;
};

void syncBench(Bench &bench)
{
    SyncBench(bench).run();
}

BRANCHBOOK_BENCH("sync", syncBench)

} // namespace
