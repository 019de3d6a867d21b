// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PhotoView.h"

#include "models/domain/WhenFinished.h"
#include "models/imaging/PhotoReader.h"
#include "ui/theme/Tokens.h"

#include <QIODevice>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QtConcurrentRun>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

// Sharp enough to read a sign-in sheet, and no more than 64 MB unpacked.
constexpr QSize largest{4096, 4096};
constexpr double zoomStep = 1.25;
constexpr double smallestZoom = 0.05;
constexpr double largestZoom = 8;

} // namespace

PhotoView::PhotoView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Photo"));
    setAccessibleDescription(tr("Plus and minus zoom, 0 fits, 1 shows true size, R turns"));
    setMinimumSize(160, 120);
}

void PhotoView::load(std::unique_ptr<QIODevice> device)
{
    clear();
    const auto number = m_loads;
    models::whenFinished(
        QtConcurrent::run([shared = std::shared_ptr<QIODevice>(std::move(device))] {
            return models::PhotoReader(*shared).read(largest);
        }),
        this, [this, number](const models::Result<QImage> &image) {
            if (number != m_loads)
                return;
            if (!image) {
                emit failed(image.error());
                return;
            }
            m_image = *image;
            updateScrollBars();
            emit shown();
        });
}

void PhotoView::clear()
{
    ++m_loads;
    m_image = {};
    m_zoom = 0;
    m_turns = 0;
    updateScrollBars();
}

QSize PhotoView::turnedSize() const
{
    return m_turns % 2 == 0 ? m_image.size() : m_image.size().transposed();
}

double PhotoView::scale() const
{
    if (m_zoom > 0 || m_image.isNull())
        return m_zoom;
    const auto size = turnedSize();
    const auto room = viewport()->size();
    return std::min(
        {1.0, double(room.width()) / size.width(), double(room.height()) / size.height()});
}

void PhotoView::setZoom(double scale)
{
    m_zoom = scale <= 0 ? 0 : std::clamp(scale, smallestZoom, largestZoom);
    updateScrollBars();
}

void PhotoView::zoomIn()
{
    setZoom(scale() * zoomStep);
}

void PhotoView::zoomOut()
{
    setZoom(scale() / zoomStep);
}

void PhotoView::turn()
{
    m_turns = (m_turns + 1) % 4;
    updateScrollBars();
}

void PhotoView::updateScrollBars()
{
    const auto size = m_zoom > 0 ? turnedSize() * scale() : QSize(0, 0);
    const auto room = viewport()->size();
    const auto set = [](QScrollBar *bar, int content, int page) {
        const double middle = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0.5;
        bar->setRange(0, std::max(0, content - page));
        bar->setPageStep(page);
        bar->setValue(int(std::lround(bar->maximum() * middle)));
    };
    set(horizontalScrollBar(), size.width(), room.width());
    set(verticalScrollBar(), size.height(), room.height());
    viewport()->update();
    emit scaleChanged();
}

void PhotoView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Tokens::current().page);
    if (m_image.isNull())
        return;
    const auto room = viewport()->size();
    const auto size = turnedSize() * scale();
    const QPoint centre(
        size.width() > room.width() ? size.width() / 2 - horizontalScrollBar()->value()
                                    : room.width() / 2,
        size.height() > room.height() ? size.height() / 2 - verticalScrollBar()->value()
                                      : room.height() / 2);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(centre);
    painter.rotate(90 * m_turns);
    const QSizeF drawn = QSizeF(m_image.size()) * scale();
    painter.drawImage(QRectF({-drawn.width() / 2, -drawn.height() / 2}, drawn), m_image);
}

void PhotoView::resizeEvent(QResizeEvent *)
{
    updateScrollBars();
}

void PhotoView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return fit();
    case Qt::Key_1:
        return setZoom(1);
    case Qt::Key_R:
        return turn();
    default:
        // The arrows scroll while there is something to scroll to; else they belong to the dialog.
        if (horizontalScrollBar()->maximum() > 0 || verticalScrollBar()->maximum() > 0)
            QAbstractScrollArea::keyPressEvent(event);
        else
            event->ignore();
    }
}

void PhotoView::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() > 0)
        zoomIn();
    else if (event->angleDelta().y() < 0)
        zoomOut();
    event->accept();
}

void PhotoView::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->pos();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void PhotoView::mouseMoveEvent(QMouseEvent *event)
{
    const auto moved = event->pos() - m_dragFrom;
    m_dragFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
}

void PhotoView::mouseReleaseEvent(QMouseEvent *)
{
    viewport()->unsetCursor();
}

} // namespace ui
