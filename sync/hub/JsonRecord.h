// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QJsonObject>

namespace hub {

//! The CBOR fields of a JSON record with the catalogue's field names: ids as UUIDs, hashes as hex.
//! Invalid names a field that is unknown or of another type; `id` and `org` are not fields.
models::Result<QCborMap> fieldsOfJson(const models::catalogue::Kind &kind,
                                      const QJsonObject &object);

} // namespace hub
