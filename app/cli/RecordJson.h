// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/store/ChangeWriter.h"

#include <QJsonObject>

namespace cli {

//! {"id","org", the catalogue's fields…, "pending"}: ids as UUIDs, hashes in hexadecimal.
QJsonObject toJson(const models::catalogue::Kind &kind, const models::Record &record);

//! The catalogue's values of a JSON object; "id", "org" and "pending" are left to the caller.
//! Invalid names a field whose value cannot be of its type; unknown fields are refused, because on
//! a command line they are spelling mistakes.
models::Result<QCborMap> fieldsOf(const models::catalogue::Kind &kind, const QJsonObject &object);

} // namespace cli
