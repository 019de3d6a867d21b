// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Icon.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

//! Up to here a picture stands in a line of text, from here on by itself.
constexpr int largestBesideText = 24;
constexpr int smallestLowered = 16;

//! A square at the left, where a wider place leaves a gap before the words. Chinese characters
//! hang below the middle of their line; a picture beside them has to as well.
QRectF placeIn(const QSize &size, qreal ratio)
{
    const qreal side = qMin(size.width(), size.height());
    const bool lowered = side <= largestBesideText * ratio && side >= smallestLowered * ratio;
    return {0, lowered ? std::round(ratio) : 0, side, side};
}

//! Draws the line picture and floods its lines with the token's colour of the moment.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, std::optional<Tone> tone) : m_name(std::move(name)), m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        auto picture = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const auto color = colorOf(mode);
        const auto key = u"branchbook-icon/%1/%2x%3/%4/%5"_s.arg(m_name)
                             .arg(size.width())
                             .arg(size.height())
                             .arg(color.name(QColor::HexArgb))
                             .arg(ratio);
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QSvgRenderer renderer(u":/icons/"_s + m_name + u".svg"_s);
        if (renderer.isValid() && !size.isEmpty()) {
            QPainter painter(&picture);
            renderer.render(&painter, placeIn(size, ratio));
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(picture.rect(), color);
        }
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_tone); }
    bool isNull() override { return m_name.isEmpty(); }

private:
    QColor colorOf(QIcon::Mode mode) const
    {
        const auto tokens = Tokens::current();
        if (mode == QIcon::Disabled)
            return tokens.controlBorder;
        return m_tone ? tokens.color(*m_tone) : tokens.onAccent;
    }

    QString m_name;
    std::optional<Tone> m_tone;
};

} // namespace

QIcon lineIcon(const QString &name, Tone tone)
{
    return QIcon(new LineIconEngine(name, tone));
}

QIcon iconOnAccent(const QString &name)
{
    return QIcon(new LineIconEngine(name, std::nullopt));
}

} // namespace ui
