// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui::text {

//! The words of a catalogue field; the name itself when it is not known.
QString fieldLabel(QStringView kind, QStringView field);
//! Where the kind is not known: as the forms of members and meetings say it.
QString fieldLabel(QStringView field);
//! "Members" for "member".
QString kindLabel(QStringView kind);

} // namespace ui::text
