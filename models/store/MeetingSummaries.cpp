// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CanonicalCbor.h"
#include "models/domain/MeetingFields.h"
#include "models/sql/Database.h"
#include "models/store/MeetingRepository.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr char waitingChanges[] = R"(
    SELECT id FROM changes INDEXED BY changes_outbox WHERE outcome IS NULL AND kind = 'meeting'
    UNION ALL SELECT r.meeting FROM changes c INDEXED BY changes_outbox JOIN agenda_items r
        ON r.id = c.id WHERE c.outcome IS NULL AND c.kind = 'agendaItem'
    UNION ALL SELECT r.meeting FROM changes c INDEXED BY changes_outbox JOIN attendance r
        ON r.id = c.id WHERE c.outcome IS NULL AND c.kind = 'attendance'
    UNION ALL SELECT r.meeting FROM changes c INDEXED BY changes_outbox JOIN attachments r
        ON r.id = c.id WHERE c.outcome IS NULL AND c.kind = 'attachment')";

// A deleted part no longer says which meeting it belonged to; its change does.
constexpr char waitingRemovals[] =
    "SELECT old_fields FROM changes INDEXED BY changes_outbox WHERE outcome IS NULL "
    "AND op = 'del' AND kind IN ('agendaItem', 'attendance', 'attachment')";

constexpr char waitingFiles[] =
    "SELECT a.meeting FROM media m JOIN attachments a ON a.hash = m.hash "
    "WHERE m.state = 'stored' AND m.delivered_at IS NULL";

using Counts = QHash<MeetingId, int>;

Result<void> countIds(Database &database, const char *sql, Counts &counts)
{
    BB_TRY_ASSIGN(select, database.prepare(sql));
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return {};
        ++counts[select.id<MeetingId>(0)];
    }
}

Result<void> countRemovals(Database &database, Counts &counts)
{
    BB_TRY_ASSIGN(select, database.prepare(waitingRemovals));
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return {};
        BB_TRY_ASSIGN(fields, cborMap(select.bytes(0)));
        ++counts[MeetingId::fromBytes(fields.value("meeting"_L1).toByteArray())];
    }
}

Result<void> countMarks(Statement &marks, MeetingSummary &summary)
{
    marks.bind(1, summary.id);
    for (;;) {
        BB_TRY_ASSIGN(found, marks.step());
        if (!found)
            return {};
        const int number = int(marks.number(1));
        summary.marked += number;
        switch (attendanceMarkOf(marks.text(0))) {
        case AttendanceMark::Present:
        case AttendanceMark::Remote:
            summary.present += number;
            break;
        case AttendanceMark::Excused:
            summary.excused += number;
            break;
        case AttendanceMark::Absent:
            break;
        }
    }
}

Result<void> countMedia(Statement &media, MeetingSummary &summary)
{
    media.bind(1, summary.id);
    for (;;) {
        BB_TRY_ASSIGN(found, media.step());
        if (!found)
            return {};
        const auto role = attachmentRoleOf(media.text(0));
        if (role == AttachmentRole::Photo)
            summary.photos += int(media.number(1));
        else if (role == AttachmentRole::Video)
            summary.videos += int(media.number(1));
    }
}

//! All that it looks at is in the index meetings_list.
QByteArray conditionsOf(const MeetingFilter &filter)
{
    QByteArray sql = " WHERE 1";
    if (!filter.organisation.isNull())
        sql += " AND m.org = ?1";
    if (filter.kind)
        sql += " AND instr(',' || m.kinds || ',', ',' || ?2 || ',') > 0";
    if (filter.from.isValid())
        sql += " AND m.held_on >= ?3";
    if (filter.to.isValid())
        sql += " AND m.held_on <= ?4";
    if (!filter.text.isEmpty()) {
        sql += " AND instr(coalesce(m.title, '') || char(10) || coalesce(m.number, '') || char(10) "
               "|| coalesce(m.place, '') || char(10) || coalesce(m.host, '') || char(10) "
               "|| coalesce(m.recorder, ''), ?5) > 0";
    }
    return sql;
}

void bindFilter(Statement &select, const MeetingFilter &filter)
{
    if (!filter.organisation.isNull())
        select.bind(1, filter.organisation);
    if (filter.kind)
        select.bind(2, wordOf(*filter.kind));
    if (filter.from.isValid())
        select.bind(3, filter.from.toString(Qt::ISODate));
    if (filter.to.isValid())
        select.bind(4, filter.to.toString(Qt::ISODate));
    if (!filter.text.isEmpty())
        select.bind(5, filter.text);
}

MeetingSummary headAt(const Statement &row)
{
    MeetingSummary summary;
    summary.id = row.id<MeetingId>(0);
    summary.organisation = row.id<OrganisationId>(1);
    summary.organisationName = row.text(2);
    summary.kinds = meetingKindsOf(row.text(3));
    summary.title = row.text(4);
    summary.heldOn = QDate::fromString(row.text(5), Qt::ISODate);
    summary.state = meetingStateOf(row.text(6));
    return summary;
}

constexpr char newestFirst[] = " ORDER BY m.held_on DESC, m.start_at DESC, m.id DESC";

constexpr char headColumns[] =
    "SELECT m.id, m.org, o.name, m.kinds, m.title, m.held_on, m.state FROM meetings m "
    "LEFT JOIN organisations o ON o.id = m.org";

} // namespace

Result<QList<MeetingId>> MeetingRepository::ids(const MeetingFilter &filter) const
{
    const auto sql = "SELECT m.id FROM meetings m" + conditionsOf(filter) + newestFirst;
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    bindFilter(select, filter);
    QList<MeetingId> ids;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return ids;
        ids << select.id<MeetingId>(0);
    }
}

Result<bool> MeetingRepository::hasTitles(const MeetingFilter &filter) const
{
    const auto sql =
        "SELECT 1 FROM meetings m" + conditionsOf(filter) + " AND m.title <> '' LIMIT 1";
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    bindFilter(select, filter);
    return select.step();
}

Result<QList<MeetingSummary>> MeetingRepository::list(const MeetingFilter &filter) const
{
    const auto sql = headColumns + conditionsOf(filter) + newestFirst;
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    bindFilter(select, filter);
    QList<MeetingSummary> list;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return list;
        list << headAt(select);
    }
}

Result<QList<MeetingSummary>> MeetingRepository::summaries(const QList<MeetingId> &ids) const
{
    QList<MeetingSummary> summaries;
    if (ids.isEmpty())
        return summaries;
    Counts changes;
    Counts files;
    BB_TRY(countIds(m_database, waitingChanges, changes));
    BB_TRY(countRemovals(m_database, changes));
    BB_TRY(countIds(m_database, waitingFiles, files));
    BB_TRY_ASSIGN(marks,
                  m_database.prepare("SELECT mark, count(*) FROM attendance WHERE meeting = ?1 "
                                     "GROUP BY mark"));
    BB_TRY_ASSIGN(media,
                  m_database.prepare("SELECT role, count(*) FROM attachments WHERE meeting = ?1 "
                                     "GROUP BY role"));
    const auto sql = headColumns + QByteArray(" WHERE m.id = ?1");
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    summaries.reserve(ids.size());
    for (const auto id : ids) {
        BB_TRY_ASSIGN(found, select.bind(1, id).step());
        if (!found)
            continue;
        auto summary = headAt(select);
        select.reset();
        BB_TRY(countMarks(marks, summary));
        BB_TRY(countMedia(media, summary));
        summary.pendingChanges = changes.value(summary.id);
        summary.pendingFiles = files.value(summary.id);
        summaries << summary;
    }
    return summaries;
}

} // namespace models
