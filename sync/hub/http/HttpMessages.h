// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <memory>
#include <utility>

namespace hub {

using models::Error;
using models::Result;

//! One request with its whole body; bodies are capped before they are read.
struct HttpRequest {
    QByteArray method{};
    QByteArray target{}; //!< path and query as sent
    QByteArray path{}; //!< without the query
    //! Names in lower case; of repeated ones the last.
    QHash<QByteArray, QByteArray> headers{};
    QByteArray body{};
    QByteArray peer{}; //!< address without port, for limits

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! Gives a long body in pieces, so that a video never stands in memory as a whole.
class BodySource
{
public:
    virtual ~BodySource() = default;
    virtual qint64 size() const = 0;
    //! At most \a most bytes; empty at the end. Called on a worker thread.
    virtual Result<QByteArray> read(qsizetype most) = 0;
};

struct HttpResponse {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    std::shared_ptr<BodySource> stream{}; //!< instead of body
};

//! Called on worker threads, several at a time.
using HttpHandler = std::function<HttpResponse(const HttpRequest &)>;

//! How large a body a request may have, known from its first lines; 0 refuses any.
using BodyLimit = std::function<qint64(const QByteArray &method, const QByteArray &path)>;

} // namespace hub
