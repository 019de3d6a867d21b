// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RecordJson.h"

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;
using catalogue::FieldType;

namespace {

QJsonValue toJson(const catalogue::Field *field, const QCborValue &value)
{
    if (field && field->type == FieldType::Id)
        return RecordId::fromBytes(value.toByteArray()).toString();
    if (field && field->type == FieldType::Hash)
        return QString::fromLatin1(value.toByteArray().toHex());
    if (field && field->type == FieldType::Value)
        return QCborValue::fromCbor(value.toByteArray()).toJsonValue();
    return value.toJsonValue();
}

//! Undefined when the JSON value cannot be of the type.
QCborValue valueOf(const catalogue::Field &field, const QJsonValue &value)
{
    if (value.isNull())
        return QCborValue(nullptr);
    switch (field.type) {
    case FieldType::Id: {
        const auto id = RecordId::fromString(value.toString());
        return id.isNull() ? QCborValue() : QCborValue(id.bytes());
    }
    case FieldType::Hash: {
        const auto hash = QByteArray::fromHex(value.toString().toLatin1());
        return hash.size() == 32 ? QCborValue(hash) : QCborValue();
    }
    case FieldType::Integer:
    case FieldType::Time: {
        const auto number = value.toDouble(0.5);
        return value.isDouble() && number == double(qint64(number)) ? QCborValue(qint64(number))
                                                                    : QCborValue();
    }
    case FieldType::Boolean:
        return value.isBool() ? QCborValue(value.toBool()) : QCborValue();
    case FieldType::Text:
    case FieldType::Date:
        return value.isString() ? QCborValue(value.toString()) : QCborValue();
    case FieldType::Value:
        break; // only the hub writes such fields
    }
    return {};
}

} // namespace

QJsonObject toJson(const catalogue::Kind &kind, const Record &record)
{
    QJsonObject object;
    for (const auto &[key, value] : record.fields) {
        const auto name = key.toString();
        object.insert(name, toJson(kind.field(name), value));
    }
    object.insert(u"id"_s, record.id.toString());
    object.insert(u"org"_s, record.organisation.toString());
    object.insert(u"pending"_s, record.pending);
    return object;
}

Result<QCborMap> fieldsOf(const catalogue::Kind &kind, const QJsonObject &object)
{
    QCborMap fields;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == u"id" || it.key() == u"org" || it.key() == u"pending")
            continue;
        const auto *field = kind.field(it.key());
        if (!field)
            return invalid(it.key(), u"unknown"_s);
        const auto value = valueOf(*field, it.value());
        if (value.isUndefined())
            return invalid(it.key(), u"type"_s);
        fields.insert(it.key(), value);
    }
    return fields;
}

} // namespace cli
