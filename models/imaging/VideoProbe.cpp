// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/VideoProbe.h"

#include "models/imaging/Mp4Rotation.h"
#include "models/imaging/VideoFrameImage.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QIODevice>
#include <QMediaMetaData>
#include <QVideoFrame>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int lastFrameMs = 1'000;

} // namespace

QFuture<Result<VideoFacts>> VideoProbe::probe(std::unique_ptr<QIODevice> device)
{
    // Deletes itself once it has answered; the patience timer sees to it that it does.
    auto *probe = new VideoProbe(std::move(device));
    return probe->m_promise.future();
}

VideoProbe::VideoProbe(std::unique_ptr<QIODevice> device)
    : m_device(std::move(device)),
      m_rotation(mp4Rotation(*m_device))
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { answer(Error::Cancelled); });

    const Error unsupported{Error::Unsupported, {}, u"video"_s};
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [=, this] { answer(unsupported); });
    m_patience.start(patienceMs);

    // With the context object: the sink emits in a decoder thread, which must not stop the player.
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &VideoProbe::onFrame,
            Qt::QueuedConnection);
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, &VideoProbe::onStatus,
            Qt::QueuedConnection);
    connect(
        &m_player, &QMediaPlayer::errorOccurred, this, [=, this] { answer(unsupported); },
        Qt::QueuedConnection);
    m_player.setVideoSink(&m_sink);
    connect(&m_restart, &QTimer::timeout, this, &VideoProbe::startPlayer);
    m_restart.start(restartMs);
    startPlayer();
}

void VideoProbe::startPlayer()
{
    if (m_answered)
        return;
    m_player.stop();
    m_player.setSource({});
    m_device->seek(0);
    m_player.setSourceDevice(m_device.get());
    m_player.play();
}

void VideoProbe::onFrame(const QVideoFrame &frame)
{
    if (!frame.isValid())
        return;
    auto result = facts();
    result.size = frame.size();
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance())) {
        result.firstFrame = uprightImage(frame, m_rotation);
        result.size = result.firstFrame.size();
    } else if (m_rotation == 90 || m_rotation == 270) {
        result.size.transpose();
    }
    answer(result);
}

void VideoProbe::onStatus(QMediaPlayer::MediaStatus status)
{
    const bool silent = status == QMediaPlayer::LoadedMedia && !m_player.hasVideo();
    if (silent || status == QMediaPlayer::InvalidMedia)
        answer(Error{Error::Unsupported, {}, u"video"_s});
    // The only frame of a very short video may still be on its way from another thread.
    if (status == QMediaPlayer::EndOfMedia)
        m_patience.start(lastFrameMs);
}

VideoFacts VideoProbe::facts() const
{
    const auto recorded = m_player.metaData().value(QMediaMetaData::Date).toDateTime();
    // Recorders without a clock write the start of their epoch, 1904 or 1970.
    const bool known = recorded.isValid() && recorded.date().year() > 1990;
    return {.durationMs = m_player.duration(), .takenAt = known ? recorded.toMSecsSinceEpoch() : 0};
}

void VideoProbe::answer(Result<VideoFacts> result)
{
    if (m_answered)
        return;
    m_answered = true;
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

} // namespace models
