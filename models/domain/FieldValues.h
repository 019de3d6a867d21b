// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QCborMap>
#include <QCborValue>
#include <QDate>
#include <QString>

//! How typed values and the catalogue's CBOR values become each other. An empty value is null,
//! which clears the field of a stored record.
namespace models::fieldValues {

inline QCborValue of(const QString &text)
{
    return text.isEmpty() ? QCborValue(nullptr) : QCborValue(text);
}

inline QCborValue of(QDate date)
{
    return date.isValid() ? QCborValue(date.toString(Qt::ISODate)) : QCborValue(nullptr);
}

inline QCborValue of(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QCborValue(nullptr) : QCborValue(bytes);
}

template <typename Tag>
QCborValue of(const Id<Tag> &id)
{
    return id.isNull() ? QCborValue(nullptr) : QCborValue(id.bytes());
}

//! Null when \a number is what stands for "not known".
inline QCborValue unless(qint64 unknown, qint64 number)
{
    return number == unknown ? QCborValue(nullptr) : QCborValue(number);
}

inline QString text(const QCborMap &fields, QStringView name)
{
    return fields.value(name.toString()).toString();
}

inline QDate date(const QCborMap &fields, QStringView name)
{
    return QDate::fromString(text(fields, name), Qt::ISODate);
}

inline qint64 number(const QCborMap &fields, QStringView name, qint64 fallback = 0)
{
    return fields.value(name.toString()).toInteger(fallback);
}

inline bool flag(const QCborMap &fields, QStringView name)
{
    return fields.value(name.toString()).toBool();
}

inline QByteArray bytes(const QCborMap &fields, QStringView name)
{
    return fields.value(name.toString()).toByteArray();
}

template <typename IdType>
IdType id(const QCborMap &fields, QStringView name)
{
    return IdType::fromBytes(bytes(fields, name));
}

} // namespace models::fieldValues
