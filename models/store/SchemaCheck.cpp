// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SchemaCheck.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/sql/Database.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace models {

namespace {

Result<QSet<QString>> columnsOf(Statement &columns, const char *table)
{
    QSet<QString> names;
    columns.bind(1, QString::fromLatin1(table));
    for (;;) {
        BB_TRY_ASSIGN(found, columns.step());
        if (!found)
            return names;
        names << columns.text(0);
    }
}

} // namespace

Result<void> checkSchema(Database &database)
{
    BB_TRY_ASSIGN(statement, database.prepare("SELECT name FROM pragma_table_info(?)"));
    for (const auto &kind : catalogue::kinds()) {
        BB_TRY_ASSIGN(columns, columnsOf(statement, kind.table));
        QStringList wanted{u"id"_s,  u"org"_s,      u"stream"_s, u"revision"_s,
                           u"seq"_s, u"hub_hash"_s, u"ext"_s};
        for (const auto &field : kind.fields)
            wanted << field.column();
        for (const auto &column : wanted) {
            if (!columns.contains(column)) {
                return Error{Error::Internal,
                             {},
                             u"schema"_s,
                             QLatin1StringView(kind.table) + u'.' + column};
            }
        }
    }
    return {};
}

} // namespace models
