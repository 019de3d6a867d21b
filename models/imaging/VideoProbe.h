// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QImage>
#include <QIODevice>
#include <QMediaPlayer>
#include <QObject>
#include <QPromise>
#include <QSize>
#include <QTimer>
#include <QVideoSink>

#include <memory>

namespace models {

//! What a video says about itself.
struct VideoFacts {
    QSize size{}; //!< as it is shown, turned upright
    qint64 durationMs = 0;
    qint64 takenAt = 0; //!< UTC milliseconds; 0 when it says nothing
    //! Upright. Null in a program without QGuiApplication: Qt 6.4 converts frames only there.
    QImage firstFrame{};
};

//! Looks at a video as far as its first frame. Needs an event loop in the thread that asks;
//! decoding goes on in the player's own threads.
class VideoProbe : public QObject
{
    Q_OBJECT

public:
    static constexpr int patienceMs = 20'000;
    //! Qt 6.4's player now and then never starts on a busy PC; then it is started anew.
    static constexpr int restartMs = 4'000;

    //! \a device is open and seekable, plain or encrypted. Unsupported with "video" when nothing
    //! here can show it. Cancelling the future ends the probe.
    static QFuture<Result<VideoFacts>> probe(std::unique_ptr<QIODevice> device);

private:
    explicit VideoProbe(std::unique_ptr<QIODevice> device);
    void startPlayer();
    void onFrame(const QVideoFrame &frame);
    void onStatus(QMediaPlayer::MediaStatus status);
    void answer(Result<VideoFacts> result);
    VideoFacts facts() const;

    // The player reads the device until it is destroyed, so it comes last.
    std::unique_ptr<QIODevice> m_device;
    QPromise<Result<VideoFacts>> m_promise;
    QFutureWatcher<Result<VideoFacts>> m_watcher;
    QTimer m_patience;
    QTimer m_restart;
    int m_rotation = 0;
    bool m_answered = false;
    QVideoSink m_sink;
    QMediaPlayer m_player;
};

} // namespace models
