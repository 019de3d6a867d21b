// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/WaitRoom.h"

#include <optional>

namespace hub {

//! What hub processes send each other by NOTIFY: JSON, because payloads are text.
struct PeerMessage {
    int from = 0; //!< the process
    QList<ChangedStream> changed{};
    qint64 device = 0; //!< that changed them
    QString uploadWanted{};
    int holder = 0; //!< which process is to let go of that upload

    //! PostgreSQL takes less than 8,000 bytes at once.
    static constexpr qsizetype maximumBytes = 7'900;
    //! Streams that one message surely holds.
    static constexpr qsizetype streamsInOne = 40;

    QByteArray encode() const;
    //! Nothing for what is no such message.
    static std::optional<PeerMessage> decode(const QByteArray &payload);
};

//! The channel that they listen to; those of other databases are their own.
inline constexpr char peerChannel[] = "branchbook_hub";

} // namespace hub
