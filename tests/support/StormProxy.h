// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <array>
#include <atomic>

namespace support {

class StormServer;

//! What happens to a connection, at a byte that chance chooses.
enum class Fault {
    None,
    Cut, //!< both ends are reset
    Stall, //!< nothing moves for a while
    Corrupt, //!< a bit is turned over
    HalfClose, //!< one direction ends, the other goes on
    Slow, //!< from there on a few kilobytes at a time
};
constexpr int faultKinds = 6;

//! A TCP relay on loopback between PCs and a hub, whose connections meet faults by chance. Works on
//! a thread of its own.
class StormProxy
{
public:
    StormProxy(quint16 targetPort, quint64 seed);
    ~StormProxy();

    quint16 port() const { return m_port; }

    //! From the next connection on: how often out of a hundred one meets a fault; 0 is fine
    //! weather, in which connections that a fault has hit are reset.
    void setFaultsPerHundred(int faults);
    //! How many connections have met this fault so far.
    int met(Fault fault) const { return m_met[size_t(fault)]; }

private:
    friend class StormServer;
    friend class StormConnection;

    QThread m_thread;
    StormServer *m_server = nullptr;
    quint16 m_port = 0;
    std::atomic<int> m_faultsPerHundred = 0;
    std::array<std::atomic<int>, faultKinds> m_met{};
};

} // namespace support
