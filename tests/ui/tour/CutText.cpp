// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutText.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace support {

namespace {

//! Rounding of fonts; nobody sees it.
constexpr int tolerance = 2;

bool fits(const QLabel &label)
{
    if (label.text().isEmpty() || label.textFormat() == Qt::RichText)
        return true;
    const auto room = label.contentsRect();
    if (label.wordWrap())
        return label.heightForWidth(label.width()) <= label.height() + tolerance
            && label.fontMetrics().height() <= room.height() + tolerance;
    const auto flags = label.buddy() ? Qt::TextShowMnemonic : 0;
    const auto size = label.fontMetrics().size(flags, label.text());
    return size.width() <= room.width() + tolerance && size.height() <= room.height() + tolerance;
}

bool fits(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return true;
    const bool isOurs = !qobject_cast<const QPushButton *>(&button)
        && !qobject_cast<const QToolButton *>(&button) && !qobject_cast<const QCheckBox *>(&button)
        && !qobject_cast<const QRadioButton *>(&button);
    // Those that paint themselves break lines and like more room than they need.
    const auto wanted = isOurs ? button.fontMetrics().size(0, button.text()) : button.sizeHint();
    return wanted.width() <= button.width() + tolerance
        && wanted.height() <= button.height() + tolerance;
}

bool fits(const QComboBox &box)
{
    if (box.isEditable() || box.currentText().isEmpty())
        return true;
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.currentText = box.currentText();
    const auto field = box.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                   QStyle::SC_ComboBoxEditField, &box);
    return box.fontMetrics().horizontalAdvance(box.currentText()) <= field.width() + tolerance;
}

bool fits(const QLineEdit &edit)
{
    const auto shown = edit.text().isEmpty() ? edit.placeholderText() : QString();
    return edit.fontMetrics().horizontalAdvance(shown) <= edit.contentsRect().width();
}

//! A place that its parent cuts; in a scrolled page one can scroll there.
bool isInsideItsParent(const QWidget &widget)
{
    for (const auto *above = widget.parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(above))
            return true;
        if (above->isWindow())
            break;
    }
    const auto *parent = widget.parentWidget();
    return !parent
        || parent->rect()
               .adjusted(-tolerance, -tolerance, tolerance, tolerance)
               .contains(widget.geometry());
}

QStringList cutTabs(const QTabBar &bar)
{
    QStringList cut;
    for (int i = 0; i < bar.count(); ++i) {
        const auto width = bar.fontMetrics().size(Qt::TextShowMnemonic, bar.tabText(i)).width();
        if (width > bar.tabRect(i).width() || bar.tabRect(i).right() > bar.width() + tolerance)
            cut << bar.tabText(i);
    }
    return cut;
}

QStringList cutHeads(const QHeaderView &header)
{
    QStringList cut;
    if (header.orientation() != Qt::Horizontal || !header.model())
        return cut;
    for (int i = 0; i < header.count(); ++i) {
        const auto text = header.model()->headerData(i, Qt::Horizontal).toString();
        if (!header.isSectionHidden(i)
            && header.fontMetrics().horizontalAdvance(text) > header.sectionSize(i))
            cut << text;
    }
    return cut;
}

QString nameOf(const QWidget &widget, const QString &text)
{
    return u"%1 %2 “%3”"_s.arg(QString::fromLatin1(widget.metaObject()->className()),
                               widget.objectName(), text);
}

QString cutTextOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (!fits(*label) || (!label->text().isEmpty() && !isInsideItsParent(*label)))
            return label->text();
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        if (!fits(*button) || (!button->text().isEmpty() && !isInsideItsParent(*button)))
            return button->text();
    } else if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        return fits(*box) ? QString() : box->currentText();
    } else if (const auto *edit = qobject_cast<const QLineEdit *>(&widget)) {
        return fits(*edit) ? QString() : edit->placeholderText();
    } else if (const auto *bar = qobject_cast<const QTabBar *>(&widget)) {
        return cutTabs(*bar).join(u" / "_s);
    } else if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
        return cutHeads(*header).join(u" / "_s);
    }
    return {};
}

} // namespace

QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        const auto text = cutTextOf(*widget);
        if (!text.isEmpty())
            cut << nameOf(*widget, text);
    }
    return cut;
}

} // namespace support
