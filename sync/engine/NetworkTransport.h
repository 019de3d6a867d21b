// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HttpTransport.h"

#include <QThread>
#include <QUrl>

namespace engine {

class NetworkAgent;

//! HTTPS to a hub whose certificate must come from one pinned authority.
//!
//! Sockets live on a thread of their own; send() may be called from any other. With a wrong
//! authority the handshake ends before a byte of any request has been sent.
class NetworkTransport final : public HttpTransport
{
public:
    //! Invalid ("hub" or "ca") when the address is no https URL or \a caPem holds no certificate.
    static Result<std::unique_ptr<NetworkTransport>> open(const QUrl &hub, const QByteArray &caPem);
    ~NetworkTransport() override;

    std::future<Result<HttpReply>> send(HttpRequest request) override;
    void abortAll() override;

private:
    NetworkTransport() = default;

    QThread m_thread;
    NetworkAgent *m_agent = nullptr;
};

} // namespace engine
