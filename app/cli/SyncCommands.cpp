// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "app/cli/StatusJson.h"
#include "models/media/MediaStore.h"
#include "sync/engine/Enrolment.h"
#include "sync/engine/HubAccount.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/engine/StatusReader.h"
#include "sync/engine/SyncRun.h"

#include <QFile>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr qint64 largestAuthority = 1024 * 1024;

ExitCode enrol(Session &session, const Arguments &arguments, Output &output)
{
    QFile authority(arguments.value(u"ca"_s));
    if (!authority.open(QIODevice::ReadOnly))
        return output.failure(Error{Error::NotFound, u"ca"_s, u"file"_s, {}});
    const auto vault = session.vault();
    if (!vault)
        return output.failure(vault.error());
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const engine::Invitation invitation{QUrl(arguments.value(u"hub"_s)),
                                        authority.read(largestAuthority),
                                        arguments.value(u"code"_s)};
    engine::Enrolment enrolment(**database, **vault, session.clock(), session.random());
    const auto account = enrolment.enrol(invitation);
    if (!account)
        return output.failure(account.error());
    output.object({{u"person"_s, account->person.toString()},
                   {u"role"_s, account->role},
                   {u"organisation"_s, account->organisation.toString()},
                   {u"hub"_s, account->hubId}});
    return ExitCode::Done;
}

Result<engine::SyncReport> run(Session &session, bool recordsOnly)
{
    BB_TRY_ASSIGN(vault, session.vault());
    BB_TRY_ASSIGN(database, session.database());
    BB_TRY_ASSIGN(account, engine::HubAccount::load(*database, *vault));
    BB_TRY_ASSIGN(transport, engine::NetworkTransport::open(account.url, account.authority));
    engine::SyncRun sync({*database, *vault, session.clock(), session.random(), *transport});
    return sync.run(recordsOnly);
}

ExitCode sync(Session &session, const Arguments &arguments, Output &output)
{
    const auto report = run(session, arguments.has(u"records-only"_s));
    if (!report)
        return output.failure(report.error());
    output.object({{u"cursor"_s, QString::fromLatin1(report->cursor.toHex())},
                   {u"pulled"_s, report->pulled},
                   {u"pushed"_s, report->pushed},
                   {u"refused"_s, report->refused},
                   {u"conflicts"_s, report->conflicts},
                   {u"mediaUploaded"_s, report->mediaUploaded},
                   {u"mediaDownloaded"_s, report->mediaDownloaded},
                   {u"mediaPending"_s, report->mediaPending},
                   {u"digest"_s, report->digestsMatch ? u"match"_s : u"differ"_s},
                   {u"elapsedMs"_s, report->elapsedMs}});
    return report->refused > 0 ? ExitCode::SomeRejected : ExitCode::Done;
}

ExitCode status(Session &session, const Arguments &, Output &output)
{
    const auto vault = session.vault();
    if (!vault)
        return output.failure(vault.error());
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    MediaStore media(**database, **vault, session.clock(), session.random());
    const auto read = engine::StatusReader(**database, **vault, media).read();
    if (!read)
        return output.failure(read.error());
    output.object(toJson(*read));
    return ExitCode::Done;
}

} // namespace

QList<Command> syncCommands()
{
    return {
        {{u"enrol"_s},
         {},
         0,
         0,
         {{u"hub"_s, u"URL"_s, Option::Required},
          {u"ca"_s, u"FILE"_s, Option::Required},
          {u"code"_s, u"CODE"_s, Option::Required}},
         enrol},
        {{u"sync"_s}, {}, 0, 0, {{u"records-only"_s, {}}}, sync},
        {{u"status"_s}, {}, 0, 0, {}, status},
    };
}

} // namespace cli
