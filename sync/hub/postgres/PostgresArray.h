// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace hub {

//! Values of many rows as one parameter, so that a batch is one statement: unnest() makes rows of
//! several of these again.
class PostgresArray
{
public:
    void add(qint64 value) { put(QString::number(value)); }
    void addFlag(bool value) { put(value ? QStringLiteral("t") : QStringLiteral("f")); }
    void addNull() { put(QStringLiteral("NULL")); }
    template <typename Tag>
    void add(const models::Id<Tag> &id)
    {
        put(id.toString());
    }
    void addBytes(QByteArrayView bytes)
    {
        put(QStringLiteral("\"\\\\x") + QString::fromLatin1(bytes.toByteArray().toHex()) + u'"');
    }
    void addText(const QString &text)
    {
        auto escaped = text;
        escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        put(u'"' + escaped + u'"');
    }

    qsizetype size() const { return m_size; }
    QString text() const { return u'{' + m_text + u'}'; }

private:
    void put(const QString &element)
    {
        if (m_size++ > 0)
            m_text += u',';
        m_text += element;
    }

    QString m_text{};
    qsizetype m_size = 0;
};

} // namespace hub
