// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/MediaIndex.h"
#include "sync/hub/postgres/KeyWrap.h"
#include "sync/hub/postgres/PostgresConnection.h"

namespace hub {

class PostgresMediaIndex final : public MediaIndex
{
public:
    PostgresMediaIndex(PostgresConnection &connection, const KeyWrap &wrap, int process)
        : m_connection(connection),
          m_wrap(wrap),
          m_process(process)
    {
    }

    Result<MediaFile> find(const QByteArray &hash, const Scope &scope) override;
    Result<bool> has(const QByteArray &hash) override;
    Result<void> add(const MediaFile &file) override;
    Result<void> hold(const QByteArray &hash, OrganisationId organisation) override;

    Result<void> addUpload(const Upload &upload) override;
    Result<Upload> findUpload(const QString &id, qint64 device) override;
    Result<Upload> findUploadOf(const QByteArray &hash, qint64 device) override;
    Result<void> setReceived(const QString &id, qint64 received, const QByteArray &tail) override;
    Result<bool> removeUpload(const QString &id) override;
    Result<std::vector<Upload>> uploadsBefore(qint64 startedAt) override;
    Result<qint64> pendingBytes(qint64 device) override;
    Result<qint64> pendingCount(qint64 device) override;

private:
    Result<bool> isNamedWithin(const QByteArray &hash, const Scope &scope);

    PostgresConnection &m_connection;
    const KeyWrap &m_wrap;
    const int m_process;
};

} // namespace hub
