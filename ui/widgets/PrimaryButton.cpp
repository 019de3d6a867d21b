// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PrimaryButton.h"

#include "ui/theme/Icon.h"

namespace ui {

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setProperty("primary", true);
}

PrimaryButton::PrimaryButton(const QString &text, const QString &iconName, QWidget *parent)
    : PrimaryButton(text, parent)
{
    setIcon(iconOnAccent(iconName));
}

} // namespace ui
