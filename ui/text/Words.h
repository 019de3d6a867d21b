// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Meeting.h"
#include "models/domain/MeetingRules.h"
#include "models/domain/Member.h"
#include "models/domain/Organisation.h"
#include "models/domain/VoteEngine.h"

#include <QString>

//! The words for people of every value that the domain knows.
namespace ui::text {

QString nameOf(models::MeetingKind value);
QString nameOf(models::MeetingState value);
QString nameOf(models::AttendanceMark value);
QString nameOf(models::AttachmentRole value);
QString nameOf(models::Resolution value);
QString nameOf(models::Sex value);
QString nameOf(models::MemberCategory value);
QString nameOf(models::MemberStanding value);
QString nameOf(models::OrganisationType value);
QString nameOf(models::VoteRule value);
QString nameOf(models::DueItem::State value);

//! "secretary", "reviewer" … of the catalogue's person.
QString roleName(QStringView role);

//! A catalogue word of a field ("full", "theme_day,lesson", "true") in words; the word itself when
//! it is not known.
QString wordLabel(QStringView kind, QStringView field, QStringView word);

//! "主题党日、党课": all kinds of one event.
QString namesOf(const QList<models::MeetingKind> &kinds);

} // namespace ui::text
