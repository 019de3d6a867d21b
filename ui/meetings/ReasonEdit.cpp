// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/ReasonEdit.h"

#include "ui/widgets/KeyCommand.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace ui {

ReasonEdit::ReasonEdit(QWidget *parent) : QLineEdit(parent)
{
    QStringList hints;
    const QStringList reasons = commonReasons();
    for (int i = 0; i < reasons.size(); ++i)
        hints.append(u"%1 %2"_s.arg(i + 1).arg(reasons[i]));
    new TypedKeys({{u"1 … %1"_s.arg(reasons.size()), tr("A common reason of absence")}}, this);
    setPlaceholderText(hints.join(u"  "_s));
    setToolTip(placeholderText());
    setAccessibleName(tr("Reason"));
    setAccessibleDescription(placeholderText());
    setMaxLength(200);
    setFrame(false);
}

QStringList ReasonEdit::commonReasons()
{
    return {tr("Ill"), tr("On duty elsewhere"), tr("Working away"), tr("Aged or infirm"),
            tr("Family matter")};
}

void ReasonEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit chosen();
        return;
    }
    const int digit = event->key() - Qt::Key_1;
    const QStringList reasons = commonReasons();
    if (text().isEmpty() && digit >= 0 && digit < reasons.size()) {
        setText(reasons[digit]);
        emit chosen();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ui
