// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HttpTransport.h"

#include <functional>

namespace simulation {

class Chance;
class SimulatedHub;

//! What may go wrong with one request; chances from 0 to 1.
struct Weather {
    double losesRequest = 0;
    double losesAnswer = 0; //!< the hub has done what was asked
    double repeats = 0; //!< an older request arrives once more
    double interleaves = 0; //!< another PC syncs in between
    double types = 0; //!< somebody edits at this PC in between
};

//! The network between one PC and the hub.
class SimulatedRoad final : public engine::HttpTransport
{
public:
    SimulatedRoad(SimulatedHub &hub, Chance &chance) : m_hub(hub), m_chance(chance) { }

    Weather weather{};
    bool isCut = false;
    //! Requests until the PC loses its power; negative: it keeps it.
    int requestsLeft = -1;
    std::function<void()> meanwhile{};
    //! Somebody goes on working at this PC while it syncs.
    std::function<void()> typing{};

    std::future<engine::Result<engine::HttpReply>> send(engine::HttpRequest request) override;
    void abortAll() override { }

private:
    engine::Result<engine::HttpReply> pass(const engine::HttpRequest &request);
    engine::HttpReply deliver(const engine::HttpRequest &request);

    SimulatedHub &m_hub;
    Chance &m_chance;
    engine::HttpRequest m_older;
    QByteArray m_previousPath;
};

} // namespace simulation
