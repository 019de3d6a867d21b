// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <memory>

class QIODevice;

namespace ui {

//! A photo: fitted or enlarged, turned for the eye only.
//!
//! Keys: + and - zoom, 0 fits, 1 shows true size, R turns; the mouse drags and its wheel zooms.
class PhotoView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PhotoView(QWidget *parent = nullptr);

    //! Unpacks in a worker; then shown() or failed(), for a small photo perhaps before this
    //! returns. A later call replaces an earlier one.
    void load(std::unique_ptr<QIODevice> device);
    //! Nothing more of the photo stays in memory.
    void clear();
    bool isShowing() const { return !m_image.isNull(); }

    //! Screen pixels for one of the photo.
    double scale() const;
    bool isFitted() const { return m_zoom == 0; }
    void fit() { setZoom(0); }
    //! \a scale as scale(); 0 fits.
    void setZoom(double scale);
    void zoomIn();
    void zoomOut();
    void turn();

signals:
    void shown();
    void failed(const models::Error &error);
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QSize turnedSize() const;
    void updateScrollBars();

    QImage m_image;
    double m_zoom = 0;
    int m_turns = 0; //!< quarters clockwise
    QPoint m_dragFrom;
    quint64 m_loads = 0;
};

} // namespace ui
