// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SyncJournal.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/sql/Database.h"

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

RecordId parentOf(const RefusedEdit &edit)
{
    if (edit.change.kind == kind::meeting)
        return edit.change.id;
    const auto &fields = edit.newFields.isEmpty() ? edit.oldFields : edit.newFields;
    return RecordId::fromBytes(fields.value(u"meeting"_s).toByteArray());
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

Result<QList<RefusedChange>> SyncJournal::refused(int limit) const
{
    BB_TRY_ASSIGN(edits, refusedEdits(limit));
    QList<RefusedChange> changes;
    for (const auto &edit : edits)
        changes << edit.change;
    return changes;
}

Result<QList<RefusedEdit>> SyncJournal::refusedEdits(int limit) const
{
    auto query = m_database.query();
    query.setForwardOnly(true);
    query.prepare(u"SELECT no, kind, id, outcome_code, outcome_field, claimed_at, org, actor, op,"
                  " old_fields, new_fields FROM changes"
                  " WHERE outcome = 'refused' AND outcome_code IS NOT 'reoffered'"
                  " ORDER BY no DESC LIMIT ?"_s);
    query.addBindValue(limit);
    if (!query.exec())
        return errorOf(query);
    QList<RefusedEdit> found;
    while (query.next()) {
        RefusedEdit edit;
        auto &change = edit.change;
        change.no = query.value(0).toLongLong();
        change.kind = query.value(1).toString();
        change.id = RecordId::fromBytes(query.value(2).toByteArray());
        change.code = query.value(3).toString();
        change.field = query.value(4).toString();
        change.claimedAt = query.value(5).toLongLong();
        edit.organisation = OrganisationId::fromBytes(query.value(6).toByteArray());
        edit.actor = PersonId::fromBytes(query.value(7).toByteArray());
        edit.op = query.value(8).toString();
        edit.oldFields = QCborValue::fromCbor(query.value(9).toByteArray()).toMap();
        edit.newFields = QCborValue::fromCbor(query.value(10).toByteArray()).toMap();
        change.parent = parentOf(edit);
        found << edit;
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
