// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RecoverySheet.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QPainter>

namespace ui {

namespace {

constexpr double pageWidthMm = 210;
constexpr double marginMm = 25;
constexpr int columns = 4;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::RecoverySheet)

public:
    static QString title() { return tr("Recovery sheet"); }
    static QString meaning()
    {
        return tr(
            "These groups open the record book on this PC when all passphrases are forgotten. "
            "Keep the sheet locked away like the branch's seal; do not photograph it, do not "
            "send it.");
    }
    static QString use()
    {
        return tr("To use it: at the unlock page choose “Forgot the passphrase?” and type the "
                  "groups. Afterwards print a new sheet; the old one opens nothing any more.");
    }
    static QString keeper() { return tr("Kept by: ______________    Date: ______________"); }
};

QString plain(const QString &typed)
{
    QString result;
    for (const auto character : typed.normalized(QString::NormalizationForm_KC).toUpper()) {
        if (character.isLetterOrNumber())
            result += character;
    }
    result.replace(u'O', u'0');
    result.replace(u'I', u'1');
    result.replace(u'L', u'1');
    return result;
}

} // namespace

void RecoverySheet::draw(QPainter &painter, const QRectF &page) const
{
    const double mm = page.width() / pageWidthMm;
    const QRectF inner = page.adjusted(marginMm * mm, marginMm * mm, -marginMm * mm, 0);
    painter.save();
    painter.fillRect(page, Qt::white);
    painter.setPen(Qt::black);
    auto font = painter.font();
    const auto write = [&](double top, double size, int flags, const QString &text, bool bold) {
        font.setPixelSize(qMax(1, qRound(size * mm)));
        font.setBold(bold);
        painter.setFont(font);
        const QRectF area(inner.left(), inner.top() + top * mm, inner.width(), 60 * mm);
        painter.drawText(area, flags | Qt::TextWordWrap, text);
    };
    write(0, 9, Qt::AlignHCenter, Words::title(), true);
    write(18, 4.6, Qt::AlignLeft, Words::meaning(), false);

    auto groupFont = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    groupFont.setPixelSize(qMax(1, qRound(8 * mm)));
    groupFont.setBold(true);
    auto numberFont = font;
    numberFont.setPixelSize(qMax(1, qRound(3.4 * mm)));
    const double cellWidth = inner.width() / columns;
    const double cellHeight = 20 * mm;
    for (int i = 0; i < m_groups.size(); ++i) {
        const QRectF cell(inner.left() + (i % columns) * cellWidth,
                          inner.top() + 45 * mm + (i / columns) * cellHeight, cellWidth,
                          cellHeight);
        painter.setPen(QPen(Qt::gray, 0.2 * mm));
        painter.drawRect(cell);
        painter.setPen(Qt::darkGray);
        painter.setFont(numberFont);
        painter.drawText(cell.adjusted(2 * mm, 1 * mm, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         QString::number(i + 1));
        painter.setPen(Qt::black);
        painter.setFont(groupFont);
        painter.drawText(cell, Qt::AlignCenter, m_groups[i]);
    }
    const double below = 45 + ((m_groups.size() + columns - 1) / columns) * 20.0 + 8;
    write(below, 4.6, Qt::AlignLeft, Words::use(), false);
    write(below + 24, 4.6, Qt::AlignLeft, Words::keeper(), false);
    painter.restore();
}

bool RecoverySheet::matches(const QString &typed) const
{
    return plain(typed) == plain(m_groups.join(QString()));
}

bool RecoverySheet::matchesGroup(int index, const QString &typed) const
{
    const auto group = m_groups.value(index);
    return !group.isEmpty() && plain(typed) == plain(group);
}

} // namespace ui
