// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

//! Names of values in models::Settings that more than one part of the program knows.
namespace models::setting {

inline constexpr QStringView role{u"setup.role"}; //!< before a hub says it
inline constexpr QStringView finished{u"setup.finished"}; //!< the first run was gone through
inline constexpr QStringView inUseSince{u"inUseSince"}; //!< ISO date; nothing before it is due
inline constexpr QStringView safetyCopied{u"safety.copied"}; //!< what the last copy holds
inline constexpr QStringView sample{u"sample"}; //!< made-up people; nothing may leave the PC

} // namespace models::setting
