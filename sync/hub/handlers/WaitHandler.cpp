// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/WaitHandler.h"

#include "sync/hub/Limits.h"
#include "sync/hub/RecordStore.h"
#include "sync/hub/SessionStore.h"

namespace hub {

namespace {

HttpResponse news()
{
    return jsonResponse(200, R"({"changed":true})");
}

class Waiting final : public PendingAnswer
{
public:
    explicit Waiting(std::shared_ptr<WaitRoom::Seat> seat) : m_seat(std::move(seat)) { }

    int milliseconds() const override { return limits::waitMilliseconds; }
    void whenDue(std::function<void()> wake) override { m_seat->whenCalled(std::move(wake)); }
    HttpResponse finish() override
    {
        return m_seat->hasNews() ? news() : HttpResponse{.status = 304};
    }

private:
    std::shared_ptr<WaitRoom::Seat> m_seat;
};

} // namespace

Result<bool> WaitHandler::hasNews(Call &call, const Scope &scope) const
{
    const auto checkpoint = QByteArray::fromHex(call.rest);
    if (checkpoint.isEmpty() || checkpoint.toHex() != call.rest)
        return Error::NotFound;
    bool isNew = false;
    BB_TRY(call.store.read([&]() -> Result<void> {
        auto cursors = call.store.sessions().findCheckpoint(checkpoint, call.session.device.no);
        if (!cursors && cursors.error().code == Error::NotFound)
            return Error{Error::Expired, {}, QStringLiteral("checkpoint")};
        BB_TRY(cursors);
        BB_TRY_ASSIGN(streams, call.store.records().streams(scope));
        for (const auto &stream : std::as_const(streams)) {
            const auto cursor = cursors->take(stream.no);
            isNew = isNew || cursor < stream.head;
        }
        // What is left has gone out of the scope.
        isNew = isNew || !cursors->isEmpty();
        return {};
    }));
    return isNew;
}

Result<HttpResponse> WaitHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(scope, scopeOf(call));
    // First the seat, then the look: what changes in between calls the seat.
    BB_TRY_ASSIGN(seat, call.core.waitRoom.enter(call.session.device.no, scope));
    BB_TRY_ASSIGN(isNew, hasNews(call, scope));
    if (isNew)
        return news();
    HttpResponse response;
    response.pending = std::make_shared<Waiting>(std::move(seat));
    return response;
}

} // namespace hub
