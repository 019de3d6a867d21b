// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/JsonRecord.h"

#include <QUuid>

#include <cmath>

namespace hub {

using models::catalogue::Field;
using models::catalogue::FieldType;

namespace {

constexpr double exactIntegers = 9'007'199'254'740'992.0;

// Undefined when the JSON value cannot be one of this type.
QCborValue valueOf(const Field &field, const QJsonValue &json)
{
    if (json.isNull())
        return QCborValue(nullptr);
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Date:
        return json.isString() ? QCborValue(json.toString()) : QCborValue();
    case FieldType::Integer:
    case FieldType::Time: {
        const auto number = json.toDouble(0.5);
        const bool whole = std::floor(number) == number && std::abs(number) <= exactIntegers;
        return json.isDouble() && whole ? QCborValue(qint64(number)) : QCborValue();
    }
    case FieldType::Boolean:
        return json.isBool() ? QCborValue(json.toBool()) : QCborValue();
    case FieldType::Id: {
        const auto uuid = QUuid::fromString(json.toString());
        return uuid.isNull() ? QCborValue() : QCborValue(uuid.toRfc4122());
    }
    case FieldType::Hash: {
        const auto bytes = QByteArray::fromHex(json.toString().toLatin1());
        return bytes.size() == 32 ? QCborValue(bytes) : QCborValue();
    }
    case FieldType::Value:
        break; // the hub writes such fields by itself
    }
    return {};
}

} // namespace

models::Result<QCborMap> fieldsOfJson(const models::catalogue::Kind &kind,
                                      const QJsonObject &object)
{
    QCborMap fields;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key() == u"id" || it.key() == u"org")
            continue;
        const auto *field = kind.field(it.key());
        if (!field)
            return models::invalid(it.key(), QStringLiteral("unknownField"));
        const auto value = valueOf(*field, it.value());
        if (value.isUndefined())
            return models::invalid(it.key(), QStringLiteral("type"));
        if (!value.isNull())
            fields.insert(it.key(), value);
    }
    return fields;
}

} // namespace hub
