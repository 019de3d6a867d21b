// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChangeLog.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/Clock.h"
#include "models/domain/HybridClock.h"
#include "models/sql/Database.h"
#include "models/store/Settings.h"

#include <algorithm>

namespace models {

namespace {

// 2024-01-01 UTC: no PC whose clock shows less has the right time.
constexpr qint64 earliestTime = 1'704'067'200'000;
// A time server setting the clock back by seconds does not make it doubtful.
constexpr qint64 toleranceMs = 60'000;

void bindFields(Statement &statement, int parameter, const QCborMap &fields)
{
    if (fields.isEmpty())
        statement.bindNull(parameter);
    else
        statement.bindBytes(parameter, canonicalCbor(fields));
}

Result<QCborMap> fieldsAt(const Statement &statement, int column)
{
    return statement.isNull(column) ? QCborMap() : cborMap(statement.bytes(column));
}

} // namespace

Result<ChangeLog> ChangeLog::create(Database &database, const Clock &clock, RandomSource &random,
                                    PersonId actor)
{
    ChangeLog log(database, clock, random, actor);
    const std::pair<Statement *, const char *> statements[] = {
        {&log.m_last, "SELECT no, hlc, claimed_at FROM changes ORDER BY no DESC LIMIT 1"},
        {&log.m_knownTime, "SELECT value FROM settings WHERE name = ?1"},
        {&log.m_takeNumber,
         "UPDATE incarnations SET next_n = next_n + 1 WHERE incarnation = (SELECT incarnation FROM "
         "incarnations WHERE person = ?1 AND retired = 0 ORDER BY incarnation DESC LIMIT 1) "
         "RETURNING incarnation, next_n - 1"},
        {&log.m_newIncarnation, "INSERT INTO incarnations (incarnation, person) VALUES (?1, ?2)"},
        {&log.m_insert,
         "INSERT INTO changes (no, incarnation, n, txn, schema_version, kind, id, org, op, base, "
         "hlc, claimed_at, clock_doubtful, actor, old_fields, new_fields) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"},
        {&log.m_select,
         "SELECT no, kind, id, org, op, base, old_fields, new_fields FROM changes "
         "WHERE no >= ?1 AND txn = ?1 ORDER BY no DESC"},
        {&log.m_ofRecord,
         "SELECT base, new_fields FROM changes WHERE kind = ?1 AND id = ?2 ORDER BY no DESC"},
    };
    for (const auto &[statement, sql] : statements) {
        BB_TRY_ASSIGN(prepared, database.prepare(sql));
        *statement = std::move(prepared);
    }
    return log;
}

Result<ChangeLog::Place> ChangeLog::nextPlace()
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        m_takeNumber.bind(1, m_actor);
        BB_TRY_ASSIGN(found, m_takeNumber.step());
        if (found) {
            const Place place{m_takeNumber.id<RecordId>(0), m_takeNumber.number(1)};
            // An UPDATE … RETURNING is only over when it has been stepped to its end.
            BB_TRY(m_takeNumber.run());
            return place;
        }
        m_newIncarnation.bind(1, newId<RecordId>(*m_clock, *m_random)).bind(2, m_actor);
        BB_TRY(m_newIncarnation.run());
    }
    return Error{Error::Internal, {}, QStringLiteral("incarnation"), {}};
}

Result<qint64> ChangeLog::newestKnownTime(qint64 lastClaimedAt)
{
    m_knownTime.bind(1, setting::newestKnownTime);
    BB_TRY_ASSIGN(found, m_knownTime.step());
    const auto told = found ? QCborValue::fromCbor(m_knownTime.bytes(0)).toInteger() : qint64(0);
    m_knownTime.reset();
    return std::max({told, lastClaimedAt, earliestTime});
}

Result<qint64> ChangeLog::append(const LoggedChange &change, qint64 txn)
{
    qint64 no = 1;
    quint64 lastStamp = 0;
    qint64 lastClaimedAt = 0;
    BB_TRY_ASSIGN(found, m_last.step());
    if (found) {
        no = m_last.number(0) + 1;
        lastStamp = quint64(m_last.number(1));
        lastClaimedAt = m_last.number(2);
    }
    m_last.reset();
    BB_TRY_ASSIGN(knownTime, newestKnownTime(lastClaimedAt));
    BB_TRY_ASSIGN(place, nextPlace());

    const auto now = m_clock->nowMs();
    HybridClock stamps(*m_clock, lastStamp);
    m_insert.bind(1, no).bind(2, place.incarnation).bind(3, place.n);
    m_insert.bind(4, txn == 0 ? no : txn).bind(5, qint64(schemaVersion));
    m_insert.bind(6, change.kind).bind(7, change.id).bind(8, change.organisation);
    m_insert.bind(9, change.op);
    if (change.base > 0)
        m_insert.bind(10, change.base);
    else
        m_insert.bindNull(10);
    m_insert.bind(11, qint64(stamps.next())).bind(12, now);
    m_insert.bind(13, qint64(now + toleranceMs < knownTime)).bind(14, m_actor);
    bindFields(m_insert, 15, change.oldFields);
    bindFields(m_insert, 16, change.newFields);
    BB_TRY(m_insert.run());
    return txn == 0 ? no : txn;
}

Result<std::optional<qint64>> ChangeLog::baseOf(QStringView kind, RecordId id, const QString &field)
{
    std::optional<qint64> base;
    m_ofRecord.bind(1, kind).bind(2, id);
    while (!base) {
        BB_TRY_ASSIGN(found, m_ofRecord.step());
        if (!found)
            break;
        BB_TRY_ASSIGN(fields, fieldsAt(m_ofRecord, 1));
        if (fields.contains(field))
            base = m_ofRecord.number(0);
    }
    m_ofRecord.reset();
    return base;
}

Result<bool> ChangeLog::withdraw(QStringView kind, RecordId id)
{
    QList<Place> places;
    BB_TRY_ASSIGN(select,
                  m_database->prepare("SELECT incarnation, n, batch IS NULL AND outcome IS NULL "
                                      "FROM changes WHERE kind = ?1 AND id = ?2 ORDER BY no DESC"));
    select.bind(1, kind).bind(2, id);
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            break;
        if (select.number(2) == 0)
            return false;
        places.append({select.id<RecordId>(0), select.number(1)});
    }
    BB_TRY_ASSIGN(erase, m_database->prepare("DELETE FROM changes WHERE kind = ?1 AND id = ?2"));
    BB_TRY(erase.bind(1, kind).bind(2, id).run());
    for (const auto &place : std::as_const(places))
        BB_TRY(closeGap(place.incarnation, place.n));
    return !places.isEmpty();
}

Result<void> ChangeLog::closeGap(RecordId incarnation, qint64 n)
{
    // What follows in the chain is in no batch either. By way of negative numbers, because n is
    // unique within the chain at every moment.
    for (const auto *sql : {"UPDATE changes SET n = 1 - n WHERE incarnation = ?1 AND n > ?2",
                            "UPDATE changes SET n = -n WHERE incarnation = ?1 AND n < 0 AND ?2 > 0",
                            "UPDATE incarnations SET next_n = next_n - 1 "
                            "WHERE incarnation = ?1 AND ?2 > 0"}) {
        BB_TRY_ASSIGN(update, m_database->prepare(sql));
        BB_TRY(update.bind(1, incarnation).bind(2, n).run());
    }
    return {};
}

Result<QList<LoggedChange>> ChangeLog::changesOf(qint64 txn)
{
    QList<LoggedChange> changes;
    m_select.bind(1, txn);
    for (;;) {
        BB_TRY_ASSIGN(found, m_select.step());
        if (!found)
            return changes;
        BB_TRY_ASSIGN(oldFields, fieldsAt(m_select, 6));
        BB_TRY_ASSIGN(newFields, fieldsAt(m_select, 7));
        changes << LoggedChange{m_select.number(0),
                                m_select.text(1),
                                m_select.id<RecordId>(2),
                                m_select.id<OrganisationId>(3),
                                m_select.text(4),
                                m_select.number(5),
                                oldFields,
                                newFields};
    }
}

} // namespace models
