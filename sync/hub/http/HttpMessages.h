// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace hub {

using models::Error;
using models::Result;

//! One request with its whole body, or with none where a BodySink takes it; bodies are capped
//! before they are read.
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

struct HttpResponse;

//! An answer that waits for something to happen: the connection waits with it, but no thread.
class PendingAnswer
{
public:
    virtual ~PendingAnswer() = default;
    //! The longest that it waits.
    virtual int milliseconds() const = 0;
    //! Has \a wake called once when it is time, on any thread.
    virtual void whenDue(std::function<void()> wake) = 0;
    //! The answer, on a worker thread: when it is due, when it has waited long enough, or when the
    //! connection broke.
    virtual HttpResponse finish() = 0;
};

struct HttpResponse {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    std::shared_ptr<BodySource> stream{}; //!< instead of body
    std::shared_ptr<PendingAnswer> pending{}; //!< instead of all the rest
};

//! Takes a long body in pieces as they arrive. Calls follow one another, on any worker thread.
class BodySink
{
public:
    virtual ~BodySink() = default;
    //! The next bytes; an answer refuses the rest.
    virtual std::optional<HttpResponse> take(QByteArrayView bytes) = 0;
    //! Nothing more comes.
    virtual HttpResponse finish() = 0;
    //! The connection broke: nobody waits for an answer, but what was taken may be of use.
    virtual void cut() = 0;
};

//! What takes the body of a request, or the answer that refuses it.
struct BodyOpening {
    std::unique_ptr<BodySink> sink{};
    HttpResponse refusal{};
};

//! How a body is read, known from a request's first line.
struct BodyRule {
    qint64 limit = 0; //!< bytes; 0 refuses any
    bool streamed = false; //!< goes to a BodySink
};

//! What an HttpServer serves. All but bodyRule are called on worker threads, several at a time.
struct HttpService {
    std::function<HttpResponse(const HttpRequest &)> answer{};
    std::function<BodyRule(const QByteArray &method, const QByteArray &path)> bodyRule{};
    //! Only for requests whose rule says streamed; their body is empty.
    std::function<BodyOpening(const HttpRequest &)> openBody{};
};

} // namespace hub
