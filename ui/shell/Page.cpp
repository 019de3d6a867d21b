// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Page.h"

namespace ui {

void Page::undo()
{
    emit messageRaised(tr("There is nothing to take back here."), false);
}

} // namespace ui
