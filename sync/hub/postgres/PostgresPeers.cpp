// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresPeers.h"

#include "sync/hub/DeviceQuota.h"
#include "sync/hub/postgres/PeerMessage.h"
#include "sync/hub/postgres/PostgresLocks.h"

#include <QThread>

#include <algorithm>

namespace hub {

using models::SecretBytes;

namespace {

constexpr qint64 keyLifeMs = 86'400'000;
constexpr qint64 sweepMs = 60'000;
constexpr int letGoMs = 5'000;
constexpr int firstPauseMs = 5;
constexpr int longestPauseMs = 100;

constexpr auto isFresh = "SELECT EXISTS (SELECT 1 FROM nonce_key WHERE made_at >"
                         " (extract(epoch FROM clock_timestamp()) * 1000)::bigint - $1)";

QByteArray placeOf(qint64 nonceKey)
{
    return "nonce/" + QByteArray::number(nonceKey);
}

} // namespace

Result<NonceKeys> PostgresPeers::readKeys()
{
    // The one before the newest too: what was made with it a moment ago is still under way.
    auto select = m_connection.use(
        "SELECT no, sealed, (extract(epoch FROM clock_timestamp()) * 1000)::bigint FROM nonce_key"
        " ORDER BY made_at DESC, no LIMIT 2");
    NonceKeys keys;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return Result<NonceKeys>(std::move(keys));
        BB_TRY_ASSIGN(key, m_wrap.open(select->bytes(1), placeOf(select->number(0))));
        keys.now = select->number(2);
        keys.keys.push_back({select->number(0), std::move(key)});
    }
}

Result<void> PostgresPeers::makeKey()
{
    return m_connection.transact(PostgresConnection::Kind::Writing, [&]() -> Result<void> {
        BB_TRY(locks::take(m_connection, locks::nonceKey));
        {
            auto fresh = m_connection.use(isFresh);
            fresh->bind(1, keyLifeMs);
            BB_TRY(fresh->step());
            if (fresh->flag(0))
                return {};
        }
        models::SystemRandom random;
        quint64 drawn = 0;
        random.fill(&drawn, sizeof drawn);
        const auto no = qint64(drawn >> 1) | 1;
        const auto key = SecretBytes::random(models::crypto::keySize, random);
        {
            auto remove = m_connection.use("DELETE FROM nonce_key WHERE no NOT IN"
                                           " (SELECT no FROM nonce_key ORDER BY made_at DESC, no"
                                           " LIMIT 1)");
            BB_TRY(remove->run());
        }
        auto insert = m_connection.use("INSERT INTO nonce_key (no, sealed, made_at) VALUES ($1, $2,"
                                       " (extract(epoch FROM clock_timestamp()) * 1000)::bigint)");
        return insert->bind(1, no).bindBytes(2, m_wrap.seal(key.view(), placeOf(no))).run();
    });
}

Result<NonceKeys> PostgresPeers::nonceKeys()
{
    bool isKnown = false;
    {
        auto fresh = m_connection.use(isFresh);
        fresh->bind(1, keyLifeMs);
        BB_TRY(fresh->step());
        isKnown = fresh->flag(0);
    }
    if (!isKnown)
        BB_TRY(makeKey());
    return readKeys();
}

Result<HubPeers::ProofUse> PostgresPeers::takeProof(const QByteArray &proof, qint64 nonceKey,
                                                    qint64 now, qint64 goodTo)
{
    if (now - m_sweptAt > sweepMs) {
        m_sweptAt = now;
        auto sweep = m_connection.use("DELETE FROM used_proof WHERE hash IN (SELECT hash"
                                      " FROM used_proof WHERE good_to < $1"
                                      " FOR UPDATE SKIP LOCKED)");
        BB_TRY(sweep->bind(1, now).run());
    }
    {
        // The key goes with the proofs after a crash of the server; then none of its nonces counts.
        auto insert = m_connection.use(
            "INSERT INTO used_proof (hash, good_to) SELECT $1, $2"
            " WHERE EXISTS (SELECT 1 FROM nonce_key WHERE no = $3) ON CONFLICT DO NOTHING"
            " RETURNING 1");
        insert->bindBytes(1, proof).bind(2, goodTo).bind(3, nonceKey);
        BB_TRY_ASSIGN(taken, insert->step());
        if (taken)
            return ProofUse::First;
    }
    auto select = m_connection.use("SELECT 1 FROM nonce_key WHERE no = $1");
    select->bind(1, nonceKey);
    BB_TRY_ASSIGN(isKept, select->step());
    return isKept ? ProofUse::Again : ProofUse::KeyGone;
}

Result<int> PostgresPeers::failures(const QByteArray &address, qint64 since)
{
    auto select = m_connection.use("SELECT count(*) FROM failed_try"
                                   " WHERE address = $1 AND at > $2");
    select->bindBytes(1, models::crypto::hash(address)).bind(2, since);
    BB_TRY(select->step());
    return int(select->number(0));
}

Result<void> PostgresPeers::noteFailure(const QByteArray &address, qint64 now)
{
    {
        auto sweep = m_connection.use("DELETE FROM failed_try WHERE ctid = ANY (ARRAY(SELECT ctid"
                                      " FROM failed_try WHERE at < $1 LIMIT 1000"
                                      " FOR UPDATE SKIP LOCKED))");
        BB_TRY(sweep->bind(1, now - keyLifeMs).run());
    }
    auto insert = m_connection.use("INSERT INTO failed_try (address, at) VALUES ($1, $2)");
    return insert->bindBytes(1, models::crypto::hash(address)).bind(2, now).run();
}

Result<void> PostgresPeers::admit(qint64 device, qint64 bytes, qint64 now)
{
    {
        // $2 now, $3 what a request costs, $4 bytes, $5 $6 what a bucket holds, $7 how fast the
        // bytes leak. A clock that went back frees nothing.
        auto count = m_connection.use(
            "INSERT INTO device_account AS a (device, at, requests, bytes)"
            " SELECT $1::bigint, $2::bigint, $3::bigint, $4::bigint WHERE $3 <= $5::bigint"
            " AND $4 <= $6::bigint ON CONFLICT (device) DO UPDATE SET"
            " at = greatest(a.at, $2), requests = greatest(0, a.requests - greatest(0, $2 - a.at)) "
            "+ $3,"
            " bytes = greatest(0, a.bytes - greatest(0, $2 - a.at) * $7::bigint) + $4"
            " WHERE greatest(0, a.requests - greatest(0, $2 - a.at)) + $3 <= $5"
            " AND greatest(0, a.bytes - greatest(0, $2 - a.at) * $7) + $4 <= $6 RETURNING 1");
        count->bind(1, device).bind(2, now).bind(3, DeviceQuota::requestMs).bind(4, bytes);
        count->bind(5, DeviceQuota::minuteMs).bind(6, DeviceQuota::bytesPerDay);
        count->bind(7, DeviceQuota::bytesPerMs);
        BB_TRY_ASSIGN(admitted, count->step());
        if (admitted)
            return {};
    }
    auto select = m_connection.use("SELECT at, requests, bytes FROM device_account"
                                   " WHERE device = $1");
    select->bind(1, device);
    BB_TRY_ASSIGN(found, select->step());
    DeviceQuota::Account account{now, 0, 0};
    if (found)
        account = {select->number(0), select->number(1), select->number(2)};
    DeviceQuota::leak(account, now);
    return DeviceQuota::check(account, bytes);
}

Result<void> PostgresPeers::tell(const QByteArray &message)
{
    auto notify = m_connection.use("SELECT pg_notify($1::text, $2::text)");
    notify->bind(1, QStringView(QString::fromLatin1(peerChannel)));
    return notify->bind(2, QString::fromUtf8(message)).run();
}

Result<void> PostgresPeers::announce(const QList<ChangedStream> &streams, qint64 device)
{
    PeerMessage message;
    message.from = m_process;
    message.device = device;
    for (qsizetype first = 0; first < streams.size(); first += PeerMessage::streamsInOne) {
        message.changed = streams.mid(first, PeerMessage::streamsInOne);
        BB_TRY(tell(message.encode()));
    }
    return {};
}

Result<int> PostgresPeers::holderOf(const QString &upload)
{
    auto select = m_connection.use("SELECT holder FROM upload WHERE id = $1");
    select->bind(1, upload);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return int(select->number(0));
}

Result<bool> PostgresPeers::takeFrom(const QString &upload, int holder)
{
    auto update = m_connection.use("UPDATE upload SET holder = $3 WHERE id = $1 AND holder = $2"
                                   " RETURNING 1");
    update->bind(1, upload).bind(2, qint64(holder)).bind(3, qint64(m_process));
    return update->step();
}

Result<bool> PostgresPeers::isAlive(int process)
{
    {
        auto lock = m_connection.use("SELECT pg_try_advisory_lock($1::integer, $2::integer)");
        lock->bind(1, qint64(locks::processes)).bind(2, qint64(process));
        BB_TRY(lock->step());
        if (!lock->flag(0))
            return true;
    }
    auto unlock = m_connection.use("SELECT pg_advisory_unlock($1::integer, $2::integer)");
    BB_TRY(unlock->bind(1, qint64(locks::processes)).bind(2, qint64(process)).run());
    return false;
}

Result<void> PostgresPeers::takeUpload(const QString &id)
{
    int asked = 0;
    int pause = firstPauseMs;
    for (int waited = 0; waited < letGoMs; waited += pause) {
        BB_TRY_ASSIGN(holder, holderOf(id));
        if (holder == m_process)
            return {};
        // 0: the one that had it has let go.
        bool isFree = holder == 0;
        if (!isFree) {
            BB_TRY_ASSIGN(alive, isAlive(holder));
            isFree = !alive;
        }
        if (isFree) {
            BB_TRY_ASSIGN(taken, takeFrom(id, holder));
            if (taken)
                return {};
            continue;
        }
        if (asked != holder) {
            PeerMessage message;
            message.from = m_process;
            message.uploadWanted = id;
            message.holder = holder;
            BB_TRY(tell(message.encode()));
            asked = holder;
        }
        QThread::msleep(ulong(pause));
        pause = std::min(pause * 2, longestPauseMs);
    }
    return Error{Error::Busy, {}, QStringLiteral("upload")};
}

Result<bool> PostgresPeers::holdsUpload(const QString &id)
{
    const auto holder = holderOf(id);
    if (!holder && holder.error().code == Error::NotFound)
        return false;
    BB_TRY(holder);
    return *holder == m_process;
}

} // namespace hub
