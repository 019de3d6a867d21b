// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "models/documents/ColumnMapping.h"
#include "models/documents/ErrorRows.h"
#include "models/documents/MemberImport.h"
#include "models/documents/RecordExport.h"
#include "models/documents/SheetWriter.h"
#include "models/documents/TableFile.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/store/AccessLog.h"
#include "models/store/ChangeWriter.h"
#include "models/store/LocalIdentity.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/RecordReader.h"
#include "models/store/SafetyCopies.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonArray toJson(const QList<ImportReport::Fault> &faults)
{
    QJsonArray array;
    for (const auto &fault : faults)
        array << QJsonObject{
            {u"row"_s, fault.row}, {u"field"_s, fault.field}, {u"code"_s, fault.code}};
    return array;
}

//! {"column title": "field"} on top of what the titles say by themselves.
Result<QMap<QString, QString>> mapOf(const Arguments &arguments)
{
    QMap<QString, QString> fields;
    if (!arguments.has(u"map"_s))
        return fields;
    QFile file(arguments.value(u"map"_s));
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::NotFound, u"map"_s, u"file"_s, {}};
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return invalid(u"map"_s, u"json"_s);
    const auto object = document.object();
    const auto *member = catalogue::find(kind::member);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto field = it.value().toString();
        if (!field.isEmpty() && field != u"org" && !member->field(field))
            return invalid(field, u"unknown"_s);
        fields.insert(it.key(), field);
    }
    return fields;
}

Result<ImportReport> importFrom(Session &session, const Arguments &arguments, Table &table,
                                ColumnMapping &mapping)
{
    BB_TRY_ASSIGN(writer, session.writer());
    BB_TRY_ASSIGN(database, session.database());
    BB_TRY_ASSIGN(tables, readTableFile(arguments.positional()[0]));
    table = tables.first();
    BB_TRY_ASSIGN(own, mapOf(arguments));
    BB_TRY_ASSIGN(guessed, ColumnMapping::guess(table, own));
    mapping = guessed;
    MemberImport::Options options;
    options.dryRun = arguments.has(u"dry-run"_s);
    if (arguments.has(u"org"_s) || mapping.columnOf(u"org") < 0) {
        BB_TRY_ASSIGN(branch, session.organisation(arguments.value(u"org"_s)));
        options.branch = branch;
    }
    if (!options.dryRun) {
        BB_TRY_ASSIGN(vault, session.vault());
        BB_TRY(SafetyCopies(*vault, session.context()).take(*database));
    }
    MemberRepository members(*database, *writer, session.clock());
    OrganisationRepository organisations(*database);
    return MemberImport(members, organisations, *writer, session.clock())
        .run(table, mapping, options);
}

QString faultText(const ImportReport::Fault &fault)
{
    return ui::text::findingText(u"member", {fault.field, fault.code});
}

//! The rejected rows as they were, with the reasons beside them.
Result<void> writeErrorRows(const Table &table, const ColumnMapping &mapping,
                            const ImportReport &report, const QString &path)
{
    const auto sheet = errorRows(table, mapping, report, QCoreApplication::translate("cli", "Row"),
                                 QCoreApplication::translate("cli", "What is wrong"), faultText);
    return writeSheet(sheet, path);
}

ExitCode importMembers(Session &session, const Arguments &arguments, Output &output)
{
    Table table;
    ColumnMapping mapping;
    const auto report = importFrom(session, arguments, table, mapping);
    if (!report)
        return output.failure(report.error());
    output.object({{u"read"_s, report->read},
                   {u"created"_s, report->created},
                   {u"updated"_s, report->updated},
                   {u"unchanged"_s, report->unchanged},
                   {u"rejected"_s, toJson(report->rejected)},
                   {u"warnings"_s, toJson(report->warnings)}});
    for (const auto &fault : report->rejected)
        output.message(
            QCoreApplication::translate("cli", "Row %1: %2").arg(fault.row).arg(faultText(fault)));
    if (arguments.has(u"errors"_s) && !report->rejected.isEmpty()) {
        const auto written = writeErrorRows(table, mapping, *report, arguments.value(u"errors"_s));
        if (!written)
            return output.failure(written.error());
    }
    return report->rejected.isEmpty() ? ExitCode::Done : ExitCode::SomeRejected;
}

ExitCode exportRecords(Session &session, const Arguments &arguments, Output &output)
{
    if (!catalogue::find(arguments.positional()[0]))
        return output.failure(misused(u"KIND"_s, u"unknown"_s));
    if (arguments.has(u"unmasked"_s) && !arguments.has(u"purpose"_s))
        return output.failure(misused(u"--purpose"_s, u"required"_s));
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto organisations = OrganisationRepository(**database).list();
    if (!organisations)
        return output.failure(organisations.error());
    ExportOptions options;
    options.unmasked = arguments.has(u"unmasked"_s);
    options.words.label = [](QStringView kind, QStringView field) {
        return ui::text::fieldLabel(kind, field);
    };
    for (const auto &organisation : *organisations)
        options.organisations.insert(organisation.id, organisation.name);
    const RecordReader reader(**database);
    const auto sheet = RecordExport(reader).sheet(arguments.positional()[0], options);
    if (!sheet)
        return output.failure(sheet.error());
    const auto actor = actingPerson(**database, (*session.vault())->person().id);
    if (!actor)
        return output.failure(actor.error());
    const auto logged = AccessLog(**database, session.clock(), *actor)
                            .append({.action = u"export"_s,
                                     .kind = arguments.positional()[0],
                                     .purpose = arguments.value(u"purpose"_s)});
    if (!logged)
        return output.failure(logged.error());
    if (const auto written = writeSheet(*sheet, arguments.positional()[1]); !written)
        return output.failure(written.error());
    output.object({{u"rows"_s, sheet->rows.size()}});
    return ExitCode::Done;
}

} // namespace

QList<Command> documentCommands()
{
    return {
        {{u"import"_s, u"members"_s},
         u"FILE"_s,
         1,
         1,
         {{u"org"_s, u"CODE"_s},
          {u"map"_s, u"FILE"_s},
          {u"dry-run"_s, {}},
          {u"errors"_s, u"OUT.xlsx"_s}},
         importMembers},
        {{u"export"_s},
         u"KIND OUT.xlsx|OUT.csv"_s,
         2,
         2,
         {{u"unmasked"_s, {}}, {u"purpose"_s, u"TEXT"_s}},
         exportRecords},
    };
}

} // namespace cli
