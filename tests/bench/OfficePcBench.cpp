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
constexpr double keyLimitMs = 100;
constexpr double memoryLimitMib = 1'024;
constexpr auto diskBytesPerSecond = "20000000";

Result<void> makeVault(const QString &folder, const bench::TownSize &size, const QString &role)
{
    const SystemClock clock;
    SystemRandom random;
    const auto cheap = crypto::PassphraseCost::cheap();
    BB_TRY_ASSIGN(created,
                  Vault::create(folder, u"1"_s, SecretBytes::copyOf("an old office PC"), cheap,
                                {clock, random, cheap}));
    BB_TRY_ASSIGN(database, created.vault->openDatabase());
    Settings settings(*database);
    BB_TRY(settings.setValue(u"setup.role", role));
    BB_TRY(settings.setValue(u"setup.finished", true));
    return bench::fillTown(*database, size);
}

double limitOf(const QString &name)
{
    if (name == u"unlock")
        return unlockLimitMs;
    if (name == u"peakMemoryMiB")
        return memoryLimitMib;
    return name.startsWith(u"key."_s) ? keyLimitMs : pageLimitMs;
}

void measure(bench::Bench &bench, const QString &prefix, const bench::TownSize &size,
             const QString &role, bool onSlowDisk)
{
    const auto folder = bench.folder() + u"/vault"_s;
    if (const auto made = makeVault(folder, size, role); !made)
        return bench.fail(u"the sample town could not be made: error %1 %2"_s.arg(made.error().code)
                              .arg(made.error().detail));

    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    if (onSlowDisk) {
        environment.insert(u"LD_PRELOAD"_s, bench::Bench::program(u"libslow_disk.so"_s));
        environment.insert(u"BRANCHBOOK_DISK_BYTES_PER_SECOND"_s,
                           QString::fromLatin1(diskBytesPerSecond));
    }
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(bench::Bench::program(u"bench_office_pc"_s), {folder, role});
    if (!program.waitForFinished(300'000) || program.exitCode() != 0)
        return bench.fail(u"the program did not get through"_s);
    const auto note = u"%6: %1 branches, %2 members, %3 meetings, %4 marks; %5, 1 GiB of memory"_s
                          .arg(size.branches)
                          .arg(size.members())
                          .arg(size.meetings())
                          .arg(size.marks())
                          .arg(onSlowDisk ? u"20 MB/s disk"_s : u"the disk as it is"_s, role);
    for (const auto &line : program.readAllStandardOutput().split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        const auto name = object.value(u"name"_s).toString();
        if (name.isEmpty())
            continue;
        bench.add({.name = prefix + u'.' + name,
                   .value = object.value(u"ms"_s).toDouble(),
                   .unit = name == u"peakMemoryMiB" ? u"MiB"_s : u"ms"_s,
                   .baseline = limitOf(name),
                   .limit = 1.0,
                   .note = note});
    }
}

void officePc(bench::Bench &bench)
{
    const auto town =
        bench.isSmall() ? bench::TownSize{.branches = 4, .years = 1} : bench::TownSize{};
    measure(bench, u"officePc"_s, town, u"reviewer"_s, true);
    // Somebody who writes for all branches of the town: more than any secretary has.
    measure(bench, u"officePc.secretary"_s, town, u"secretary"_s, true);
}

//! The members of a county; its meetings of a quarter, because the list of members is what it asks
//! more of than a town.
void countyOffice(bench::Bench &bench)
{
    const bench::TownSize county{.branches = 1'667, .years = 1, .meetingsOfYear = 12};
    measure(bench, u"countyOffice"_s,
            bench.isSmall() ? bench::TownSize{.branches = 8, .years = 1, .meetingsOfYear = 4}
                            : county,
            u"reviewer"_s, false);
}

} // namespace

BRANCHBOOK_BENCH("officePc", officePc)
BRANCHBOOK_BENCH("countyOffice", countyOffice)
