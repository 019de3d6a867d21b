// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestContext.h"
#include "sync/hub/http/HttpMessages.h"
#include "sync/hub/HubFolder.h"
#include "sync/hub/HubTypes.h"

#include <memory>

namespace hub {
struct HubCore;
class HubStore;
class Router;
} // namespace hub

namespace simulation {

//! The real hub behind its router, without sockets; in the caller's thread.
//!
//! Ends the test program when it cannot be set up.
class SimulatedHub
{
public:
    //! \a folder holds what create() made; clock and random source must outlive the hub.
    SimulatedHub(const QString &folder, const models::Clock &clock, models::RandomSource &random);
    ~SimulatedHub();

    //! A hub with the county 33: towns 3301 and 3302, branches 3301001, 3301002 and 3302001.
    static void create(const QString &folder, const models::Clock &clock,
                       models::RandomSource &random);

    hub::HttpResponse answer(const hub::HttpRequest &request);
    //! As `branchbook-hub bundle import`: takes in what lies on a stick, and writes the answer.
    hub::Result<void> takeBundle(const QString &file, const QString &reply);
    //! What a killed process would leave: only what is stored.
    void restart();

    QString codeFor(const QString &name, const QString &organisationCode, const QString &role);
    QByteArray authorityPem() const;
    hub::HubStore &store() { return *m_store; }

private:
    static hub::HubFolder folderAt(const QString &folder);

    hub::HubFolder m_folder;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    std::unique_ptr<hub::HubStore> m_store;
    std::unique_ptr<hub::HubCore> m_core;
    std::unique_ptr<hub::Router> m_router;
};

} // namespace simulation
