// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace models {

class AttachmentJob;
class Clock;
class RandomSource;
class Vault;

//! Takes photos, videos and documents into the vault and describes them as attachments.
//!
//! Reading, hashing and encrypting go on in one worker thread with a connection of its own, one
//! file after the other; video is looked at in this object's thread, which needs an event loop.
//! Nothing is written outside the vault. The futures report progress from 0 to 100; a cancelled one
//! has no result and leaves no file behind.
class AttachmentBuilder : public QObject
{
    Q_OBJECT

public:
    //! All must outlive the builder and may be used from its worker.
    AttachmentBuilder(const Vault &vault, const Clock &clock, RandomSource &random,
                      QObject *parent = nullptr);
    //! Cancels what is under way and waits for the worker.
    ~AttachmentBuilder() override;

    //! What it is, is told by its content, not by its name. The attachment has an id, but belongs
    //! to no meeting yet and has no caption. NotFound, Io, DiskFull; Unsupported with "heic",
    //! "picture" or "video"; Corrupt and TooLarge as PhotoReader says.
    QFuture<Result<Attachment>> fromFile(const QString &path);
    //! A picture from the clipboard, kept as PNG, or as JPEG where PNG would be large.
    //! \a name without ending.
    QFuture<Result<Attachment>> fromImage(const QImage &image, const QString &name);

private:
    AttachmentJob *newJob();

    const Vault &m_vault;
    const Clock &m_clock;
    RandomSource &m_random;
    QThreadPool m_pool;
};

} // namespace models
