// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"

#include <QCryptographicHash>
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
//! What Upload-Checksum promises of a body.
struct Checksum {
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256;
    QByteArray expected{}; //!< empty where no checksum was sent

    //! Corrupt "checksum" when \a body is another.
    Result<void> check(const QByteArray &body) const;
};
Result<Checksum> checksum(const HttpRequest &request);

HttpResponse response(int status);
HttpResponse offsetResponse(int status, qint64 offset);

} // namespace hub::tus
