// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/BundleShelf.h"
#include "sync/wire/BundleReader.h"

#include <QString>

namespace hub {

struct HubCore;
class HubStore;

//! Takes in one part of a USB bundle, whatever road it came by.
//!
//! Nothing is read before the signatures of device and person fit what the hub knows of them and
//! the content is whole. Then each batch and file goes through the same handlers as over HTTPS. A
//! part that has to wait for an earlier one is kept, sealed as it came, and applied when that one
//! comes.
class BundleIntake
{
public:
    struct Outcome {
        RecordId bundle{};
        int part = 1;
        bool isLast = false;
        bool replayed = false; //!< it had been applied before; nothing was done
        bool parked = false; //!< it waits for something that comes before it
        bool revoked = false; //!< the device was withdrawn; nothing was done
        int batches = 0; //!< with a receipt now
        int problems = 0;
        int files = 0; //!< of which pieces were taken
        int filesRefused = 0;
    };

    BundleIntake(HubCore &core, HubStore &store) : m_core(core), m_store(store) { }

    //! TooManyAttempts "quota" when too
    //! much of this device waits already; Denied "bundleForeign" for a sender that this hub does
    //! not know or a bundle for somebody else, Corrupt for altered or truncated ones, NewerVersion;
    //! none of them changes anything.
    Result<Outcome> take(const QString &path);
    //! Who sent it, checked against what the hub knows; for the preview too.
    Result<Session> senderOf(const wire::BundleReader &reader);

private:
    Result<Outcome> applyOrPark(const QString &path, wire::BundleReader &reader,
                                const Session &session, const QString &parkedAs);
    Result<bool> applyFrames(wire::BundleReader &reader, const Session &session,
                             BundleContent &content, Outcome &outcome);
    Result<bool> applyBatch(const Session &session, const QByteArray &envelope,
                            BundleContent &content, Outcome &outcome);
    Result<QString> keep(const QString &path, qint64 device);
    Result<void> retryParked(const Session &session);

    HubCore &m_core;
    HubStore &m_store;
};

} // namespace hub
