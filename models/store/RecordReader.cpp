// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/RecordReader.h"

#include "models/sql/Database.h"
#include "models/store/RecordTable.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

using catalogue::Field;
using catalogue::FieldType;

constexpr Field organisationField{.name = "org", .type = FieldType::Id};

//! A filter's text as the value that the field's column holds; undefined when it cannot be one.
QCborValue valueOf(const Field &field, const QString &text)
{
    bool isNumber = false;
    const auto number = text.toLongLong(&isNumber);
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Date:
        return text;
    case FieldType::Integer:
    case FieldType::Time:
        return isNumber ? QCborValue(number) : QCborValue();
    case FieldType::Boolean:
        if (text == "true"_L1 || text == "1"_L1)
            return true;
        return text == "false"_L1 || text == "0"_L1 ? QCborValue(false) : QCborValue();
    case FieldType::Id: {
        const auto id = RecordId::fromString(text);
        return id.isNull() ? QCborValue() : QCborValue(id.bytes());
    }
    case FieldType::Hash:
    case FieldType::Value:
        return QByteArray::fromHex(text.toLatin1());
    }
    return {};
}

struct Query {
    QByteArray sql;
    QList<std::pair<const Field *, QCborValue>> values;
};

Result<Query> queryOf(const RowCodec &codec, const RecordFilter &filter)
{
    Query query;
    query.sql = "SELECT " + codec.columns()
        + ", EXISTS (SELECT 1 FROM changes c WHERE c.kind = ?1 AND c.id = r.id "
          "AND c.outcome IS NULL) FROM "
        + QByteArray(codec.kind().table) + " r";
    for (const auto &[name, text] : filter.equals) {
        const auto *field = name == "org"_L1 ? &organisationField : codec.kind().field(name);
        if (!field)
            return invalid(name, u"unknownField"_s);
        const auto value = valueOf(*field, text);
        if (value.isUndefined())
            return invalid(name, u"type"_s);
        query.sql += (query.values.isEmpty() ? " WHERE " : " AND ") + field->column().toLatin1()
            + " = ?" + QByteArray::number(query.values.size() + 3);
        query.values.append({field, value});
    }
    query.sql += " ORDER BY id LIMIT ?2";
    return query;
}

Result<const catalogue::Kind *> kindOf(QStringView name)
{
    const auto *kind = catalogue::find(name);
    if (!kind)
        return invalid(u"kind"_s, u"unknownWord"_s);
    return kind;
}

} // namespace

Result<Record> RecordReader::find(QStringView kind, RecordId id) const
{
    BB_TRY_ASSIGN(found, kindOf(kind));
    const RowCodec codec(*found);
    const auto sql = "SELECT " + codec.columns()
        + ", EXISTS (SELECT 1 FROM changes c WHERE c.kind = ?2 AND c.id = ?1 "
          "AND c.outcome IS NULL) FROM "
        + QByteArray(found->table) + " WHERE id = ?1";
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    select.bind(1, id).bind(2, kind);
    BB_TRY_ASSIGN(row, select.step());
    if (!row)
        return Error::NotFound;
    return recordAt(codec, select);
}

Record RecordReader::recordAt(const RowCodec &codec, const Statement &row)
{
    return {row.id<RecordId>(RowCodec::idColumn),
            row.id<OrganisationId>(RowCodec::organisationColumn),
            codec.readFields(row),
            row.number(codec.revisionColumn()),
            row.number(codec.seqColumn()),
            row.number(codec.columnCount()) != 0};
}

Result<QList<Record>> RecordReader::list(QStringView kind, const RecordFilter &filter) const
{
    QList<Record> records;
    BB_TRY(visit(kind, filter, [&](const Record &record) {
        records << record;
        return true;
    }));
    return records;
}

Result<void> RecordReader::visit(QStringView kind, const RecordFilter &filter,
                                 const std::function<bool(const Record &)> &visit) const
{
    BB_TRY_ASSIGN(found, kindOf(kind));
    const RowCodec codec(*found);
    BB_TRY_ASSIGN(query, queryOf(codec, filter));
    BB_TRY_ASSIGN(select, m_database.prepare(query.sql.constData()));
    select.bind(1, kind).bind(2, filter.limit);
    for (int i = 0; i < query.values.size(); ++i)
        RowCodec::bind(select, i + 3, *query.values[i].first, query.values[i].second);
    for (;;) {
        BB_TRY_ASSIGN(row, select.step());
        if (!row || !visit(recordAt(codec, select)))
            return {};
    }
}

} // namespace models
