// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ConflictRepository.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/RecordReader.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

Conflict conflictOf(const Record &record)
{
    auto conflict = conflictFrom(record.id.as<ConflictTag>(), record.organisation, record.fields);
    conflict.revision = record.revision;
    conflict.pending = record.pending;
    return conflict;
}

} // namespace

ConflictRepository::ConflictRepository(Database &database, ChangeWriter &writer, const Clock &clock)
    : m_database(database),
      m_writer(writer),
      m_clock(clock)
{
}

Result<QList<Conflict>> ConflictRepository::select(const QByteArray &where, QStringView kind,
                                                   RecordId id) const
{
    const auto sql = "SELECT id FROM conflicts WHERE " + where + " ORDER BY lost_at DESC, id";
    BB_TRY_ASSIGN(rows, m_database.prepare(sql.constData()));
    if (!kind.isEmpty())
        rows.bind(1, kind).bind(2, id);
    QList<Conflict> conflicts;
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return conflicts;
        BB_TRY_ASSIGN(conflict, find(rows.id<ConflictId>(0)));
        conflicts.append(conflict);
    }
}

Result<QList<Conflict>> ConflictRepository::open() const
{
    return select("state = 'open'", {}, {});
}

Result<int> ConflictRepository::openCount() const
{
    BB_TRY_ASSIGN(count, m_database.number("SELECT count(*) FROM conflicts WHERE state = 'open'"));
    return int(count);
}

Result<QList<Conflict>> ConflictRepository::ofRecord(QStringView kind, RecordId id) const
{
    return select("subject_kind = ?1 AND subject = ?2", kind, id);
}

Result<Conflict> ConflictRepository::find(ConflictId id) const
{
    BB_TRY_ASSIGN(record, RecordReader(m_database).find(kind::conflict, id.as<RecordTag>()));
    return conflictOf(record);
}

Result<QCborValue> ConflictRepository::shown(const Conflict &conflict) const
{
    const auto record = RecordReader(m_database).find(conflict.subjectKind, conflict.subject);
    if (!record) {
        if (record.error().code == Error::NotFound)
            return QCborValue();
        return record.error();
    }
    const auto value = record->fields.value(conflict.field);
    return value.isUndefined() ? QCborValue(nullptr) : value;
}

Result<qint64> ConflictRepository::keepShown(ConflictId id)
{
    return resolve(id, Resolution::Kept, {});
}

Result<qint64> ConflictRepository::takeOther(ConflictId id)
{
    BB_TRY_ASSIGN(conflict, find(id));
    return resolve(id, Resolution::Taken, conflict.lost);
}

Result<qint64> ConflictRepository::takeMerged(ConflictId id, const QCborValue &value)
{
    return resolve(id, Resolution::Merged, value);
}

Result<qint64> ConflictRepository::resolve(ConflictId id, Resolution resolution,
                                           const QCborValue &value)
{
    ChangeWriter::Txn txn(m_writer);
    BB_TRY(txn.begun());
    BB_TRY_ASSIGN(conflict, find(id));
    if (!conflict.isOpen())
        return Error::Conflict;
    if (resolution != Resolution::Kept)
        BB_TRY(writeSubject(conflict, value));
    BB_TRY(m_writer.put(kind::conflict, id.as<RecordTag>(), conflict.organisation,
                        resolutionFields(resolution, m_writer.actor(), m_clock.nowMs())));
    BB_TRY(txn.commit());
    return m_writer.lastTxn();
}

Result<void> ConflictRepository::writeSubject(const Conflict &conflict, const QCborValue &value)
{
    if (conflict.isDeletion()) {
        const auto removed = m_writer.remove(conflict.subjectKind, conflict.subject);
        // Somebody else has deleted it since, which is what is wanted.
        return removed || removed.error().code == Error::NotFound ? Result<void>() : removed;
    }
    const auto record = RecordReader(m_database).find(conflict.subjectKind, conflict.subject);
    if (!record)
        return record.error();
    BB_TRY(m_writer.put(conflict.subjectKind, conflict.subject, conflict.organisation,
                        {{conflict.field, value}}));
    return {};
}

} // namespace models
