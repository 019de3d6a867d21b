// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/imaging/AttachmentContent.h"
#include "models/imaging/VideoProbe.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>

namespace models {

class Clock;
class RandomSource;
class Vault;

//! One file's way through the builder: look at it, if it is a video let the player look at it,
//! store it. A child of the builder; goes when it has answered.
class AttachmentJob : public QObject
{
    Q_OBJECT

public:
    using Content = Result<std::shared_ptr<AttachmentContent>>;

    //! \a pool works for it; all must outlive the job.
    AttachmentJob(const Vault &vault, const Clock &clock, RandomSource &random, QThreadPool &pool,
                  QObject *parent);

    QFuture<Result<Attachment>> start(std::function<Content()> look);
    void cancel() { m_promise->future().cancel(); }

private:
    void onLookedAt(const Content &content);
    void onProbed(const std::shared_ptr<AttachmentContent> &content,
                  const Result<VideoFacts> &facts);
    void store(const std::shared_ptr<AttachmentContent> &content);
    void answer(const Result<Attachment> &attachment);

    const Vault &m_vault;
    const Clock &m_clock;
    RandomSource &m_random;
    QThreadPool &m_pool;
    // The worker holds it too, for progress and to learn of a cancellation.
    std::shared_ptr<QPromise<Result<Attachment>>> m_promise;
    QFuture<Result<VideoFacts>> m_probe;
};

} // namespace models
