// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ExchangeLog.h"
#include "sync/engine/HttpTransport.h"

#include <mutex>

namespace support {

//! A road that writes down what the engine asks and what it is answered.
class RecordingTransport final : public engine::HttpTransport
{
public:
    explicit RecordingTransport(std::unique_ptr<engine::HttpTransport> road)
        : m_road(std::move(road))
    {
    }

    std::future<models::Result<engine::HttpReply>> send(engine::HttpRequest request) override
    {
        auto reply = m_road->send(request);
        // On a thread, because whoever waits also asks whether the answer is there yet.
        return std::async(std::launch::async,
                          [this, request = std::move(request), reply = std::move(reply)]() mutable {
                              auto answer = reply.get();
                              if (answer)
                                  note(request, *answer);
                              return answer;
                          });
    }
    void abortAll() override { m_road->abortAll(); }

private:
    void note(const engine::HttpRequest &asked, const engine::HttpReply &answer)
    {
        hub::HttpRequest request;
        request.method = asked.method;
        request.path = asked.path;
        request.body = asked.body;
        for (const auto &[name, value] : asked.headers)
            request.headers.insert(name.toLower(), value);
        hub::HttpResponse response;
        response.status = answer.status;
        response.body = answer.body;
        for (auto it = answer.headers.cbegin(); it != answer.headers.cend(); ++it)
            response.headers.emplaceBack(it.key(), it.value());
        const std::lock_guard lock(m_mutex);
        m_log.note(request, response);
    }

    std::unique_ptr<engine::HttpTransport> m_road;
    std::mutex m_mutex;
    ExchangeLog m_log{};
};

} // namespace support
