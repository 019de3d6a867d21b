// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/RowCodec.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Statement.h"

namespace models {

using catalogue::Field;
using catalogue::FieldType;

RowCodec::RowCodec(const catalogue::Kind &kind) : m_kind(kind)
{
    m_columns = "id, org";
    m_names.reserve(fieldCount());
    for (const auto &field : kind.fields) {
        m_columns += ", " + field.column().toLatin1();
        m_names << QString::fromLatin1(field.name);
        m_byName.insert(m_names.constLast(), firstField + int(m_names.size()) - 1);
    }
    m_columns += ", ext, stream, revision, seq, hub_hash";
    for (int i = 1; i <= columnCount(); ++i)
        m_placeholders += (i == 1 ? "?" : ", ?") + QByteArray::number(i);
}

bool RowCodec::bind(Statement &statement, int parameter, const Field &field,
                    const QCborValue &value)
{
    if (value.isUndefined() || value.isNull()) {
        statement.bindNull(parameter);
        return true;
    }
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Date:
        statement.bind(parameter, value.toString());
        return value.isString();
    case FieldType::Integer:
    case FieldType::Time:
        statement.bind(parameter, value.toInteger());
        return value.isInteger();
    case FieldType::Boolean:
        statement.bind(parameter, qint64(value.toBool()));
        return value.isBool();
    case FieldType::Id:
    case FieldType::Hash:
    case FieldType::Value:
        statement.bindBytes(parameter, value.toByteArray());
        return value.isByteArray();
    }
    return false;
}

Result<void> RowCodec::bindFields(Statement &statement, const QCborMap &fields) const
{
    for (int column = firstField; column < extColumn(); ++column)
        statement.bindNull(column + 1);
    QCborMap ext;
    for (const auto &[key, value] : fields) {
        const auto name = key.toString();
        const int column = columnOf(name);
        if (column < 0) {
            if (!value.isUndefined() && !value.isNull())
                ext.insert(key, value);
        } else if (!bind(statement, column + 1, fieldAt(column), value)) {
            return invalid(name, QStringLiteral("type"));
        }
    }
    if (ext.isEmpty())
        statement.bindNull(extColumn() + 1);
    else
        statement.bindBytes(extColumn() + 1, canonicalCbor(ext));
    return {};
}

QCborValue RowCodec::read(const Statement &statement, int column, const Field &field)
{
    if (statement.isNull(column))
        return QCborValue(QCborValue::Undefined);
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Date:
        return statement.text(column);
    case FieldType::Integer:
    case FieldType::Time:
        return statement.number(column);
    case FieldType::Boolean:
        return statement.number(column) != 0;
    case FieldType::Id:
    case FieldType::Hash:
    case FieldType::Value:
        return statement.bytes(column);
    }
    return QCborValue(QCborValue::Undefined);
}

QCborMap RowCodec::readFields(const Statement &statement) const
{
    QCborMap fields;
    if (!statement.isNull(extColumn())) {
        const auto ext = cborMap(statement.bytes(extColumn()));
        if (ext)
            fields = *ext;
    }
    for (int column = firstField; column < extColumn(); ++column) {
        const auto value = read(statement, column, fieldAt(column));
        if (!value.isUndefined())
            fields.insert(m_names[column - firstField], value);
    }
    return fields;
}

} // namespace models
