// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresSessions.h"

#include "sync/hub/postgres/PostgresLocks.h"

namespace hub {

namespace {

constexpr qint64 keptCheckpoints = 3;

QByteArray placeOf(const QString &setting)
{
    return "setting/" + setting.toUtf8();
}

} // namespace

Result<void> PostgresSessions::addToken(const QByteArray &hash, qint64 device, PersonId person,
                                        qint64 expiresAt, qint64 now)
{
    auto remove = m_connection.use("DELETE FROM token WHERE hash IN (SELECT hash FROM token"
                                   " WHERE expires_at <= $1 FOR UPDATE SKIP LOCKED)");
    remove->bind(1, now);
    BB_TRY(remove->run());
    auto insert = m_connection.use("INSERT INTO token (hash, device, person, expires_at)"
                                   " VALUES ($1, $2, $3, $4)");
    insert->bindBytes(1, hash).bind(2, device).bind(3, person).bind(4, expiresAt);
    return insert->run();
}

Result<Session> PostgresSessions::findToken(const QByteArray &hash, qint64 now)
{
    auto select = m_connection.use("SELECT d.no, d.id, d.signing_key, d.box_key, d.enrolled_at,"
                                   " d.revoked_at, t.person FROM token t"
                                   " JOIN device d ON d.no = t.device"
                                   " WHERE t.hash = $1 AND t.expires_at > $2");
    select->bindBytes(1, hash).bind(2, now);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    Session session;
    session.device.no = select->number(0);
    session.device.id = select->id<DeviceId>(1);
    session.device.signingKey = select->bytes(2);
    session.device.boxKey = select->bytes(3);
    session.device.enrolledAt = select->number(4);
    session.device.revoked = !select->isNull(5);
    session.person = select->id<PersonId>(6);
    return session;
}

Result<void> PostgresSessions::addCheckpoint(const QByteArray &token, qint64 device,
                                             const Cursors &cursors)
{
    auto insert = m_connection.use("INSERT INTO checkpoint (token, device, cursors)"
                                   " VALUES ($1, $2, $3)");
    insert->bindBytes(1, token).bind(2, device).bindBytes(3, encodeCursors(cursors));
    BB_TRY(insert->run());
    auto remove = m_connection.use("DELETE FROM checkpoint WHERE device = $1 AND no NOT IN"
                                   " (SELECT no FROM checkpoint WHERE device = $1"
                                   " ORDER BY no DESC LIMIT $2)");
    remove->bind(1, device).bind(2, keptCheckpoints);
    return remove->run();
}

Result<Cursors> PostgresSessions::findCheckpoint(const QByteArray &token, qint64 device)
{
    auto select = m_connection.use("SELECT cursors FROM checkpoint WHERE token = $1"
                                   " AND device = $2");
    select->bindBytes(1, token).bind(2, device);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return decodeCursors(select->bytes(0));
}

Result<QByteArray> PostgresSessions::setting(const QString &name)
{
    BB_TRY_ASSIGN(value, secret(name));
    return value.view().toByteArray();
}

Result<models::SecretBytes> PostgresSessions::secret(const QString &name)
{
    auto select = m_connection.use("SELECT value FROM setting WHERE name = $1");
    select->bind(1, name);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return m_wrap.open(select->bytes(0), placeOf(name));
}

Result<void> PostgresSessions::setSetting(const QString &name, QByteArrayView value)
{
    auto insert = m_connection.use("INSERT INTO setting (name, value) VALUES ($1, $2)"
                                   " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    return insert->bind(1, name).bindBytes(2, m_wrap.seal(value, placeOf(name))).run();
}

Result<void> PostgresSessions::addDecision(qint64 at, const QString &action, const QString &result,
                                           DeviceId device, PersonId person)
{
    // One end of the chain, and no gap in its numbers when a transaction is undone.
    BB_TRY(locks::take(m_connection, locks::decisions));
    QByteArray previous;
    qint64 no = 1;
    {
        auto last = m_connection.use("SELECT hash, no FROM decision ORDER BY no DESC LIMIT 1");
        BB_TRY_ASSIGN(found, last->step());
        if (found) {
            previous = last->bytes(0);
            no = last->number(1) + 1;
        }
    }
    const auto deviceBytes = device.isNull() ? QByteArray() : device.bytes();
    const auto personBytes = person.isNull() ? QByteArray() : person.bytes();
    auto insert = m_connection.use("INSERT INTO decision (at, action, result, device, person, hash,"
                                   " no) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    insert->bind(1, at).bind(2, action).bind(3, result).bind(4, device).bind(5, person);
    insert->bindBytes(6, decisionHash(previous, at, action, result, deviceBytes, personBytes));
    return insert->bind(7, no).run();
}

Result<void> PostgresSessions::decisions(const std::function<void(const Decision &)> &entry)
{
    auto select = m_connection.use("SELECT no, at, action, result, device, person FROM decision"
                                   " ORDER BY no");
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return {};
        entry({select->number(0), select->number(1), select->text(2), select->text(3),
               select->id<DeviceId>(4), select->id<PersonId>(5)});
    }
}

Result<qint64> PostgresSessions::verifyDecisions()
{
    auto select = m_connection.use("SELECT no, at, action, result, device, person, hash"
                                   " FROM decision ORDER BY no");
    QByteArray previous;
    qint64 count = 0;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return count;
        const auto device = select->id<DeviceId>(4);
        const auto person = select->id<PersonId>(5);
        previous = decisionHash(previous, select->number(1), select->text(2), select->text(3),
                                device.isNull() ? QByteArray() : device.bytes(),
                                person.isNull() ? QByteArray() : person.bytes());
        if (select->number(0) != ++count || select->bytes(6) != previous)
            return Error{Error::Corrupt, {}, QStringLiteral("decision"), {}, count};
    }
}

} // namespace hub
