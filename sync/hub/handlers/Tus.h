// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"

#include <QHash>

//! What the tus calls have in common (tus 1.0).
namespace hub::tus {

inline constexpr char version[] = "1.0.0";
//! Where uploads live, with their id behind it.
inline constexpr char uploads[] = "/v1/media/uploads/";

//! Unsupported "tus_version" unless the client speaks this version.
Result<void> checkVersion(const HttpRequest &request);
//! A header that is a number of bytes; Invalid names it.
Result<qint64> bytesIn(const HttpRequest &request, const QByteArray &header);
//! The decoded values of Upload-Metadata.
QHash<QByteArray, QByteArray> metadata(const HttpRequest &request);
//! Corrupt "checksum" when Upload-Checksum is there and does not fit the body.
Result<void> checkChecksum(const HttpRequest &request);

HttpResponse response(int status);
HttpResponse offsetResponse(int status, qint64 offset);

} // namespace hub::tus
