// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SealedStream.h"

#include "sync/wire/Bundle.h"

#include <QFile>
#include <QStringList>

#include <memory>

namespace wire {

//! Who answers for a bundle. The hub has no person.
struct BundleSigners {
    const models::crypto::SigningKey &device;
    const models::crypto::SigningKey *person = nullptr;
};

//! Writes one export as one or more parts: `name.bbundle`, `name-2.bbundle`, … Each part is whole
//! in itself, so that parts can lie on several sticks and arrive in any order.
//!
//! A part is written under `….part` and gets its name when it is complete and flushed; what is not
//! finished is removed.
class BundleWriter
{
public:
    //! \a header names the recipients by their box keys; part and sealed keys are filled in here.
    //! All references must outlive the writer.
    BundleWriter(QString path, qint64 partBytes, BundleHeader header, BundleSigners signers,
                 models::RandomSource &random);
    ~BundleWriter();

    //! Begins the next part when this one would grow too large. DiskFull, Io, TooLarge.
    Result<void> add(BundleFrame::Kind kind, const QByteArray &payload);
    //! Completes the last part; the files, in order.
    Result<QStringList> finish();
    //! Of all parts, as far as they are written.
    qint64 bytesWritten() const { return m_total; }

private:
    struct Part;

    Result<void> begin();
    Result<void> write(QByteArrayView bytes);
    Result<void> sealChunk(QByteArrayView plain, bool isLast);
    Result<void> end(bool isLast);
    QString pathOf(int part) const;
    void discard();

    QString m_path;
    qint64 m_partBytes;
    BundleHeader m_header;
    BundleSigners m_signers;
    models::RandomSource &m_random;
    std::unique_ptr<Part> m_part;
    QStringList m_files;
    qint64 m_total = 0;
};

} // namespace wire
