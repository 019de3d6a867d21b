// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/NetworkAgent.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

namespace engine {

namespace {

// Properties that a reply carries until it has finished.
constexpr char tooLargeProperty[] = "tooLarge";
constexpr char authorityProperty[] = "authority";
constexpr char cancelledProperty[] = "cancelled";

QString reasonOf(const QList<QSslError> &errors)
{
    for (const auto &error : errors) {
        switch (error.error()) {
        case QSslError::CertificateNotYetValid:
            return QStringLiteral("notYetValid");
        case QSslError::CertificateExpired:
            return QStringLiteral("expired");
        case QSslError::HostNameMismatch:
            return QStringLiteral("hostName");
        default:
            break;
        }
    }
    return QStringLiteral("authority");
}

Error errorOf(const QNetworkReply &reply, qint64 cap)
{
    const auto detail = QString::number(int(reply.error()));
    if (reply.property(tooLargeProperty).toBool())
        return Error{Error::TooLarge, {}, QStringLiteral("reply"), detail, cap};
    const auto authority = reply.property(authorityProperty).toString();
    if (!authority.isEmpty())
        return Error{Error::WrongAuthority, {}, authority, detail};
    if (reply.property(cancelledProperty).toBool())
        return Error{Error::Cancelled, {}, {}, detail};
    return Error{Error::Offline, {}, {}, detail};
}

} // namespace

NetworkAgent::NetworkAgent(QUrl hub, QSslConfiguration tls)
    : m_hub(std::move(hub)),
      m_tls(std::move(tls))
{
}

NetworkAgent::~NetworkAgent()
{
    abortAll();
}

void NetworkAgent::start(const HttpRequest &request, const Promise &promise)
{
    if (!m_manager) {
        m_manager = new QNetworkAccessManager(this);
        m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    auto url = m_hub;
    url.setPath(QString::fromLatin1(request.path));
    QNetworkRequest out(url);
    out.setSslConfiguration(m_tls);
    out.setTransferTimeout(request.silenceMs);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Qt's own values are long, and a set Accept-Encoding leaves decompression, with its cap, to
    // us.
    out.setRawHeader("User-Agent", "branchbook");
    out.setRawHeader("Accept-Language", "*");
    out.setRawHeader("Accept-Encoding", "zstd");
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);

    // As a custom request Qt would wait for the body that a HEAD answer only announces.
    auto *reply = request.method == "HEAD"
        ? m_manager->head(out)
        : m_manager->sendCustomRequest(out, request.method, request.body);
    m_running.insert(reply);
    const auto cap = request.maximumReply;
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply, cap](qint64 received, qint64) {
        if (received > cap && !reply->property(tooLargeProperty).toBool()) {
            reply->setProperty(tooLargeProperty, true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::sslErrors, reply, [reply](const QList<QSslError> &errors) {
        reply->setProperty(authorityProperty, reasonOf(errors));
    });
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, promise, tell = request.whenAnswered] {
                finish(reply, promise);
                if (tell)
                    tell();
            });
    reply->setProperty("cap", cap);
}

void NetworkAgent::finish(QNetworkReply *reply, const Promise &promise)
{
    m_running.remove(reply);
    reply->deleteLater();
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    // A body that was cut off is no answer, even when its status arrived.
    const bool whole = reply->error() == QNetworkReply::NoError
        || reply->error() >= QNetworkReply::ContentAccessDenied;
    if (!status.isValid() || !whole) {
        promise->set_value(errorOf(*reply, reply->property("cap").toLongLong()));
        return;
    }
    HttpReply answer;
    answer.status = status.toInt();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    answer.body = reply->readAll();
    promise->set_value(std::move(answer));
}

void NetworkAgent::abortAll()
{
    const auto running = m_running;
    for (auto *reply : running) {
        reply->setProperty(cancelledProperty, true);
        reply->abort();
    }
}

} // namespace engine
