// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"
#include "sync/hub/Scope.h"

#include <functional>
#include <memory>
#include <mutex>

namespace hub {

//! A stream in which something changed: the path of its organisation, and its class.
struct ChangedStream {
    QString path{};
    QString streamClass{};
};

//! The readers that wait for something to change, each at its seat. Any thread.
//!
//! It knows of what this process changes, and of what others tell it of.
class WaitRoom
{
public:
    //! Given back by being destroyed.
    class Seat
    {
    public:
        explicit Seat(Scope scope) : m_scope(std::move(scope)) { }

        //! Calls \a wake once, when there is news or the seat is wanted for another; at once if
        //! that was before.
        void whenCalled(std::function<void()> wake);
        bool hasNews() const;

    private:
        friend class WaitRoom;
        bool reads(const ChangedStream &stream) const;
        void call(bool news);

        const Scope m_scope;
        mutable std::mutex m_mutex;
        std::function<void()> m_wake{};
        bool m_isCalled = false;
        bool m_hasNews = false;
    };

    explicit WaitRoom(qsizetype seats = 2'000) : m_seatCount(seats) { }

    //! A device has one seat: whoever sits there is called without news. Busy when all are taken.
    Result<std::shared_ptr<Seat>> enter(qint64 device, Scope scope);
    //! Calls who reads one of these at or below an organisation of a role, but not \a device, which
    //! changed them. What stands above concerns a whole county at once and can wait.
    void announce(const QList<ChangedStream> &streams, qint64 device);
    //! Calls everybody: anything may have changed unheard.
    void callAll();

private:
    void forgetGone();

    const qsizetype m_seatCount;
    mutable std::mutex m_mutex;
    QHash<qint64, std::weak_ptr<Seat>> m_seats;
};

} // namespace hub
