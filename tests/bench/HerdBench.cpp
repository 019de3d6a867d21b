// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "Herd.h"
#include "HubProcess.h"
#include "ProcessUsage.h"

using namespace Qt::StringLiterals;

namespace {

using bench::Bench;
using bench::Herd;
using bench::ProcessUsage;

constexpr double recordsWithinMs = 60'000;
constexpr double memoryMib = 400;
constexpr double floodLimit = 2;
constexpr double mib = 1'048'576;

//! An evening on which every branch of a county syncs its theme day at once.
class HerdBench
{
public:
    explicit HerdBench(Bench &bench) : m_bench(bench), m_branches(bench.count(1'660, 6)) { }

    void run()
    {
        if (!m_hub.startHerd(m_bench.folder(), m_branches))
            return m_bench.fail(u"the hub of the herd did not start"_s);
        m_herd.emplace(m_hub.port(), m_hub.authority(), m_hub.codes());
        if (m_herd->enrol() != m_branches || !records() || !photos() || !flood())
            return m_bench.fail(u"herd: "_s + m_herd->failure());
        m_bench.add({u"herd.memory.hub"_s, double(ProcessUsage::of(m_hub.pid()).peakBytes) / mib,
                     u"MiB"_s, memoryMib, 1.0, u"peak of all; the baseline is the target"_s});
    }

private:
    bool records()
    {
        m_herd->latencies.clear();
        const auto before = ProcessUsage::of(m_hub.pid());
        int done = 0;
        const auto took = bench::milliseconds([&] { done = m_herd->sendRecords(); });
        if (done != m_branches)
            return false;
        const auto after = ProcessUsage::of(m_hub.pid());
        m_bench.add(
            {u"herd.records"_s, took, u"ms"_s, recordsWithinMs, 1.0,
             u"%1 branches, 25 records each, %2 connections at a time; the baseline is the target"_s
                 .arg(m_branches)
                 .arg(Herd::lanes)});
        m_bench.add({u"herd.records.cpu.hub"_s, after.cpuMs - before.cpuMs, u"ms"_s, took, {}, {}});
        addPercentiles(u"herd.records.call"_s);
        return true;
    }

    bool photos()
    {
        m_herd->latencies.clear();
        int done = 0;
        const auto took = bench::milliseconds([&] { done = m_herd->sendPhotos(); });
        if (done != m_branches)
            return false;
        const auto megabytes = double(m_branches) * Herd::photosEach * Herd::photoBytes / 1e6;
        m_bench.add({u"herd.photos"_s,
                     megabytes / took * 1e3,
                     u"MB/s"_s,
                     {},
                     {},
                     u"%1 MB in %2 s"_s.arg(megabytes).arg(took / 1e3, 0, 'f', 1)});
        addPercentiles(u"herd.photos.call"_s);
        return true;
    }

    bool flood()
    {
        const int calls = m_bench.count(4'000, 20);
        constexpr int few = 8;
        m_herd->latencies.clear();
        if (m_herd->askForNews(calls, few) == 0)
            return false;
        const auto quiet = m_herd->latencies.percentile(0.95);
        m_herd->latencies.clear();
        qint64 answered = 0;
        int asked = 0;
        answered = m_herd->flood([&] { asked = m_herd->askForNews(calls, few); });
        if (asked == 0)
            return false;
        m_bench.add(
            {u"herd.flooded.p95"_s, m_herd->latencies.percentile(0.95), u"ms"_s, quiet, floodLimit,
             u"of the others, while one device got %1 answers; the baseline is without it"_s.arg(
                 answered)});
        return true;
    }

    void addPercentiles(const QString &name)
    {
        const auto note = u"%1 small calls"_s.arg(m_herd->latencies.count());
        m_bench.add({name + u".p50"_s, m_herd->latencies.percentile(0.5), u"ms"_s, {}, {}, note});
        m_bench.add({name + u".p99"_s, m_herd->latencies.percentile(0.99), u"ms"_s, {}, {}, note});
    }

    Bench &m_bench;
    const int m_branches;
    bench::HubProcess m_hub;
    std::optional<Herd> m_herd;
};

void herdBench(Bench &bench)
{
    HerdBench(bench).run();
}

BRANCHBOOK_BENCH("herd", herdBench)

} // namespace
