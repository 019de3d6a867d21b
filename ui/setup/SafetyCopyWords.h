// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/SafetyCopies.h"

#include <QCoreApplication>

namespace ui {

//! Why the program took a safety copy, beside its time.
inline QString reasonWords(models::SafetyCopies::Reason reason)
{
    switch (reason) {
    case models::SafetyCopies::Reason::Import:
        return QCoreApplication::translate("SafetyCopies", "before an import");
    case models::SafetyCopies::Reason::Routine:
        return QCoreApplication::translate("SafetyCopies", "while working");
    case models::SafetyCopies::Reason::Migration:
        return QCoreApplication::translate("SafetyCopies", "before an update");
    }
    return {};
}

} // namespace ui
