// SPDX-License-Identifier: GPL-3.0-or-later
#include "SimulatedRoad.h"

#include "Chance.h"
#include "SimulatedHub.h"

namespace simulation {

using engine::Error;
using engine::HttpReply;
using engine::HttpRequest;
using engine::Result;

std::future<Result<HttpReply>> SimulatedRoad::send(HttpRequest request)
{
    std::promise<Result<HttpReply>> promise;
    promise.set_value(pass(request));
    return promise.get_future();
}

Result<HttpReply> SimulatedRoad::pass(const HttpRequest &request)
{
    if (requestsLeft == 0)
        return Error{Error::Cancelled};
    if (requestsLeft > 0)
        --requestsLeft;
    if (meanwhile && m_chance.happens(weather.interleaves))
        meanwhile();
    // A further page is asked for inside the transaction that stores the one before.
    const bool mayType = request.path != "/v1/changes" || m_previousPath != request.path;
    m_previousPath = request.path;
    if (typing && mayType && m_chance.happens(weather.types))
        typing();
    if (isCut || m_chance.happens(weather.losesRequest))
        return Error{Error::Offline};
    if (!m_older.method.isEmpty() && m_chance.happens(weather.repeats))
        deliver(m_older);
    m_older = request;
    auto reply = deliver(request);
    if (m_chance.happens(weather.losesAnswer))
        return Error{Error::Offline};
    return reply;
}

HttpReply SimulatedRoad::deliver(const HttpRequest &request)
{
    hub::HttpRequest in;
    in.method = request.method;
    in.target = request.path;
    in.path = request.path.split('?').first();
    for (const auto &[name, value] : request.headers)
        in.headers.insert(name.toLower(), value);
    in.headers.insert("host", "hub.test");
    in.body = request.body;
    in.peer = "192.0.2.1";
    const auto out = m_hub.answer(in);

    HttpReply reply;
    reply.status = out.status;
    for (const auto &[name, value] : out.headers)
        reply.headers.insert(name.toLower(), value);
    reply.body = out.body;
    while (out.stream) {
        const auto piece = out.stream->read(1 << 20);
        if (!piece || piece->isEmpty())
            break;
        reply.body += *piece;
    }
    return reply;
}

} // namespace simulation
