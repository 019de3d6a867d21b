// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ConflictRepository.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/ChangeWriter.h"
#include "models/store/RecordReader.h"

using namespace Qt::StringLiterals;

namespace models {

ConflictRepository::ConflictRepository(Database &database, ChangeWriter &writer, const Clock &clock)
    : ConflictReader(database),
      m_writer(writer),
      m_clock(clock)
{
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
    const auto record = RecordReader(database()).find(conflict.subjectKind, conflict.subject);
    if (!record)
        return record.error();
    BB_TRY(m_writer.put(conflict.subjectKind, conflict.subject, conflict.organisation,
                        {{conflict.field, value}}));
    return {};
}

} // namespace models
