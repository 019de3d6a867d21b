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
#include <functional>

using namespace Qt::StringLiterals;

namespace {

using hub::Result;

constexpr int towns = 17;

int failed(const char *step, const models::Error &error)
{
    std::fprintf(stderr, "%s: error %d %s\n", step, int(error.code), qPrintable(error.reason));
    return 1;
}

//! Creates the folder with these organisations.
Result<std::unique_ptr<hub::HubStore>> create(const hub::HubFolder &folder, QByteArray csv,
                                              const models::Clock &clock,
                                              models::RandomSource &random)
{
    BB_TRY(folder.create({u"127.0.0.1"_s}, clock, random));
    BB_TRY_ASSIGN(store, folder.openStore());
    QBuffer county(&csv);
    county.open(QIODevice::ReadOnly);
    BB_TRY(hub::Administration(*store, clock, random).importOrganisations(county));
    return std::move(store);
}

int load(const hub::HubFolder &folder, int rows, const models::Clock &clock,
         models::RandomSource &random)
{
    const auto store = create(folder, bench::syncCounty(), clock, random);
    if (!store)
        return failed("create", store.error());
    auto json = bench::syncImport(bench::syncRows(rows));
    QBuffer records(&json);
    records.open(QIODevice::ReadOnly);
    hub::Administration administration(**store, clock, random);
    if (const auto loaded = administration.load(u"attendance"_s, records); !loaded)
        return failed("records", loaded.error());
    return 0;
}

QString branchCode(int no)
{
    return u"33%1%2"_s.arg(1 + no % towns, 2, 10, QChar(u'0'))
        .arg(1 + no / towns, 3, 10, QChar(u'0'));
}

int county(const hub::HubFolder &folder, int branches, const models::Clock &clock,
           models::RandomSource &random)
{
    QByteArray csv("code,parent,type,category,name,seal_name\n33,,county,,Sample county,\n");
    for (int town = 1; town <= towns; ++town)
        csv += u"33%1,33,town,,Town %1,\n"_s.arg(town, 2, 10, QChar(u'0')).toUtf8();
    for (int no = 0; no < branches; ++no) {
        const auto code = branchCode(no);
        csv += u"%1,%2,branch,,Branch %1,\n"_s.arg(code, code.left(4)).toUtf8();
    }
    const auto store = create(folder, csv, clock, random);
    return store ? 0 : failed("create", store.error());
}

//! Codes for people of this role, each at the organisation that \a place names.
Result<QJsonArray> codesFor(hub::HubStore &store, int people,
                            const std::function<QString(int)> &place, const models::Clock &clock,
                            models::RandomSource &random)
{
    QJsonArray codes;
    hub::Administration administration(store, clock, random);
    for (int person = 0; person < people; ++person) {
        const auto name = u"person %1"_s.arg(person);
        BB_TRY(administration.addUser(name, place(person), u"secretary"_s));
        BB_TRY_ASSIGN(code, administration.enrolmentCode(name));
        codes.append(code);
    }
    return codes;
}

int serve(const hub::HubFolder &folder, int people, const std::function<QString(int)> &place,
          const models::Clock &clock, models::RandomSource &random)
{
    QJsonArray codes;
    {
        const auto store = folder.openStore();
        if (!store)
            return failed("open", store.error());
        const auto made = codesFor(**store, people, place, clock, random);
        if (!made)
            return failed("codes", made.error());
        codes = *made;
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
    if (arguments[1] == u"load")
        return load(folder, number, clock, random);
    if (arguments[1] == u"county")
        return county(folder, number, clock, random);
    const bool isHerd = arguments[1] == u"herd";
    return serve(
        folder, number, [isHerd](int person) { return isHerd ? branchCode(person) : u"3301"_s; },
        clock, random);
}
