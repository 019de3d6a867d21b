// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HttpTransport.h"

namespace models {
class Clock;
class Database;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

//! One question to the hub that it answers when there is something to pull (GET /v1/wait). The
//! answer stands for nothing but the wish to sync; without one the next sync comes by the clock.
class NewsWait
{
public:
    struct Context {
        models::Database &database;
        const models::Vault &vault;
        const models::Clock &clock;
        models::RandomSource &random;
        HttpTransport &transport;
    };
    enum class Answer { News, Quiet, None };

    bool isOpen() const { return m_reply.valid(); }
    //! Sends the question and returns; \a whenAnswered is called on the transport's thread. Does
    //! nothing while one is open.
    Result<void> ask(const Context &context, const QByteArray &checkpoint,
                     std::function<void()> whenAnswered);
    //! What came of it; blocks unless whenAnswered was called. Quiet is told only after a proper
    //! while, so that asking again at once is no storm.
    Answer take(const models::Clock &clock);

private:
    std::future<Result<HttpReply>> m_reply{};
    qint64 m_askedAt = 0; //!< monotonic
};

} // namespace engine
