// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/ChunkedFormat.h"

#include <QFile>
#include <QIODevice>
#include <QMutex>

#include <array>
#include <vector>

namespace models {

//! The device that openChunked() hands out: the plain bytes of a container, decrypted as they are
//! read. Plain chunks are kept in locked memory only, and few of them.
class ChunkedDevice final : public QIODevice
{
public:
    ChunkedDevice(const QString &path, const SecretBytes &key);
    ~ChunkedDevice() override;

    //! Authenticates the header by way of the first and the last chunk.
    Result<void> openContainer();

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_header.plainLength(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Slot {
        qint64 index = -1;
        quint64 lastUse = 0;
        SecretBytes plain{};
    };

    //! Null when the chunk cannot be read or is not authentic.
    const unsigned char *chunk(qint64 index);

    QMutex m_mutex;
    QFile m_file;
    SecretBytes m_key;
    chunked::Header m_header;
    std::vector<unsigned char> m_sealed;
    //! A player reads sound and picture at two places in turn, and its index at a third.
    std::array<Slot, 4> m_slots;
    quint64 m_uses = 0;
};

} // namespace models
