// SPDX-License-Identifier: GPL-3.0-or-later
#include "Camera.h"

#include "CutText.h"

#include <QDir>
#include <QPixmap>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace support {

namespace {
//! The edges of one line of text have more.
constexpr int fewestColours = 24;
} // namespace

bool isBlank(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            colours.insert(picture.pixel(x, y));
            if (colours.size() >= fewestColours)
                return false;
        }
    }
    return true;
}

Camera::Camera(const QString &folder) : m_folder(folder)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
}

QString Camera::take(QWidget &window, const QString &name, int settleMs)
{
    if (settleMs > 0)
        QTest::qWait(settleMs);
    m_names << name;
    const auto file = u"%1-%2.png"_s.arg(m_names.size(), 3, 10, QChar(u'0')).arg(name);
    const auto picture = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const auto before = std::exchange(m_before, picture);
    if (!picture.save(QDir(m_folder).filePath(file)))
        return u"%1 was not written"_s.arg(file);
    if (isBlank(picture))
        return u"%1 shows nothing"_s.arg(name);
    if (picture == before)
        return u"%1 shows the same as the picture before it"_s.arg(name);
    const auto cut = cutTexts(window);
    return cut.isEmpty() ? QString() : u"%1 cuts off: %2"_s.arg(name, cut.join(u"; "_s));
}

} // namespace support
