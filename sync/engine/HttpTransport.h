// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <future>
#include <utility>

namespace engine {

using models::Error;
using models::Result;

struct HttpRequest {
    QByteArray method{};
    QByteArray path{}; //!< from the root of the hub: "/v1/changes"
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    //! A longer answer is cut off: TooLarge.
    qint64 maximumReply = 64 * 1024 * 1024;
    //! So long the hub may say nothing before it counts as gone.
    int silenceMs = 30'000;
    //! Called on the transport's own thread once the answer is there.
    std::function<void()> whenAnswered{};
};

//! What the hub answered, whatever its status.
struct HttpReply {
    int status = 0;
    QHash<QByteArray, QByteArray> headers{}; //!< names in lower case
    QByteArray body{};

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! A road to one hub. Answers arrive as futures, so that the sync itself needs no event loop
//! (docs/decisions/0020-sync-blocks-in-its-own-thread.md).
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;

    //! Offline, WrongAuthority, TooLarge or Cancelled when there is no answer.
    virtual std::future<Result<HttpReply>> send(HttpRequest request) = 0;
    //! Ends what is under way with Cancelled.
    virtual void abortAll() = 0;
};

} // namespace engine
