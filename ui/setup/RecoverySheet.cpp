// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RecoverySheet.h"

#include "ui/setup/QrCode.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QPainter>

namespace ui {

namespace {

constexpr double pageWidthMm = 210;
constexpr double marginMm = 25;
constexpr int columns = 4;
constexpr double groupsTopMm = 45;
constexpr double groupHeightMm = 20;
constexpr double gapMm = 8;
constexpr double codeMm = 44;

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
    static QString code()
    {
        return tr("The square code holds the same groups, for a code reader at the PC; a phone has "
                  "no business with it.");
    }
    static QString keeper() { return tr("Kept by: ______________    Date: ______________"); }
};

double belowGroupsMm(int groups)
{
    return groupsTopMm + ((groups + columns - 1) / columns) * groupHeightMm + gapMm;
}

//! The page without its margins.
QRectF innerOf(const QRectF &page)
{
    const double margin = marginMm * page.width() / pageWidthMm;
    return page.adjusted(margin, margin, -margin, 0);
}

} // namespace

RecoverySheet::RecoverySheet(const QString &words) : m_words(words.size())
{
    for (qsizetype i = 0; i < words.size(); ++i)
        m_words.data()[i] = uchar(words[i].toLatin1());
}

int RecoverySheet::groupCount() const
{
    return int((m_words.size() + 1) / (groupLength + 1));
}

QString RecoverySheet::group(int index) const
{
    const auto at = qsizetype(index) * (groupLength + 1);
    if (index < 0 || at + groupLength > m_words.size())
        return {};
    return QString::fromLatin1(m_words.view().sliced(at, groupLength));
}

bool RecoverySheet::agrees(int index, const QString &typed) const
{
    const auto wanted = group(index);
    return !wanted.isEmpty() && plain(typed) == wanted;
}

QString RecoverySheet::plain(const QString &typed)
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

QRectF RecoverySheet::codeArea(const QRectF &page, int groups)
{
    const double mm = page.width() / pageWidthMm;
    const auto inner = innerOf(page);
    return {inner.right() - codeMm * mm, inner.top() + belowGroupsMm(groups) * mm, codeMm * mm,
            codeMm * mm};
}

void RecoverySheet::draw(QPainter &painter, const QRectF &page) const
{
    const double mm = page.width() / pageWidthMm;
    const auto inner = innerOf(page);
    painter.save();
    painter.fillRect(page, Qt::white);
    painter.setPen(Qt::black);
    auto font = painter.font();
    const auto write = [&](double top, double size, int flags, const QString &text, double width) {
        font.setPixelSize(qMax(1, qRound(size * mm)));
        font.setBold(flags & Qt::AlignHCenter);
        painter.setFont(font);
        const QRectF area(inner.left(), inner.top() + top * mm, width, 60 * mm);
        QRectF used;
        painter.drawText(area, flags | Qt::TextWordWrap, text, &used);
        return top + used.height() / mm;
    };
    write(0, 9, Qt::AlignHCenter, Words::title(), inner.width());
    write(18, 4.6, Qt::AlignLeft, Words::meaning(), inner.width());

    auto groupFont = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    groupFont.setPixelSize(qMax(1, qRound(8 * mm)));
    groupFont.setBold(true);
    auto numberFont = font;
    numberFont.setPixelSize(qMax(1, qRound(3.4 * mm)));
    const double cellWidth = inner.width() / columns;
    const double cellHeight = groupHeightMm * mm;
    for (int i = 0; i < groupCount(); ++i) {
        const QRectF cell(inner.left() + (i % columns) * cellWidth,
                          inner.top() + groupsTopMm * mm + (i / columns) * cellHeight, cellWidth,
                          cellHeight);
        painter.setPen(QPen(Qt::gray, 0.2 * mm));
        painter.drawRect(cell);
        painter.setPen(Qt::darkGray);
        painter.setFont(numberFont);
        painter.drawText(cell.adjusted(2 * mm, 1 * mm, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         QString::number(i + 1));
        painter.setPen(Qt::black);
        painter.setFont(groupFont);
        painter.drawText(cell, Qt::AlignCenter, group(i));
    }
    QrCode::of(m_words.view()).draw(painter, codeArea(page, groupCount()));
    const double beside = inner.width() - (codeMm + gapMm) * mm;
    const double top = belowGroupsMm(groupCount());
    double below = write(top, 4.6, Qt::AlignLeft, Words::use(), beside) + gapMm / 2;
    below = write(below, 4.6, Qt::AlignLeft, Words::code(), beside) + gapMm / 2;
    write(qMax(below, top + codeMm + gapMm), 4.6, Qt::AlignLeft, Words::keeper(), inner.width());
    painter.restore();
}

} // namespace ui
