// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include "sync/hub/HubTypes.h"
#include "sync/hub/Scope.h"

#include <vector>

namespace hub {

//! A verified file.
struct MediaFile {
    QByteArray hash{};
    QString file{}; //!< name in the media folder
    qint64 size = 0;
    QString mediaType{};
    models::SecretBytes key{};
    qint64 addedAt = 0;
};

//! A file on its way.
struct Upload {
    QString id{};
    qint64 device = 0;
    OrganisationId organisation{};
    QByteArray hash{};
    QString mediaType{};
    qint64 size = 0;
    qint64 received = 0; //!< acknowledged: whole chunks on disk, then tail
    QByteArray tail{}; //!< less than one chunk
    QString file{};
    models::SecretBytes key{};
    qint64 startedAt = 0;
};

//! Which files the hub has, and which are arriving; the bytes themselves are in the media folder.
class MediaIndex
{
public:
    virtual ~MediaIndex() = default;

    //! NotFound also when no record that \a scope may read names it, or none of an organisation
    //! that holds it.
    virtual Result<MediaFile> find(const QByteArray &hash, const Scope &scope) = 0;
    virtual Result<bool> has(const QByteArray &hash) = 0;
    virtual Result<void> add(const MediaFile &file) = 0;
    //! Notes that the organisation sent the bytes, or that who names the file there may read them.
    virtual Result<void> hold(const QByteArray &hash, OrganisationId organisation) = 0;

    virtual Result<void> addUpload(const Upload &upload) = 0;
    virtual Result<Upload> findUpload(const QString &id, qint64 device) = 0;
    //! The newest of that file by this device; NotFound when none is under way.
    virtual Result<Upload> findUploadOf(const QByteArray &hash, qint64 device) = 0;
    virtual Result<void> setReceived(const QString &id, qint64 received,
                                     const QByteArray &tail) = 0;
    //! Whether it was there: only then does its file belong to whoever removed it.
    virtual Result<bool> removeUpload(const QString &id) = 0;
    virtual Result<std::vector<Upload>> uploadsBefore(qint64 startedAt) = 0;
    //! Uploads of a device that are not finished, in bytes announced.
    virtual Result<qint64> pendingBytes(qint64 device) = 0;
    virtual Result<qint64> pendingCount(qint64 device) = 0;
};

} // namespace hub
