// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QFile>
#include <QList>
#include <QString>

#include <functional>

namespace models {

//! A file inside a backup.
struct BackupEntry {
    QString path{}; //!< below the vault's folder, with '/'
    qint64 offset = 0;
    qint64 size = 0;
    QByteArray hash{}; //!< BLAKE2b-256
};

struct BackupManifest {
    qint64 createdAt = 0; //!< UTC milliseconds
    DeviceId device{};
    QList<BackupEntry> entries{};
};

//! Told with the bytes done since the last call; answering false cancels.
using BytesDone = std::function<bool(qint64)>;

//! The single file of a backup, final since version 1 (docs/backup-format.md): "BBBK", version,
//! length of the vault header, the header; the files as they lie in the vault, which are encrypted
//! already; the manifest sealed by the backup key; its offset and length, "KBBB".
class BackupWriter
{
public:
    BackupWriter(const QString &path, const QByteArray &header);
    //! A file that was not finished is removed.
    ~BackupWriter();

    Result<void> begin();
    Result<void> add(const QString &source, const QString &path, const BytesDone &done);
    //! The file is complete and on the disk when this succeeds.
    Result<void> finish(BackupManifest manifest, const SecretBytes &backupKey,
                        RandomSource &random);
    qint64 size() const { return m_file.size(); }

private:
    QFile m_file;
    QByteArray m_header;
    QList<BackupEntry> m_entries;
    bool m_finished = false;
};

class BackupReader
{
public:
    explicit BackupReader(const QString &path) : m_file(path) { }

    //! NotFound, NewerVersion, Corrupt for anything that is not a whole backup.
    Result<void> open();
    //! The vault header; after open().
    const QByteArray &header() const { return m_header; }
    //! Corrupt when the key, the header or a bit of the manifest differs.
    Result<BackupManifest> manifest(const SecretBytes &backupKey);
    //! Reads a file and compares it with its hash; writes it to \a target where one is given.
    Result<void> read(const BackupEntry &entry, QIODevice *target, const BytesDone &done);

private:
    QFile m_file;
    QByteArray m_header;
    qint64 m_manifestOffset = 0;
    qint64 m_manifestLength = 0;
};

} // namespace models
