// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/VideoView.h"

#include "models/imaging/Mp4Rotation.h"
#include "models/imaging/VideoFrameImage.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/VideoSurface.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QIODevice>
#include <QKeyEvent>
#include <QLabel>
#include <QMediaDevices>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <QVideoFrame>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr qint64 stepMs = 5'000;
}

VideoView::VideoView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Video"));
    setAccessibleDescription(tr("Space plays and pauses, the arrows go five seconds"));
    m_surface = new VideoSurface;
    m_playButton = new QToolButton;
    m_playButton->setFocusPolicy(Qt::NoFocus);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(tr("Position in the video"));
    m_slider->setFocusPolicy(Qt::NoFocus);
    m_time = new QLabel;
    m_time->setAccessibleName(tr("Position and length"));

    auto *controls = new QHBoxLayout;
    controls->setSpacing(space::small);
    controls->addWidget(m_playButton);
    controls->addWidget(m_slider, 1);
    controls->addWidget(m_time);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(m_surface, 1);
    layout->addLayout(controls);

    if (!QMediaDevices::audioOutputs().isEmpty()) {
        m_sound = std::make_unique<QAudioOutput>();
        m_player.setAudioOutput(m_sound.get());
    }
    m_player.setVideoSink(&m_sink);
    // Queued: the sink emits in a decoder thread.
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &VideoView::onFrame,
            Qt::QueuedConnection);
    connect(&m_player, &QMediaPlayer::positionChanged, this, &VideoView::onPosition);
    connect(&m_player, &QMediaPlayer::durationChanged, this, &VideoView::onPosition);
    connect(&m_player, &QMediaPlayer::playbackStateChanged, this, &VideoView::onState);
    connect(
        &m_player, &QMediaPlayer::errorOccurred, this,
        [this] {
            emit failed(models::Error{models::Error::Unsupported, {}, u"video"_s});
        },
        Qt::QueuedConnection);
    const auto toggle = [this] { isPlaying() ? pause() : play(); };
    connect(m_playButton, &QToolButton::clicked, this, toggle);
    connect(m_surface, &VideoSurface::clicked, this, toggle);
    connect(m_slider, &QSlider::valueChanged, this, &VideoView::seek);
    onState();
    onPosition();
}

VideoView::~VideoView()
{
    clear();
}

void VideoView::load(std::unique_ptr<QIODevice> device)
{
    clear();
    m_device = std::move(device);
    m_rotation = models::mp4Rotation(*m_device);
    m_device->seek(0);
    m_player.setSourceDevice(m_device.get());
    m_player.pause();
}

void VideoView::clear()
{
    m_player.stop();
    m_player.setSource({});
    m_device.reset();
    m_shown = false;
    m_surface->setImage({});
}

bool VideoView::isPlaying() const
{
    return m_player.playbackState() == QMediaPlayer::PlayingState;
}

void VideoView::play()
{
    if (m_player.mediaStatus() == QMediaPlayer::EndOfMedia)
        m_player.setPosition(0);
    m_player.play();
}

void VideoView::pause()
{
    m_player.pause();
}

qint64 VideoView::position() const
{
    return m_player.position();
}

qint64 VideoView::duration() const
{
    return m_player.duration();
}

void VideoView::seek(qint64 milliseconds)
{
    m_player.setPosition(std::clamp<qint64>(milliseconds, 0, duration()));
}

const QImage &VideoView::frame() const
{
    return m_surface->image();
}

void VideoView::onFrame(const QVideoFrame &frame)
{
    if (!frame.isValid() || !m_device)
        return;
    m_surface->setImage(models::uprightImage(frame, m_rotation));
    if (!m_shown) {
        m_shown = true;
        emit shown();
    }
    emit frameChanged();
}

void VideoView::onPosition()
{
    const QSignalBlocker block(m_slider);
    m_slider->setRange(0, int(std::min<qint64>(duration(), std::numeric_limits<int>::max())));
    m_slider->setValue(int(position()));
    m_time->setText(
        u"%1 / %2"_s.arg(text::durationText(position()), text::durationText(duration())));
}

void VideoView::onState()
{
    const auto words = isPlaying() ? tr("Pause") : tr("Play");
    m_playButton->setIcon(lineIcon(isPlaying() ? u"pause"_s : u"play"_s));
    m_playButton->setToolTip(words);
    m_playButton->setAccessibleName(words);
}

void VideoView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return isPlaying() ? pause() : play();
    case Qt::Key_Left:
        return seek(position() - stepMs);
    case Qt::Key_Right:
        return seek(position() + stepMs);
    case Qt::Key_Home:
        return seek(0);
    case Qt::Key_End:
        return seek(duration());
    default:
        QWidget::keyPressEvent(event);
    }
}

void VideoView::hideEvent(QHideEvent *)
{
    // What nobody sees must not go on talking.
    if (isPlaying())
        pause();
}

} // namespace ui
