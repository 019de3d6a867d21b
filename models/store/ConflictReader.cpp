// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ConflictReader.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/sql/Database.h"
#include "models/store/History.h"
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

Result<QList<Conflict>> ConflictReader::select(const QByteArray &where, QStringView kind,
                                               RecordId id) const
{
    const auto sql = "SELECT id FROM conflicts WHERE " + where;
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

Result<QList<Conflict>> ConflictReader::open(int limit) const
{
    return select("state = 'open' ORDER BY lost_at DESC, id LIMIT " + QByteArray::number(limit), {},
                  {});
}

Result<int> ConflictReader::openCount() const
{
    BB_TRY_ASSIGN(count, m_database.number("SELECT count(*) FROM conflicts WHERE state = 'open'"));
    return int(count);
}

Result<QList<Conflict>> ConflictReader::ofRecord(QStringView kind, RecordId id) const
{
    return select("subject_kind = ?1 AND subject = ?2 ORDER BY lost_at DESC, id", kind, id);
}

Result<Conflict> ConflictReader::find(ConflictId id) const
{
    BB_TRY_ASSIGN(record, RecordReader(m_database).find(kind::conflict, id.as<RecordTag>()));
    return conflictOf(record);
}

Result<QCborValue> ConflictReader::shown(const Conflict &conflict) const
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

Result<Authorship> ConflictReader::authorOfShown(const Conflict &conflict,
                                                 DeviceId thisDevice) const
{
    BB_TRY_ASSIGN(history, historyOf(m_database, conflict.subjectKind, conflict.subject));
    for (const auto &entry : history) {
        const bool stands =
            entry.outcome.isEmpty() || entry.outcome == u"applied" || entry.outcome == u"merged";
        if (!stands || !entry.newFields.contains(conflict.field))
            continue;
        if (entry.claimedAt <= conflict.shownBy.at)
            break;
        return Authorship{entry.actor, thisDevice, entry.claimedAt, entry.clockDoubtful};
    }
    return conflict.shownBy;
}

} // namespace models
