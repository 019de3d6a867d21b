// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/VideoSurface.h"

#include <QMouseEvent>
#include <QPainter>

namespace ui {

VideoSurface::VideoSurface(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 90);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void VideoSurface::setImage(const QImage &image)
{
    m_image = image;
    update();
}

void VideoSurface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    if (m_image.isNull())
        return;
    const auto drawn = m_image.size().scaled(size(), Qt::KeepAspectRatio);
    QRect target({}, drawn);
    target.moveCenter(rect().center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_image);
}

void VideoSurface::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit clicked();
}

} // namespace ui
