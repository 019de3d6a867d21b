// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Settings.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"

namespace models {

Result<QCborValue> Settings::value(QStringView name) const
{
    BB_TRY_ASSIGN(select, m_database.prepare("SELECT value FROM settings WHERE name = ?1"));
    select.bind(1, name);
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return QCborValue(QCborValue::Undefined);
    QCborParserError error;
    const auto value = QCborValue::fromCbor(select.bytes(0), &error);
    if (error.error != QCborError::NoError)
        return Error{Error::Corrupt, {}, QStringLiteral("cbor"), {}};
    return value;
}

Result<void> Settings::setValue(QStringView name, const QCborValue &value)
{
    BB_TRY_ASSIGN(insert,
                  m_database.prepare("INSERT INTO settings (name, value) VALUES (?1, ?2) "
                                     "ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    insert.bind(1, name).bindBytes(2, canonicalCbor(value));
    return insert.run();
}

} // namespace models
