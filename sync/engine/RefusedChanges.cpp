// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/RefusedChanges.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include <QSet>

namespace engine {

using models::Result;

RefusedChanges::RefusedChanges(models::Database &database, models::PersonId person)
    : m_database(database),
      m_person(person)
{
}

Result<QList<RefusedChanges::Change>> RefusedChanges::refused() const
{
    QList<Change> changes;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT no, txn, kind, id, op, new_fields FROM changes"
                                     " WHERE outcome = 'refused' AND actor = ?1"
                                     " AND outcome_code IS NOT 'reoffered' ORDER BY no"));
    rows.bind(1, m_person);
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return changes;
        changes.append({rows.number(0), rows.number(1), rows.text(2), rows.bytes(3), rows.bytes(4),
                        rows.bytes(5)});
    }
}

Result<std::optional<RefusedChanges::Change>> RefusedChanges::laterEdit(const Change &change) const
{
    BB_TRY_ASSIGN(later,
                  m_database.prepare("SELECT no, txn, kind, id, op, new_fields FROM changes"
                                     " WHERE kind = ?1 AND id = ?2 AND no > ?3 AND actor = ?4"
                                     " AND outcome IS NULL AND batch IS NULL ORDER BY no LIMIT 1"));
    later.bind(1, QStringView(change.kind)).bindBytes(2, change.id).bind(3, change.no);
    BB_TRY_ASSIGN(found, later.bind(4, m_person).step());
    if (!found)
        return std::optional<Change>();
    return std::optional(Change{later.number(0), later.number(1), later.text(2), later.bytes(3),
                                later.bytes(4), later.bytes(5)});
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
        BB_TRY_ASSIGN(later, laterEdit(change));
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
    QCborMap fields;
    for (const auto &bytes : {refused.fields, later.fields}) {
        if (bytes.isEmpty())
            continue;
        BB_TRY_ASSIGN(decoded, models::cborMap(bytes));
        for (const auto &[name, value] : decoded)
            fields.insert(name, value);
    }
    const bool deletes = later.op == "del";
    BB_TRY_ASSIGN(update,
                  m_database.prepare("UPDATE changes SET op = ?2, new_fields = ?3 WHERE no = ?1"));
    update.bind(1, later.no);
    update.bindUtf8(2, refused.op == "new" && !deletes ? refused.op : later.op);
    if (deletes)
        update.bindNull(3);
    else
        update.bindBytes(3, models::canonicalCbor(fields));
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
