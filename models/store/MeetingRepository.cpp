// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/MeetingRepository.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/domain/MeetingFields.h"
#include "models/domain/MeetingRules.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MemberRepository.h"
#include "models/store/RecordReader.h"

#include <QSet>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

//! A meeting's rows as they are stored.
struct Rows {
    Record meeting;
    QList<Record> agenda;
    QList<Record> attendance;
    QList<Record> attachments;
};

Result<Rows> rowsOf(Database &database, MeetingId id)
{
    const RecordReader reader(database);
    BB_TRY_ASSIGN(meeting, reader.find(kind::meeting, id.as<RecordTag>()));
    Rows rows{meeting, {}, {}, {}};
    const RecordFilter ofMeeting{{{u"meeting"_s, id.toString()}}};
    for (const auto &[kind, list] : {std::pair(kind::agendaItem, &rows.agenda),
                                     {kind::attendance, &rows.attendance},
                                     {kind::attachment, &rows.attachments}}) {
        BB_TRY_ASSIGN(found, reader.list(kind, ofMeeting));
        *list = found;
    }
    return rows;
}

//! One number for the revisions of all rows: a copy is stale when any of them was written since.
qint64 revisionOf(const Rows &rows)
{
    crypto::Hasher hasher;
    const auto add = [&](const Record &row) {
        hasher.add(row.id.bytes());
        const auto revision = qToLittleEndian(row.revision);
        hasher.add(QByteArrayView(reinterpret_cast<const char *>(&revision), sizeof revision));
    };
    add(rows.meeting);
    for (const auto *list : {&rows.agenda, &rows.attendance, &rows.attachments}) {
        for (const auto &row : *list)
            add(row);
    }
    const auto number = qFromLittleEndian<quint64>(hasher.finish().constData());
    // Positive and never the 0 of a meeting that is not stored.
    return std::max<qint64>(qint64(number >> 1), 1);
}

bool isPending(const Rows &rows)
{
    bool pending = rows.meeting.pending;
    for (const auto *list : {&rows.agenda, &rows.attendance, &rows.attachments})
        pending |= std::ranges::any_of(*list, &Record::pending);
    return pending;
}

Meeting meetingOf(const Rows &rows)
{
    auto meeting = meetingFrom(rows.meeting.id.as<MeetingTag>(), rows.meeting.organisation,
                               rows.meeting.fields);
    for (const auto &row : rows.agenda)
        meeting.agenda << agendaItemFrom(row.id.as<AgendaItemTag>(), row.fields);
    for (const auto &row : rows.attendance)
        meeting.attendance << attendanceFrom(row.fields);
    for (const auto &row : rows.attachments)
        meeting.attachments << attachmentFrom(row.id.as<AttachmentTag>(), row.fields);
    std::ranges::stable_sort(meeting.agenda, {}, &AgendaItem::position);
    std::ranges::stable_sort(meeting.attachments, {}, &Attachment::position);
    meeting.revision = revisionOf(rows);
    meeting.pending = isPending(rows);
    return meeting;
}

//! What belongs to a meeting, as it shall stand.
struct Part {
    RecordId id;
    QCborMap fields;
};

Result<void> removeOthers(ChangeWriter &writer, QStringView kind, const QList<Record> &stored,
                          const QList<Part> &wanted)
{
    QSet<RecordId> kept;
    for (const auto &part : wanted)
        kept << part.id;
    for (const auto &row : stored) {
        if (!kept.contains(row.id))
            BB_TRY(writer.remove(kind, row.id));
    }
    return {};
}

Result<void> putAll(ChangeWriter &writer, QStringView kind, OrganisationId organisation,
                    const QList<Part> &wanted)
{
    for (const auto &part : wanted)
        BB_TRY(writer.put(kind, part.id, organisation, part.fields));
    return {};
}

} // namespace

MeetingRepository::MeetingRepository(Database &database, ChangeWriter &writer, const Clock &clock)
    : m_database(database),
      m_writer(writer),
      m_clock(clock)
{
}

Result<Meeting> MeetingRepository::find(MeetingId id) const
{
    BB_TRY_ASSIGN(rows, rowsOf(m_database, id));
    return meetingOf(rows);
}

Result<Meeting> MeetingRepository::save(const Meeting &meeting)
{
    ChangeWriter::Txn txn(m_writer);
    BB_TRY(txn.begun());
    BB_TRY_ASSIGN(stored, store(meeting));
    BB_TRY(txn.commit());
    return stored;
}

Result<Meeting> MeetingRepository::store(Meeting meeting)
{
    if (meeting.id.isNull())
        meeting.id = m_writer.newRecordId().as<MeetingTag>();
    auto stored = rowsOf(m_database, meeting.id);
    if (!stored && stored.error().code != Error::NotFound)
        return stored.error();
    if (meeting.revision != (stored ? revisionOf(*stored) : 0))
        return Error::Conflict;
    const auto rows = stored ? *stored : Rows{};
    // It names the stream of the marks, which cannot move.
    if (stored)
        meeting.year = int(rows.meeting.fields.value(u"year"_s).toInteger());
    else if (meeting.year == 0)
        meeting.year = meeting.heldOn.year();
    if (meeting.state == MeetingState::Submitted) {
        const MemberRepository members(m_database, m_writer, m_clock);
        BB_TRY_ASSIGN(people, members.peopleOf(meeting));
        for (const auto &finding : check(meeting, people, m_clock.today())) {
            if (finding.severity == Finding::Severity::Error)
                return invalid(finding.field, finding.reason);
        }
    }

    const auto org = meeting.organisation;
    BB_TRY(m_writer.put(kind::meeting, meeting.id.as<RecordTag>(), org, toFields(meeting)));
    QList<Part> agenda;
    for (auto &item : meeting.agenda) {
        if (item.id.isNull())
            item.id = m_writer.newRecordId().as<AgendaItemTag>();
        agenda.append({item.id.as<RecordTag>(), toFields(item, meeting.id)});
    }
    QList<Part> marks;
    for (const auto &mark : meeting.attendance) {
        marks.append({attendanceId(meeting.id, mark.member).as<RecordTag>(),
                      toFields(mark, meeting.id, meeting.year)});
    }
    QList<Part> attachments;
    for (auto &attachment : meeting.attachments) {
        if (attachment.id.isNull())
            attachment.id = m_writer.newRecordId().as<AttachmentTag>();
        attachments.append({attachment.id.as<RecordTag>(), toFields(attachment, meeting.id)});
    }
    BB_TRY(removeOthers(m_writer, kind::agendaItem, rows.agenda, agenda));
    BB_TRY(removeOthers(m_writer, kind::attendance, rows.attendance, marks));
    BB_TRY(removeOthers(m_writer, kind::attachment, rows.attachments, attachments));
    BB_TRY(putAll(m_writer, kind::agendaItem, org, agenda));
    BB_TRY(putAll(m_writer, kind::attendance, org, marks));
    BB_TRY(putAll(m_writer, kind::attachment, org, attachments));
    return find(meeting.id);
}

Result<void> MeetingRepository::remove(MeetingId id, qint64 expectedRevision)
{
    ChangeWriter::Txn txn(m_writer);
    BB_TRY(txn.begun());
    BB_TRY_ASSIGN(rows, rowsOf(m_database, id));
    if (revisionOf(rows) != expectedRevision)
        return Error::Conflict;
    BB_TRY(removeOthers(m_writer, kind::attachment, rows.attachments, {}));
    BB_TRY(removeOthers(m_writer, kind::attendance, rows.attendance, {}));
    BB_TRY(removeOthers(m_writer, kind::agendaItem, rows.agenda, {}));
    BB_TRY(m_writer.remove(kind::meeting, id.as<RecordTag>()));
    return txn.commit();
}

} // namespace models
