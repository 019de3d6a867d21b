// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"

#include <QString>

namespace hub {

struct HttpServerOptions {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; //!< 0: any free one
    QString certificateFile{};
    QString keyFile{};
    int workers = 4; //!< threads that run handlers
    int maximumConnections = 4'096;
    int idleTimeoutSeconds = 75; //!< also the most a peer may dawdle within a message
    qint64 maximumHeaderBytes = 16 * 1024;
    //! Of a refused body so much is still read, so that the peer sees the answer and the
    //! connection lives on.
    qint64 drainedBytes = 4 * 1024 * 1024;
};

//! HTTP/1.1 over TLS 1.2 or 1.3 on Boost.Beast; the library does not show through.
//!
//! Connections are served by coroutines on one thread, handlers run on worker threads. Malformed,
//! oversized and slow requests end their own connection only.
class HttpServer
{
public:
    HttpServer(HttpServerOptions options, HttpService service);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    //! Accepts connections when it returns; Busy when the port is taken, Invalid for a bad
    //! certificate or key.
    Result<void> start();
    quint16 port() const;
    //! Lets requests under way finish (at most ten seconds), then closes. From any thread.
    void stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hub
