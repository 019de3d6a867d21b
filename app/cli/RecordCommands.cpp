// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/RecordInput.h"
#include "app/cli/RecordJson.h"
#include "app/cli/Session.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/store/History.h"
#include "models/store/RecordReader.h"
#include "ui/text/ErrorText.h"

#include <QDateTime>
#include <QJsonDocument>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

const catalogue::Kind *kindOf(const Arguments &arguments, Output &output)
{
    const auto *kind = catalogue::find(arguments.positional().value(0));
    if (!kind)
        output.failure(misused(u"KIND"_s, u"unknown"_s));
    return kind;
}

//! "field=value" pairs; ids and codes of organisations are both understood.
Result<RecordFilter> filterOf(Session &session, const Arguments &arguments)
{
    RecordFilter filter;
    for (const auto &condition : arguments.values(u"where"_s)) {
        const auto equals = condition.indexOf(u'=');
        if (equals <= 0)
            return misused(u"--where"_s, u"type"_s);
        const auto field = condition.left(equals);
        auto value = condition.mid(equals + 1);
        if (field == u"org") {
            BB_TRY_ASSIGN(organisation, session.organisation(value));
            value = organisation.toString();
        }
        filter.equals << std::pair(field, value);
    }
    if (arguments.has(u"limit"_s))
        filter.limit = arguments.value(u"limit"_s).toLongLong();
    return filter;
}

ExitCode list(Session &session, const Arguments &arguments, Output &output)
{
    const auto *kind = kindOf(arguments, output);
    if (!kind)
        return ExitCode::Usage;
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto filter = filterOf(session, arguments);
    if (!filter)
        return output.failure(filter.error());
    const auto visited = RecordReader(**database)
                             .visit(arguments.positional()[0], *filter, [&](const Record &record) {
                                 output.object(toJson(*kind, record));
                                 return true;
                             });
    return visited ? ExitCode::Done : output.failure(visited.error());
}

ExitCode get(Session &session, const Arguments &arguments, Output &output)
{
    const auto *kind = kindOf(arguments, output);
    if (!kind)
        return ExitCode::Usage;
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto record =
        RecordReader(**database)
            .find(arguments.positional()[0], RecordId::fromString(arguments.positional()[1]));
    if (!record)
        return output.failure(record.error());
    output.object(toJson(*kind, *record));
    return ExitCode::Done;
}

ExitCode put(Session &session, const Arguments &arguments, Output &output)
{
    const auto *kind = kindOf(arguments, output);
    if (!kind)
        return ExitCode::Usage;
    const auto writer = session.writer();
    if (!writer)
        return output.failure(writer.error());
    RecordInput input(session, **writer, *kind);
    const auto report = input.read();
    if (!report)
        return output.failure(report.error());
    if (!report->rejected.isEmpty()) {
        for (const auto &rejection : report->rejected) {
            output.object({{u"row"_s, rejection.line},
                           {u"field"_s, rejection.error.field},
                           {u"code"_s, rejection.error.reason}});
            output.message(QCoreApplication::translate("cli", "Line %1: %2")
                               .arg(rejection.line)
                               .arg(ui::text::errorSentence(rejection.error)));
        }
        output.message(QCoreApplication::translate(
            "cli",
            "Nothing was stored. Correct the lines named above and give all of them again."));
        return ExitCode::Data;
    }
    output.object({{u"stored"_s, report->stored}});
    return ExitCode::Done;
}

ExitCode removeRecord(Session &session, const Arguments &arguments, Output &output)
{
    if (!kindOf(arguments, output))
        return ExitCode::Usage;
    const auto writer = session.writer();
    if (!writer)
        return output.failure(writer.error());
    const auto removed = (*writer)->remove(arguments.positional()[0],
                                           RecordId::fromString(arguments.positional()[1]));
    if (!removed)
        return output.failure(removed.error());
    output.object({{u"removed"_s, 1}});
    return ExitCode::Done;
}

ExitCode history(Session &session, const Arguments &arguments, Output &output)
{
    const auto *kind = kindOf(arguments, output);
    if (!kind)
        return ExitCode::Usage;
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto entries = historyOf(**database, arguments.positional()[0],
                                   RecordId::fromString(arguments.positional()[1]));
    if (!entries)
        return output.failure(entries.error());
    for (const auto &entry : *entries) {
        output.object(
            {{u"n"_s, entry.no},
             {u"op"_s, entry.op},
             {u"actor"_s, entry.actor.toString()},
             {u"at"_s,
              QDateTime::fromMSecsSinceEpoch(entry.claimedAt, Qt::UTC).toString(Qt::ISODateWithMs)},
             {u"before"_s, toJson(*kind, {.fields = entry.oldFields})},
             {u"after"_s, toJson(*kind, {.fields = entry.newFields})},
             {u"outcome"_s, entry.outcome}});
    }
    return ExitCode::Done;
}

ExitCode submit(Session &session, const Arguments &arguments, Output &output)
{
    const auto writer = session.writer();
    if (!writer)
        return output.failure(writer.error());
    const auto id = RecordId::fromString(arguments.positional()[0]);
    const auto database = session.database();
    const auto meeting = RecordReader(**database).find(kind::meeting, id);
    if (!meeting)
        return output.failure(meeting.error());
    const auto written = (*writer)->put(kind::meeting, id, meeting->organisation,
                                        {{u"state"_s, u"submitted"_s}}, meeting->revision);
    if (!written)
        return output.failure(written.error());
    output.object({{u"submitted"_s, id.toString()}});
    return ExitCode::Done;
}

} // namespace

QList<Command> recordCommands()
{
    return {
        {{u"records"_s, u"list"_s},
         u"KIND"_s,
         1,
         1,
         {{u"where"_s, u"FIELD=VALUE"_s}, {u"limit"_s, u"N"_s, Option::Number}},
         list},
        {{u"records"_s, u"get"_s}, u"KIND ID"_s, 2, 2, {}, get},
        {{u"records"_s, u"put"_s}, u"KIND <ndjson"_s, 1, 1, {}, put},
        {{u"records"_s, u"remove"_s}, u"KIND ID"_s, 2, 2, {}, removeRecord},
        {{u"records"_s, u"history"_s}, u"KIND ID"_s, 2, 2, {}, history},
        {{u"meeting"_s, u"submit"_s}, u"ID"_s, 1, 1, {}, submit},
    };
}

} // namespace cli
