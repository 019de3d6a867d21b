// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubPeers.h"
#include "sync/hub/postgres/KeyWrap.h"
#include "sync/hub/postgres/PostgresConnection.h"

namespace hub {

class PostgresPeers final : public HubPeers
{
public:
    PostgresPeers(PostgresConnection &connection, const KeyWrap &wrap, int process)
        : m_connection(connection),
          m_wrap(wrap),
          m_process(process)
    {
    }

    Result<NonceKeys> nonceKeys() override;
    Result<ProofUse> takeProof(const QByteArray &proof, qint64 nonceKey, qint64 now,
                               qint64 goodTo) override;

    Result<int> failures(const QByteArray &address, qint64 since) override;
    Result<void> noteFailure(const QByteArray &address, qint64 now) override;
    Result<void> admit(qint64 device, qint64 bytes, qint64 now) override;

    Result<void> announce(const QList<ChangedStream> &streams, qint64 device) override;

    Result<void> takeUpload(const QString &id) override;
    Result<bool> holdsUpload(const QString &id) override;

private:
    Result<NonceKeys> readKeys();
    Result<void> makeKey();
    Result<int> holderOf(const QString &upload);
    Result<bool> takeFrom(const QString &upload, int holder);
    Result<bool> isAlive(int process);
    Result<void> tell(const QByteArray &message);

    PostgresConnection &m_connection;
    const KeyWrap &m_wrap;
    const int m_process;
    qint64 m_sweptAt = 0;
};

} // namespace hub
