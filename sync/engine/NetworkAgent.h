// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HttpTransport.h"

#include <QObject>
#include <QSet>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace engine {

//! The part of NetworkTransport that lives on the network thread.
class NetworkAgent : public QObject
{
    Q_OBJECT

public:
    using Promise = std::shared_ptr<std::promise<Result<HttpReply>>>;

    NetworkAgent(QUrl hub, QSslConfiguration tls);
    ~NetworkAgent() override;

    void start(const HttpRequest &request, const Promise &promise);
    void abortAll();

private:
    void finish(QNetworkReply *reply, const Promise &promise);

    QUrl m_hub;
    QSslConfiguration m_tls;
    QNetworkAccessManager *m_manager = nullptr;
    QSet<QNetworkReply *> m_running;
};

} // namespace engine
