// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "SampleTown.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr double unlockLimitMs = 3'000;
constexpr double pageLimitMs = 1'000;
constexpr auto diskBytesPerSecond = "20000000";

Result<void> makeVault(const QString &folder, const bench::TownSize &size)
{
    const SystemClock clock;
    SystemRandom random;
    const auto cheap = crypto::PassphraseCost::cheap();
    BB_TRY_ASSIGN(created,
                  Vault::create(folder, u"1"_s, SecretBytes::copyOf("an old office PC"), cheap,
                                {clock, random, cheap}));
    BB_TRY_ASSIGN(database, created.vault->openDatabase());
    Settings settings(*database);
    BB_TRY(settings.setValue(u"setup.role", u"reviewer"_s));
    BB_TRY(settings.setValue(u"setup.finished", true));
    return bench::fillTown(*database, size);
}

void officePc(bench::Bench &bench)
{
    bench::TownSize size;
    if (bench.isSmall())
        size = {.branches = 4, .years = 1};
    const auto folder = bench.folder() + u"/vault"_s;
    if (const auto made = makeVault(folder, size); !made)
        return bench.fail(u"the sample town could not be made: error %1 %2"_s.arg(made.error().code)
                              .arg(made.error().detail));

    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"LD_PRELOAD"_s, bench::Bench::program(u"libslow_disk.so"_s));
    environment.insert(u"BRANCHBOOK_DISK_BYTES_PER_SECOND"_s,
                       QString::fromLatin1(diskBytesPerSecond));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(bench::Bench::program(u"bench_office_pc"_s), {folder});
    if (!program.waitForFinished(300'000) || program.exitCode() != 0)
        return bench.fail(u"the program did not get through"_s);
    const auto note =
        u"%1 branches, %2 members, %3 marks; 20 MB/s disk, 1 GiB of memory"_s.arg(size.branches)
            .arg(size.members())
            .arg(size.marks());
    for (const auto &line : program.readAllStandardOutput().split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        const auto name = object.value(u"name"_s).toString();
        if (name.isEmpty())
            continue;
        const bool memory = name == u"peakMemoryMiB";
        const double limit = memory ? 1'024 : name == u"unlock" ? unlockLimitMs : pageLimitMs;
        bench.add({.name = u"officePc."_s + name,
                   .value = object.value(u"ms"_s).toDouble(),
                   .unit = memory ? u"MiB"_s : u"ms"_s,
                   .baseline = limit,
                   .limit = 1.0,
                   .note = note});
    }
}

} // namespace

BRANCHBOOK_BENCH("officePc", officePc)
