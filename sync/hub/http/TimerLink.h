// SPDX-License-Identifier: GPL-3.0-or-later
// Included by HttpServer.cpp only: Boost is costly to compile.
#pragma once

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <mutex>

namespace hub {

//! Ends the wait of a timer from any thread without keeping the timer: whoever holds the link may
//! outlive the server.
class TimerLink : public std::enable_shared_from_this<TimerLink>
{
public:
    explicit TimerLink(boost::asio::steady_timer &timer) : m_timer(&timer) { }

    //! By way of the context's queue, so that it comes when the timer is being waited for.
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        if (m_timer)
            boost::asio::post(m_timer->get_executor(),
                              [link = shared_from_this()] { link->end(); });
    }

    //! On the timer's own thread.
    void end()
    {
        const std::lock_guard lock(m_mutex);
        if (m_timer)
            m_timer->cancel();
    }

    //! Cuts the link when the one who waits has gone, however it went.
    class Cut
    {
    public:
        explicit Cut(std::shared_ptr<TimerLink> link) : m_link(std::move(link)) { }
        Cut(const Cut &) = delete;
        Cut &operator=(const Cut &) = delete;
        ~Cut()
        {
            const std::lock_guard lock(m_link->m_mutex);
            m_link->m_timer = nullptr;
        }

    private:
        std::shared_ptr<TimerLink> m_link;
    };

private:
    std::mutex m_mutex;
    boost::asio::steady_timer *m_timer;
};

} // namespace hub
