// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/ParcelRoom.h"

#include "models/crypto/SealedBox.h"

#include "sync/hub/BatchApplier.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/Limits.h"
#include "sync/hub/ParcelShelf.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Parcel.h"

namespace hub {

using namespace Qt::StringLiterals;

Result<void> ParcelRoom::take(const wire::Parcel &parcel)
{
    BB_TRY_ASSIGN(device, m_store.directory().findDevice(parcel.device));
    if (!device.revoked || !parcel.verify(device.signingKey))
        return Error::NotFound;
    KeptParcel kept;
    kept.device = parcel.device;
    kept.hash = models::crypto::hash(parcel.sealed);
    kept.receivedAt = m_core.clock.nowMs();
    kept.sealed = parcel.sealed;
    return m_store.write([&]() -> Result<void> {
        auto &shelf = m_store.parcels();
        BB_TRY_ASSIGN(known, shelf.has(kept.hash));
        if (known)
            return {};
        BB_TRY_ASSIGN(count, shelf.countOf(kept.device));
        if (count >= limits::parcelsOfADevice)
            return Error{Error::Denied, {}, u"parcels"_s};
        BB_TRY(shelf.add(kept));
        return m_store.sessions().addDecision(kept.receivedAt, u"parcel"_s, u"kept"_s, kept.device,
                                              {});
    });
}

Result<QList<QByteArray>> ParcelRoom::batchesOf(qint64 no, Summary &summary)
{
    BB_TRY_ASSIGN(parcel, m_store.parcels().find(no));
    BB_TRY_ASSIGN(plain, models::crypto::openSealed(parcel.sealed, m_core.identity.box));
    BB_TRY_ASSIGN(content, wire::ParcelContent::decode(plain.view().toByteArray()));
    summary.batches = int(content.batches.size());
    summary.media = int(content.media.size());
    summary.loose = int(content.loose.size());
    return content.batches;
}

Result<ParcelRoom::Summary> ParcelRoom::look(qint64 no)
{
    Summary summary;
    BB_TRY_ASSIGN(batches, batchesOf(no, summary));
    for (const auto &bytes : std::as_const(batches)) {
        BB_TRY_ASSIGN(envelope, wire::Envelope::decode(bytes));
        BB_TRY_ASSIGN(batch, wire::openBody(envelope));
        summary.ops += batch.ops.size();
    }
    return summary;
}

Result<ParcelRoom::Applied> ParcelRoom::apply(qint64 no)
{
    BB_TRY_ASSIGN(parcel, m_store.parcels().find(no));
    Summary summary;
    BB_TRY_ASSIGN(batches, batchesOf(no, summary));
    Session session;
    BB_TRY_ASSIGN(device, m_store.directory().findDevice(parcel.device));
    session.device = device;
    Applied applied;
    for (const auto &bytes : std::as_const(batches)) {
        BB_TRY_ASSIGN(envelope, wire::Envelope::decode(bytes));
        session.person = envelope.person;
        BB_TRY_ASSIGN(sealed, BatchApplier(m_core, m_store).apply(session, bytes));
        BB_TRY_ASSIGN(receipt, wire::openReceipt(sealed, m_core.identity.signing.publicKey));
        for (const auto &outcome : std::as_const(receipt.outcomes))
            ++(outcome.outcome == wire::Outcome::Refused ? applied.refused : applied.stood);
    }
    BB_TRY(settle(no, parcel.device, u"applied"_s));
    return applied;
}

Result<void> ParcelRoom::discard(qint64 no)
{
    BB_TRY_ASSIGN(parcel, m_store.parcels().find(no));
    return settle(no, parcel.device, u"discarded"_s);
}

Result<void> ParcelRoom::settle(qint64 no, DeviceId device, const QString &result)
{
    return m_store.write([&]() -> Result<void> {
        BB_TRY(m_store.parcels().remove(no));
        return m_store.sessions().addDecision(m_core.clock.nowMs(), u"parcel"_s, result, device,
                                              {});
    });
}

} // namespace hub
