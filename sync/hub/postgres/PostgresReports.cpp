// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresReports.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/catalogue/Catalogue.h"

#include "sync/hub/postgres/PostgresConnection.h"
#include "sync/hub/postgres/PostgresLocks.h"

#include <QVersionNumber>

namespace hub {

using models::catalogue::Field;
using models::catalogue::FieldType;
using namespace Qt::StringLiterals;

namespace {

QString columnOf(const Field &field)
{
    const auto text = u"(s.fields ->> '%1')"_s.arg(QLatin1StringView(field.name));
    QString value = text;
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Date: // as ISO text: one that was written wrongly breaks no report
        break;
    case FieldType::Integer:
    case FieldType::Time:
        value = text + u"::bigint"_s;
        break;
    case FieldType::Boolean:
        value = text + u"::boolean"_s;
        break;
    case FieldType::Id:
        value = text + u"::uuid"_s;
        break;
    case FieldType::Hash:
    case FieldType::Value:
        value = u"decode(%1, 'hex')"_s.arg(text);
        break;
    }
    return value + u" AS \"%1\""_s.arg(field.column());
}

// "0.1.0 4f2a…": who made the views, and of which catalogue.
QString stampOf(const QString &views)
{
    const auto hash = models::crypto::hash(views.toUtf8()).toHex();
    return QStringLiteral(BRANCHBOOK_VERSION) + u' ' + QString::fromLatin1(hash);
}

} // namespace

QString PostgresReports::selectOf(const models::catalogue::Kind &kind)
{
    QStringList columns{u"r.id AS record_id"_s, u"r.org AS organisation_id"_s};
    for (const auto &field : kind.fields) {
        if (!field.sensitive)
            columns.append(columnOf(field));
    }
    // OFFSET 0 keeps the state from being read once for each column.
    return u"SELECT %1 FROM record r CROSS JOIN LATERAL (SELECT report.fields(r.state) AS fields "
           u"OFFSET 0) s"
           " WHERE r.kind = '%2' AND NOT r.deleted"_s.arg(columns.join(u", "),
                                                          QLatin1StringView(kind.name));
}

Result<void> PostgresReports::publish()
{
    QString views;
    for (const auto &kind : models::catalogue::kinds()) {
        const QLatin1StringView table(kind.table);
        views += u"DROP VIEW IF EXISTS report.%1; CREATE VIEW report.%1 AS %2; "_s.arg(
            table, selectOf(kind));
    }
    const auto stamp = stampOf(views);
    const auto isDue = [&]() -> Result<bool> {
        auto select =
            m_connection.use("SELECT obj_description('report'::regnamespace, 'pg_namespace')");
        BB_TRY(select->step());
        const auto known = select->text(0);
        return known != stamp
            && QVersionNumber::fromString(stamp) >= QVersionNumber::fromString(known);
    };
    BB_TRY_ASSIGN(due, isDue());
    if (!due)
        return {};
    return m_connection.transact(PostgresConnection::Kind::Writing, [&]() -> Result<void> {
        BB_TRY(locks::take(m_connection, locks::schema));
        BB_TRY_ASSIGN(stillDue, isDue());
        if (!stillDue)
            return {};
        return m_connection.execute(views + u"COMMENT ON SCHEMA report IS '%1'"_s.arg(stamp));
    });
}

} // namespace hub
