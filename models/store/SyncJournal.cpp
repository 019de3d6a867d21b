// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SyncJournal.h"

#include "models/sql/Database.h"

#include <QCborMap>
#include <QCborValue>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace models {

namespace {

Error errorOf(const QSqlQuery &query)
{
    return Error{Error::Io, {}, {}, query.lastError().nativeErrorCode()};
}

RecordId parentOf(const AnsweredChange &change, const QByteArray &fields)
{
    if (change.kind == u"meeting")
        return change.id;
    const auto map = QCborValue::fromCbor(fields).toMap();
    return RecordId::fromBytes(map.value(u"meeting"_s).toByteArray());
}

} // namespace

Result<QList<WaitingChanges>> SyncJournal::waiting() const
{
    auto query = m_database.query();
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT kind, count(*), min(claimed_at) FROM changes"
                    " WHERE outcome IS NULL GROUP BY kind ORDER BY kind"_s))
        return errorOf(query);
    QList<WaitingChanges> found;
    while (query.next())
        found << WaitingChanges{query.value(0).toString(), query.value(1).toInt(),
                                query.value(2).toLongLong()};
    return found;
}

Result<QList<AnsweredChange>> SyncJournal::troubled(qint64 seenUpTo, int limit) const
{
    auto query = m_database.query();
    query.setForwardOnly(true);
    query.prepare(u"SELECT no, kind, id, outcome, outcome_code, outcome_field, claimed_at,"
                  " coalesce(new_fields, old_fields) FROM changes"
                  " WHERE (outcome = 'refused' AND outcome_code IS NOT 'reoffered')"
                  " OR (outcome IN ('conflict', 'merged') AND no > ?)"
                  " ORDER BY no DESC LIMIT ?"_s);
    query.addBindValue(seenUpTo);
    query.addBindValue(limit);
    if (!query.exec())
        return errorOf(query);
    QList<AnsweredChange> found;
    while (query.next()) {
        AnsweredChange change;
        change.no = query.value(0).toLongLong();
        change.kind = query.value(1).toString();
        change.id = RecordId::fromBytes(query.value(2).toByteArray());
        change.outcome = query.value(3).toString();
        change.code = query.value(4).toString();
        change.field = query.value(5).toString();
        change.claimedAt = query.value(6).toLongLong();
        change.parent = parentOf(change, query.value(7).toByteArray());
        found << change;
    }
    return found;
}

Result<QList<SyncLogLine>> SyncJournal::log(const QString &level, int limit) const
{
    auto query = m_database.query();
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT at, level, code, numbers FROM sync_log WHERE coalesce(?, '') IN ('', level)"
        " ORDER BY id DESC LIMIT ?"_s);
    query.bindValue(0, level);
    query.bindValue(1, limit);
    if (!query.exec())
        return errorOf(query);
    QList<SyncLogLine> found;
    while (query.next())
        found << SyncLogLine{query.value(0).toLongLong(), query.value(1).toString(),
                             query.value(2).toString(), query.value(3).toString()};
    return found;
}

} // namespace models
