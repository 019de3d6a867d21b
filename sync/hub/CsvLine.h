// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

namespace hub {

//! The fields of one line of RFC 4180 CSV; quotes may hold commas and doubled quotes, not line
//! ends.
QStringList csvFields(QStringView line);

} // namespace hub
