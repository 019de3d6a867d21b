// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"

#include <QImage>
#include <QMediaPlayer>
#include <QVideoSink>
#include <QWidget>

#include <memory>

class QAudioOutput;
class QIODevice;
class QLabel;
class QSlider;
class QToolButton;

namespace ui {

class VideoSurface;

//! Plays a video from any device, also an encrypted one, and draws its frames itself.
//!
//! Keys: Space plays and pauses, the arrows go five seconds back and forth, Home and End to the
//! ends. Sound only where there is a device for it: Qt 6.4 crashes otherwise.
class VideoView : public QWidget
{
    Q_OBJECT

public:
    explicit VideoView(QWidget *parent = nullptr);
    ~VideoView() override;

    //! Shows the first frame and waits; then shown() or failed().
    void load(std::unique_ptr<QIODevice> device);
    //! Stops and lets go of the device.
    void clear();

    bool isPlaying() const;
    void play();
    void pause();
    //! Milliseconds.
    qint64 position() const;
    qint64 duration() const;
    void seek(qint64 milliseconds);
    //! What is on the screen.
    const QImage &frame() const;

signals:
    void shown();
    void frameChanged();
    void failed(const models::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void onFrame(const QVideoFrame &frame);
    void onPosition();
    void onState();

    std::unique_ptr<QIODevice> m_device;
    int m_rotation = 0;
    bool m_shown = false;
    VideoSurface *m_surface = nullptr;
    QToolButton *m_playButton = nullptr;
    QSlider *m_slider = nullptr;
    QLabel *m_time = nullptr;
    std::unique_ptr<QAudioOutput> m_sound;
    // The player uses all above until it is destroyed.
    QVideoSink m_sink;
    QMediaPlayer m_player;
};

} // namespace ui
