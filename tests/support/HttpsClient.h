// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ExchangeLog.h"
#include "sync/hub/http/HttpMessages.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <memory>

namespace support {

//! One kept-alive connection that waits for each answer; for one thread, without an event loop.
class HttpsClient
{
public:
    HttpsClient(quint16 port, const QByteArray &caPem);

    //! Status 0 when there is no whole answer. Connects anew when the hub has closed meanwhile.
    hub::HttpResponse send(const hub::HttpRequest &request);
    //! Sends these bytes as they are and reads one answer.
    hub::HttpResponse sendRaw(const QByteArray &bytes);
    //! Before sendPart() without a sendHead(); false when there is no hub.
    bool connectIfNeeded();
    //! A request in parts: the head of \a request, a body of \a length bytes, then its answer.
    bool sendHead(const hub::HttpRequest &request, qint64 length);
    //! False once the connection broke. Nothing is left in this process when it returns.
    bool sendPart(const QByteArray &bytes);
    hub::HttpResponse readAnswer();
    //! Bytes of the last answer, head included.
    qsizetype lastAnswerSize() const { return m_lastAnswerSize; }
    void close() { m_socket.reset(); }

private:
    hub::HttpResponse receive();

    quint16 m_port;
    QSslConfiguration m_tls;
    std::unique_ptr<QSslSocket> m_socket;
    hub::HttpRequest m_asked{}; //!< what the next answer is for
    ExchangeLog m_log{};
    qsizetype m_lastAnswerSize = 0;
};

} // namespace support
