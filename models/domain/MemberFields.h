// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QCborMap>

namespace models {

//! The catalogue's fields of a member; every field is there, null where the member has no value,
//! so that storing them also clears. Id, organisation and bookkeeping are not fields.
QCborMap toFields(const Member &member);

//! The member with these fields; unknown words fall back to the value's default.
Member memberFrom(MemberId id, OrganisationId organisation, const QCborMap &fields);

QString wordOf(Sex sex);
std::optional<Sex> sexOf(QStringView word);
QString wordOf(MemberCategory category);
std::optional<MemberCategory> memberCategoryOf(QStringView word);
QString wordOf(MemberStanding standing);
std::optional<MemberStanding> memberStandingOf(QStringView word);

} // namespace models
