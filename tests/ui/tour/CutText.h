// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace support {

//! What a person cannot read whole in \a window as it stands: words of labels, buttons, fields,
//! tabs and column heads that are wider or higher than their place. Empty is how it should be.
QStringList cutTexts(const QWidget &window);

} // namespace support
