// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpsClient.h"

#include <QSslCertificate>

namespace support {

namespace {

constexpr int patienceMs = 30'000;

// The first line's, as far as these bytes have one.
hub::HttpRequest requestOf(const QByteArray &bytes)
{
    const auto words = bytes.left(bytes.indexOf("\r\n")).split(' ');
    hub::HttpRequest request;
    request.method = words.value(0);
    request.path = words.value(1);
    return request;
}

} // namespace

HttpsClient::HttpsClient(quint16 port, const QByteArray &caPem)
    : m_port(port),
      m_tls(QSslConfiguration::defaultConfiguration())
{
    m_tls.setCaCertificates(QSslCertificate::fromData(caPem, QSsl::Pem));
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
}

bool HttpsClient::connectIfNeeded()
{
    if (m_socket) {
        m_socket->waitForReadyRead(0);
        if (m_socket->state() == QAbstractSocket::ConnectedState)
            return true;
    }
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setSslConfiguration(m_tls);
    m_socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return m_socket->waitForEncrypted(patienceMs);
}

hub::HttpResponse HttpsClient::send(const hub::HttpRequest &request)
{
    if (!sendHead(request, request.body.size()))
        return {.status = 0};
    m_socket->write(request.body);
    return readAnswer();
}

bool HttpsClient::sendHead(const hub::HttpRequest &request, qint64 length)
{
    m_asked = request;
    QByteArray bytes = request.method + ' ' + request.path + " HTTP/1.1\r\n";
    for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it)
        bytes += it.key() + ": " + it.value() + "\r\n";
    bytes += "content-length: " + QByteArray::number(length) + "\r\n\r\n";
    return connectIfNeeded() && m_socket->write(bytes) == bytes.size();
}

bool HttpsClient::sendPart(const QByteArray &bytes)
{
    if (m_socket->write(bytes) != bytes.size())
        return false;
    while (m_socket->bytesToWrite() > 0 || m_socket->encryptedBytesToWrite() > 0) {
        if (!m_socket->waitForBytesWritten(patienceMs))
            return false;
    }
    return true;
}

hub::HttpResponse HttpsClient::sendRaw(const QByteArray &bytes)
{
    if (!connectIfNeeded())
        return {.status = 0};
    m_asked = requestOf(bytes);
    m_socket->write(bytes);
    return readAnswer();
}

hub::HttpResponse HttpsClient::readAnswer()
{
    auto response = receive();
    m_log.note(m_asked, response);
    return response;
}

hub::HttpResponse HttpsClient::receive()
{
    const bool head = m_asked.method == "HEAD";
    hub::HttpResponse response{.status = 0};
    QByteArray bytes;
    qsizetype bodyAt = -1;
    qsizetype length = 0;
    while (bodyAt < 0 || bytes.size() < bodyAt + length) {
        if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(patienceMs)) {
            m_socket.reset();
            return {.status = 0};
        }
        bytes += m_socket->readAll();
        if (bodyAt >= 0 || !bytes.contains("\r\n\r\n"))
            continue;
        bodyAt = bytes.indexOf("\r\n\r\n") + 4;
        const auto lines = bytes.left(bodyAt - 4).split('\n');
        response.status = lines.first().split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const auto colon = lines[i].indexOf(':');
            const auto name = lines[i].left(colon).trimmed().toLower();
            const auto value = lines[i].mid(colon + 1).trimmed();
            response.headers.emplaceBack(name, value);
            if (name == "content-length" && !head)
                length = value.toLongLong();
        }
    }
    response.body = bytes.mid(bodyAt, length);
    m_lastAnswerSize = bodyAt + length;
    return response;
}

} // namespace support
