// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/LinkButton.h"

namespace ui {

LinkButton::LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    // Not QPushButton::flat: that one paints nothing until pressed.
    setProperty("flat", true);
    setCursor(Qt::PointingHandCursor);
}

} // namespace ui
