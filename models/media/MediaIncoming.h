// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/MediaStore.h"

namespace models {

class ChunkedWriter;

//! The download that MediaStore::receive() hands out.
class MediaIncoming final : public MediaStore::Incoming
{
public:
    MediaIncoming(Database &database, const Clock &clock, const MediaFolder &folder,
                  const QByteArray &hash, SecretBytes key, std::unique_ptr<ChunkedWriter> writer);
    ~MediaIncoming() override;

    qint64 received() const override;
    Result<void> append(QByteArrayView bytes) override;
    Result<void> finish() override;

private:
    Result<void> checkContent() const;
    Result<void> discard();

    Database &m_database;
    const Clock &m_clock;
    MediaFolder m_folder;
    QByteArray m_hash;
    QString m_path;
    SecretBytes m_key;
    std::unique_ptr<ChunkedWriter> m_writer;
};

} // namespace models
