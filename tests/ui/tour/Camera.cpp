// SPDX-License-Identifier: GPL-3.0-or-later
#include "Camera.h"

#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace support {

namespace {
constexpr int settleMs = 350;
}

Camera::Camera(const QString &folder) : m_folder(folder)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
}

bool Camera::take(QWidget &window, const QString &name)
{
    QTest::qWait(settleMs);
    ++m_count;
    const auto file = u"%1-%2.png"_s.arg(m_count, 2, 10, QChar(u'0')).arg(name);
    return window.grab().save(QDir(m_folder).filePath(file));
}

} // namespace support
