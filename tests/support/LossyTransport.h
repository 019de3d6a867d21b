// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HttpTransport.h"

#include <functional>

namespace support {

//! A road that loses answers: the hub has done what was asked, and the client never learns of it.
class LossyTransport final : public engine::HttpTransport
{
public:
    explicit LossyTransport(engine::HttpTransport &road) : m_road(road) { }

    //! Answers to requests of this path are lost this many times.
    void loseAnswers(const QByteArray &path, int times)
    {
        m_path = path;
        m_times = times;
    }
    //! Called with each request before it is sent; may change it.
    std::function<void(engine::HttpRequest &)> onRequest{};
    int requests = 0;

    std::future<models::Result<engine::HttpReply>> send(engine::HttpRequest request) override
    {
        ++requests;
        if (onRequest)
            onRequest(request);
        const bool loses = m_times > 0 && request.path == m_path;
        auto reply = m_road.send(std::move(request));
        if (!loses)
            return reply;
        --m_times;
        reply.wait();
        std::promise<models::Result<engine::HttpReply>> lost;
        lost.set_value(models::Error{models::Error::Offline});
        return lost.get_future();
    }
    void abortAll() override { m_road.abortAll(); }

private:
    engine::HttpTransport &m_road;
    QByteArray m_path;
    int m_times = 0;
};

} // namespace support
