// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SqlWorkload.h"

#include "models/crypto/SecretBytes.h"

namespace bench {

//! The same work in plain C calls on SQLCipher: what the product's own layer is held against.
SqlTimes runRawSqlCipher(const QString &path, const models::SecretBytes &key,
                         const QList<SqlRow> &rows, const QList<qint64> &lookups);

} // namespace bench
