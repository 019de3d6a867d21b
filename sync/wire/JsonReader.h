// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace wire {

//! Reads one small JSON object of known members; the first fault sticks and names its member.
class JsonReader
{
public:
    explicit JsonReader(const QByteArray &json);
    explicit JsonReader(const QJsonObject &object) : m_object(object) { }

    QString text(QLatin1StringView name, qsizetype maximum = 200);
    //! base64url without padding, of exactly \a size bytes.
    QByteArray bytes(QLatin1StringView name, qsizetype size);
    qint64 number(QLatin1StringView name);
    template <typename IdType>
    IdType id(QLatin1StringView name)
    {
        const auto id = IdType::fromString(text(name, 36));
        if (id.isNull())
            fail(name);
        return id;
    }
    bool has(QLatin1StringView name) const { return m_object.contains(name); }
    QJsonObject object(QLatin1StringView name);
    //! Protocol with the member at fault, or nothing.
    const models::Result<void> &outcome() const { return m_outcome; }

private:
    void fail(QLatin1StringView name);

    QJsonObject m_object;
    models::Result<void> m_outcome;
};

QString base64Url(QByteArrayView bytes);
//! Nothing but base64url without padding; empty otherwise.
QByteArray fromBase64Url(QByteArrayView text);

} // namespace wire
