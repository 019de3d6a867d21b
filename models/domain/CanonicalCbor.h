// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QCborMap>
#include <QCborValue>

namespace models {

//! The one byte form of a value: RFC 8949 §4.2.1 core deterministic encoding.
//!
//! Maps are sorted by their encoded keys, integers and lengths are shortest, nothing is of
//! indefinite length. Equal content gives equal bytes on every platform, so they can be hashed and
//! signed.
QByteArray canonicalCbor(const QCborValue &value);
QByteArray canonicalCbor(const QCborMap &map);

//! Decodes one whole CBOR map; trailing bytes, another type, a repeated key, a tag, an array or
//! map as a key, a floating-point number beyond 64-bit integers, or nesting deeper than 16 is
//! Corrupt.
Result<QCborMap> cborMap(const QByteArray &bytes);

} // namespace models
