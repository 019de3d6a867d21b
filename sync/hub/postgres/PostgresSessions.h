// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/postgres/KeyWrap.h"
#include "sync/hub/postgres/PostgresConnection.h"
#include "sync/hub/SessionStore.h"

namespace hub {

class PostgresSessions final : public SessionStore
{
public:
    PostgresSessions(PostgresConnection &connection, const KeyWrap &wrap)
        : m_connection(connection),
          m_wrap(wrap)
    {
    }

    Result<void> addToken(const QByteArray &hash, qint64 device, PersonId person, qint64 expiresAt,
                          qint64 now) override;
    Result<Session> findToken(const QByteArray &hash, qint64 now) override;

    Result<void> addCheckpoint(const QByteArray &token, qint64 device,
                               const Cursors &cursors) override;
    Result<Cursors> findCheckpoint(const QByteArray &token, qint64 device) override;

    Result<QByteArray> setting(const QString &name) override;
    Result<models::SecretBytes> secret(const QString &name) override;
    Result<void> setSetting(const QString &name, QByteArrayView value) override;

    Result<void> addDecision(qint64 at, const QString &action, const QString &result,
                             DeviceId device, PersonId person) override;
    Result<void> decisions(const std::function<void(const Decision &)> &entry) override;
    Result<qint64> verifyDecisions() override;

private:
    PostgresConnection &m_connection;
    const KeyWrap &m_wrap;
};

} // namespace hub
