// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QByteArray>
#include <QList>

namespace bench {

//! Attendance marks of one town: 20 branches of 25 members, as many meetings as it takes.
struct SyncRow {
    models::AttendanceId id{};
    models::OrganisationId branch{};
    models::MeetingId meeting{};
    models::MemberId member{};
    bool present = true;
};

inline constexpr int syncBranches = 20;
inline constexpr int syncYear = 2026;

//! The same rows on every call.
QList<SyncRow> syncRows(int count);
//! The county's list for the hub: 33, town 3301, branches 3301001…
QByteArray syncCounty();
//! One JSON object a line, 160 bytes each: ids as 22 characters of base64.
QByteArray syncJson(const QList<SyncRow> &rows);
//! The same for the hub's import, which takes ids in their usual form.
QByteArray syncImport(const QList<SyncRow> &rows);

//! What raw C needs to parse that JSON and to insert it, encrypted, into the replica's own table in
//! one transaction; milliseconds, negative when it failed.
double rawSyncInsert(const QString &path, const QByteArray &json);

} // namespace bench
