// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace support {

//! Takes numbered pictures of windows into a folder.
class Camera
{
public:
    //! Empties \a folder first, so that no picture of an older tour is taken for a new one.
    explicit Camera(const QString &folder);

    //! Waits until workers have delivered what the window shows; false when nothing was written.
    bool take(QWidget &window, const QString &name);
    int count() const { return m_count; }

private:
    QString m_folder;
    int m_count = 0;
};

} // namespace support
