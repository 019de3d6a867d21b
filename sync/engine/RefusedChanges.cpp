// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/RefusedChanges.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include <QSet>

namespace engine {

using models::Result;

namespace {

// Of a field in both, the value of \a above.
Result<QCborMap> merged(const QByteArray &below, const QByteArray &above)
{
    QCborMap fields;
    for (const auto &bytes : {below, above}) {
        if (bytes.isEmpty())
            continue;
        BB_TRY_ASSIGN(decoded, models::cborMap(bytes));
        for (const auto &[name, value] : decoded)
            fields.insert(name, value);
    }
    return fields;
}

} // namespace

RefusedChanges::RefusedChanges(models::Database &database, models::PersonId person)
    : m_database(database),
      m_person(person)
{
}

Result<QList<RefusedChanges::Change>> RefusedChanges::refused() const
{
    QList<Change> changes;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT no, txn, kind, id, op, old_fields, new_fields"
                                     " FROM changes WHERE outcome = 'refused' AND actor = ?1"
                                     " AND outcome_code IS NOT 'reoffered' ORDER BY no"));
    rows.bind(1, m_person);
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return changes;
        changes.append(changeAt(rows));
    }
}

RefusedChanges::Change RefusedChanges::changeAt(const models::Statement &row)
{
    return {row.number(0), row.number(1), row.text(2), row.bytes(3),
            row.bytes(4),  row.bytes(5),  row.bytes(6)};
}

Result<std::optional<RefusedChanges::Change>> RefusedChanges::laterEdit(const Change &change) const
{
    return laterEdit(change, "");
}

Result<std::optional<RefusedChanges::Change>> RefusedChanges::carrierOf(const Change &change) const
{
    if (change.op == "new")
        return laterEdit(change);
    return laterEdit(change, change.op == "act" ? " AND op <> 'set'" : " AND op <> 'act'");
}

Result<std::optional<RefusedChanges::Change>> RefusedChanges::laterEdit(const Change &change,
                                                                        const char *ops) const
{
    const auto sql = QByteArray("SELECT no, txn, kind, id, op, old_fields, new_fields FROM changes"
                                " WHERE kind = ?1 AND id = ?2 AND no > ?3 AND actor = ?4"
                                " AND outcome IS NULL AND batch IS NULL")
        + ops + " ORDER BY no LIMIT 1";
    BB_TRY_ASSIGN(later, m_database.prepare(sql.constData()));
    later.bind(1, QStringView(change.kind)).bindBytes(2, change.id).bind(3, change.no);
    BB_TRY_ASSIGN(found, later.bind(4, m_person).step());
    if (!found)
        return std::optional<Change>();
    return std::optional(changeAt(later));
}

Result<int> RefusedChanges::reofferMended()
{
    BB_TRY_ASSIGN(all, refused());
    if (all.isEmpty())
        return 0;
    QSet<qint64> mended;
    for (const auto &change : all) {
        BB_TRY_ASSIGN(later, laterEdit(change));
        if (later)
            mended.insert(change.txn);
    }
    QList<Change> again;
    for (const auto &change : all) {
        if (mended.contains(change.txn))
            again.append(change);
    }
    return reoffer(again);
}

Result<int> RefusedChanges::reofferAll()
{
    BB_TRY_ASSIGN(all, refused());
    return reoffer(all);
}

Result<int> RefusedChanges::reoffer(const QList<Change> &changes) const
{
    if (changes.isEmpty())
        return 0;
    models::Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(mark,
                  m_database.prepare("UPDATE changes SET outcome_code = 'reoffered'"
                                     " WHERE no = ?1"));
    qint64 oldTxn = 0;
    qint64 newTxn = 0;
    for (const auto &change : changes) {
        if (change.txn != oldTxn)
            newTxn = 0;
        oldTxn = change.txn;
        BB_TRY_ASSIGN(later, carrierOf(change));
        if (later)
            BB_TRY(mergeInto(*later, change));
        else
            BB_TRY(append(change, newTxn));
        BB_TRY(mark.bind(1, change.no).run());
    }
    BB_TRY(transaction.commit());
    return int(changes.size());
}

Result<void> RefusedChanges::mergeInto(const Change &later, const Change &refused) const
{
    BB_TRY_ASSIGN(fields, merged(refused.fields, later.fields));
    // An act is compared with what stood there before the first of the two.
    BB_TRY_ASSIGN(oldFields, merged(later.oldFields, refused.oldFields));
    const bool deletes = later.op == "del";
    BB_TRY_ASSIGN(update,
                  m_database.prepare("UPDATE changes SET op = ?2, old_fields = ?3, new_fields = ?4"
                                     " WHERE no = ?1"));
    update.bind(1, later.no);
    update.bindUtf8(2, refused.op == "new" && !deletes ? refused.op : later.op);
    update.bindBytes(3, models::canonicalCbor(oldFields));
    if (deletes)
        update.bindNull(4);
    else
        update.bindBytes(4, models::canonicalCbor(fields));
    return update.run();
}

Result<void> RefusedChanges::append(const Change &change, qint64 &txn) const
{
    BB_TRY_ASSIGN(no, m_database.number("SELECT max(no) + 1 FROM changes"));
    if (txn == 0)
        txn = no;
    // The number is the next of the chain that the person's changes go into now.
    BB_TRY_ASSIGN(copy,
                  m_database.prepare(
                      "INSERT INTO changes (no, incarnation, n, txn, schema_version, kind, id, org,"
                      " op, base, hlc, claimed_at, clock_doubtful, actor, old_fields, new_fields)"
                      " SELECT ?2, chain.incarnation, chain.next_n, ?3, schema_version, kind, id,"
                      " org, op, base, hlc, claimed_at, clock_doubtful, actor, old_fields,"
                      " new_fields FROM changes, (SELECT incarnation, next_n FROM incarnations"
                      "   WHERE person = ?4 AND retired = 0 ORDER BY incarnation DESC LIMIT 1)"
                      "   AS chain WHERE changes.no = ?1"));
    BB_TRY(copy.bind(1, change.no).bind(2, no).bind(3, txn).bind(4, m_person).run());
    BB_TRY_ASSIGN(
        number,
        m_database.prepare("UPDATE incarnations SET next_n = next_n + 1 WHERE incarnation ="
                           " (SELECT incarnation FROM changes WHERE no = ?1)"));
    return number.bind(1, no).run();
}

} // namespace engine
