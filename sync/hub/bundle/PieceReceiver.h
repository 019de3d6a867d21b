// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/BodyReceiver.h"
#include "sync/hub/HubTypes.h"
#include "sync/wire/Bundle.h"

#include <memory>

namespace hub {

struct HubCore;
class HubStore;

//! Puts the pieces of files that came in a bundle into the hub's media, by the handlers that take
//! uploads over the network: the same rights, caps and hashes hold, and either road goes on where
//! the other stopped.
class PieceReceiver
{
public:
    PieceReceiver(HubCore &core, HubStore &store, const Session &session)
        : m_core(core),
          m_store(store),
          m_session(session)
    {
    }

    //! False when the bytes before it are not here yet: another part has them.
    Result<bool> take(const wire::MediaPiece &piece);
    //! Keeps what came of the last file.
    Result<void> finish();
    //! Files that the sender may not deliver, or whose content is not what was announced.
    int refused() const { return m_refused; }

private:
    Result<void> begin(const wire::MediaPiece &piece);
    Result<QString> uploadOf(const wire::MediaPiece &piece);

    HubCore &m_core;
    HubStore &m_store;
    const Session &m_session;
    QByteArray m_hash;
    qint64 m_received = 0;
    bool m_isIdle = true; //!< the file is whole already, or refused
    std::unique_ptr<BodyReceiver> m_receiver;
    int m_refused = 0;
};

} // namespace hub
