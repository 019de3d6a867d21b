// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/HubConnector.h"

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace desktop {

//! Joins a hub through the engine, on a worker thread with a connection of its own.
class EngineConnector final : public ui::HubConnector
{
public:
    //! Both must outlive the connector and its futures.
    EngineConnector(const models::Clock &clock, models::RandomSource &random)
        : m_clock(clock),
          m_random(random)
    {
    }

    QFuture<models::Result<QString>> join(const models::Vault &vault,
                                          const ui::HubInvitation &invitation) override;

private:
    const models::Clock &m_clock;
    models::RandomSource &m_random;
};

} // namespace desktop
