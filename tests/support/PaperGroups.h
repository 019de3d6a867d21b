// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QRegularExpression>

namespace support {

//! All groups of the recovery sheet, read from the screen as a person would.
inline QString groupsShown(const QWidget &window)
{
    static const QRegularExpression group(QStringLiteral("^[0-9A-Z]{4}$"));
    QStringList groups;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (group.match(label->text()).hasMatch())
            groups << label->text();
    }
    return groups.join(u' ');
}

} // namespace support
