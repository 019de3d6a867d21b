// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

//! The catalogue names of the record kinds.
namespace models::kind {

inline constexpr QStringView organisation{u"organisation"};
inline constexpr QStringView person{u"person"};
inline constexpr QStringView member{u"member"};
inline constexpr QStringView meeting{u"meeting"};
inline constexpr QStringView agendaItem{u"agendaItem"};
inline constexpr QStringView attendance{u"attendance"};
inline constexpr QStringView attachment{u"attachment"};
inline constexpr QStringView conflict{u"conflict"};

} // namespace models::kind
