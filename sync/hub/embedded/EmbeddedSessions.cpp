// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedSessions.h"

namespace hub {

namespace {

constexpr qint64 keptCheckpoints = 3;

} // namespace

Result<void> EmbeddedSessions::addToken(const QByteArray &hash, qint64 device, PersonId person,
                                        qint64 expiresAt, qint64 now)
{
    BB_TRY_ASSIGN(remove, m_statements.use("DELETE FROM token WHERE expires_at <= ?"));
    remove->bind(1, now);
    BB_TRY(remove->run());
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO token (hash, device, person, expires_at)"
                                   " VALUES (?, ?, ?, ?)"));
    insert->bindBytes(1, hash).bind(2, device).bind(3, person).bind(4, expiresAt);
    return insert->run();
}

Result<Session> EmbeddedSessions::findToken(const QByteArray &hash, qint64 now)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT d.no, d.id, d.signing_key, d.box_key, d.enrolled_at,"
                                   " d.revoked_at, t.person FROM token t"
                                   " JOIN device d ON d.no = t.device"
                                   " WHERE t.hash = ? AND t.expires_at > ?"));
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

Result<void> EmbeddedSessions::addCheckpoint(const QByteArray &token, qint64 device,
                                             const Cursors &cursors)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO checkpoint (token, device, cursors)"
                                   " VALUES (?, ?, ?)"));
    insert->bindBytes(1, token).bind(2, device).bindBytes(3, encodeCursors(cursors));
    BB_TRY(insert->run());
    BB_TRY_ASSIGN(remove,
                  m_statements.use("DELETE FROM checkpoint WHERE device = ?1 AND no NOT IN"
                                   " (SELECT no FROM checkpoint WHERE device = ?1"
                                   " ORDER BY no DESC LIMIT ?2)"));
    remove->bind(1, device).bind(2, keptCheckpoints);
    return remove->run();
}

Result<Cursors> EmbeddedSessions::findCheckpoint(const QByteArray &token, qint64 device)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT cursors FROM checkpoint WHERE token = ?"
                                   " AND device = ?"));
    select->bindBytes(1, token).bind(2, device);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return decodeCursors(select->bytes(0));
}

Result<QByteArray> EmbeddedSessions::setting(const QString &name)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT value FROM setting WHERE name = ?"));
    select->bind(1, name);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return select->bytes(0);
}

Result<models::SecretBytes> EmbeddedSessions::secret(const QString &name)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT value FROM setting WHERE name = ?"));
    select->bind(1, name);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return models::SecretBytes::copyOf(select->bytesView(0));
}

Result<void> EmbeddedSessions::setSetting(const QString &name, QByteArrayView value)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"));
    insert->bind(1, name).bindBytes(2, value);
    return insert->run();
}

Result<void> EmbeddedSessions::addDecision(qint64 at, const QString &action, const QString &result,
                                           DeviceId device, PersonId person)
{
    QByteArray previous;
    {
        BB_TRY_ASSIGN(last, m_statements.use("SELECT hash FROM decision ORDER BY no DESC LIMIT 1"));
        BB_TRY_ASSIGN(found, last->step());
        if (found)
            previous = last->bytes(0);
    }
    const auto deviceBytes = device.isNull() ? QByteArray() : device.bytes();
    const auto personBytes = person.isNull() ? QByteArray() : person.bytes();
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO decision (at, action, result, device, person, hash)"
                                   " VALUES (?, ?, ?, ?, ?, ?)"));
    insert->bind(1, at).bind(2, action).bind(3, result);
    insert->bindBytes(4, deviceBytes).bindBytes(5, personBytes);
    insert->bindBytes(6, decisionHash(previous, at, action, result, deviceBytes, personBytes));
    return insert->run();
}

Result<void> EmbeddedSessions::decisions(const std::function<void(const Decision &)> &entry)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, at, action, result, device, person FROM decision"
                                   " ORDER BY no"));
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return {};
        entry({select->number(0), select->number(1), select->text(2), select->text(3),
               DeviceId::fromBytes(select->bytes(4)), PersonId::fromBytes(select->bytes(5))});
    }
}

Result<qint64> EmbeddedSessions::verifyDecisions()
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, at, action, result, device, person, hash"
                                   " FROM decision ORDER BY no"));
    QByteArray previous;
    qint64 count = 0;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return count;
        previous = decisionHash(previous, select->number(1), select->text(2), select->text(3),
                                select->bytesView(4), select->bytesView(5));
        if (select->number(0) != ++count || select->bytesView(6) != previous)
            return Error{Error::Corrupt, {}, QStringLiteral("decision"), {}, count};
    }
}

} // namespace hub
