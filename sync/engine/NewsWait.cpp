// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/NewsWait.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

#include "sync/engine/HubAccount.h"
#include "sync/engine/HubClient.h"

namespace engine {

namespace {

//! Longer than a hub of ours lets anybody wait.
constexpr int silenceMs = 90'000;
constexpr qint64 leastQuietMs = 5'000;

} // namespace

Result<void> NewsWait::ask(const Context &context, const QByteArray &checkpoint,
                           std::function<void()> whenAnswered)
{
    if (isOpen())
        return {};
    BB_TRY_ASSIGN(account, HubAccount::load(context.database, context.vault));
    BB_TRY_ASSIGN(session, HubSession::load(context.database));
    const HubSigner signer{account.device, account.person, context.vault.keys().device,
                           context.vault.person().signingKey};
    HubClient hub(context.transport, account.url, signer, session, context.clock, context.random,
                  {});
    HttpRequest request;
    request.method = "GET";
    request.path = "/v1/wait/" + checkpoint.toHex();
    request.silenceMs = silenceMs;
    request.whenAnswered = std::move(whenAnswered);
    BB_TRY_ASSIGN(pending, hub.begin(std::move(request)));
    m_reply = std::move(pending.reply);
    m_askedAt = context.clock.monotonicMs();
    return session.save(context.database);
}

NewsWait::Answer NewsWait::take(const models::Clock &clock)
{
    const auto reply = m_reply.get();
    if (!reply)
        return Answer::None;
    if (reply->status == 200)
        return Answer::News;
    const bool isQuiet = reply->status == 304 && clock.monotonicMs() - m_askedAt >= leastQuietMs;
    return isQuiet ? Answer::Quiet : Answer::None;
}

} // namespace engine
