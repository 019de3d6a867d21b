// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HttpTransport.h"

#include <functional>

namespace support {

//! A hub made of one function: answers at once, keeps what it was asked.
class FakeTransport final : public engine::HttpTransport
{
public:
    using Answer = std::function<models::Result<engine::HttpReply>(const engine::HttpRequest &)>;

    explicit FakeTransport(Answer answer) : m_answer(std::move(answer)) { }

    QList<engine::HttpRequest> requests{};

    std::future<models::Result<engine::HttpReply>> send(engine::HttpRequest request) override
    {
        requests.append(request);
        std::promise<models::Result<engine::HttpReply>> promise;
        promise.set_value(m_answer(request));
        return promise.get_future();
    }
    void abortAll() override { }

    static QByteArray headerOf(const engine::HttpRequest &request, const QByteArray &name)
    {
        for (const auto &[key, value] : request.headers) {
            if (key == name)
                return value;
        }
        return {};
    }

private:
    Answer m_answer;
};

} // namespace support
