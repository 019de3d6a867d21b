// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

class QWidget;

namespace support {

//! Takes numbered pictures of windows into a folder and looks at each: a picture that shows
//! nothing, or the same as the one before, or words that are cut off, is a fault.
class Camera
{
public:
    static constexpr int usualSettleMs = 350;

    //! Empties \a folder first, so that no picture of an older tour is taken for a new one.
    explicit Camera(const QString &folder);

    //! Waits \a settleMs until workers have delivered what the window shows. Empty when the picture
    //! is good, else what is wrong with it; it is written all the same, for looking at.
    QString take(QWidget &window, const QString &name, int settleMs = usualSettleMs);
    //! In the order they were taken.
    const QStringList &names() const { return m_names; }

private:
    QString m_folder;
    QStringList m_names;
    QImage m_before;
};

//! Whether so few colours are in it that nothing can be seen: a window that was never painted.
bool isBlank(const QImage &picture);

} // namespace support
