// SPDX-License-Identifier: GPL-3.0-or-later
// The hub of the sync benchmark, in a process of its own, so that its memory and CPU can be told
// from the replica's.
#include "SyncRows.h"

#include "models/domain/Clock.h"
#include "sync/hub/Administration.h"
#include "sync/hub/HubService.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

int failed(const char *step, const models::Error &error)
{
    std::fprintf(stderr, "%s: error %d %s\n", step, int(error.code), qPrintable(error.reason));
    return 1;
}

int load(const hub::HubFolder &folder, int rows, const models::Clock &clock,
         models::RandomSource &random)
{
    if (const auto made = folder.create({u"127.0.0.1"_s}, clock, random); !made)
        return failed("create", made.error());
    const auto store = folder.openStore();
    if (!store)
        return failed("open", store.error());
    hub::Administration administration(**store, clock, random);
    auto csv = bench::syncCounty();
    QBuffer county(&csv);
    county.open(QIODevice::ReadOnly);
    if (const auto imported = administration.importOrganisations(county); !imported)
        return failed("organisations", imported.error());
    auto json = bench::syncImport(bench::syncRows(rows));
    QBuffer records(&json);
    records.open(QIODevice::ReadOnly);
    if (const auto loaded = administration.load(u"attendance"_s, records); !loaded)
        return failed("records", loaded.error());
    return 0;
}

int serve(const hub::HubFolder &folder, int people, const models::Clock &clock,
          models::RandomSource &random)
{
    QJsonArray codes;
    {
        const auto store = folder.openStore();
        if (!store)
            return failed("open", store.error());
        hub::Administration administration(**store, clock, random);
        for (int person = 0; person < people; ++person) {
            const auto name = u"person %1"_s.arg(person);
            if (const auto added = administration.addUser(name, u"3301"_s, u"secretary"_s); !added)
                return failed("user", added.error());
            const auto code = administration.enrolmentCode(name);
            if (!code)
                return failed("code", code.error());
            codes.append(*code);
        }
    }
    hub::HubService service(folder, clock, random, hub::HubLog());
    if (const auto started = service.start({}); !started)
        return failed("start", started.error());
    const QJsonObject ready{
        {u"port"_s, service.port()}, {u"ca"_s, folder.authority().authority}, {u"codes"_s, codes}};
    std::printf("%s\n", QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    // Until the bench closes our input.
    while (std::getchar() != EOF) { }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 64;
    const models::SystemClock clock;
    models::SystemRandom random;
    const hub::HubFolder folder(arguments[2] + u"/hub"_s, arguments[2] + u"/hub.key"_s);
    const int number = arguments[3].toInt();
    return arguments[1] == u"load" ? load(folder, number, clock, random)
                                   : serve(folder, number, clock, random);
}
