// SPDX-License-Identifier: GPL-3.0-or-later
#include "SimulatedHub.h"

#include "support/Check.h"
#include "support/SampleCounty.h"
#include "sync/hub/Administration.h"
#include "sync/hub/bundle/BundleIntake.h"
#include "sync/hub/bundle/BundleReply.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/Router.h"

#include <QBuffer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace simulation {

hub::HubFolder SimulatedHub::folderAt(const QString &folder)
{
    return hub::HubFolder(folder + u"/hub"_s, folder + u"/hub.key"_s);
}

void SimulatedHub::create(const QString &folder, const models::Clock &clock,
                          models::RandomSource &random)
{
    const auto hubFolder = folderAt(folder);
    support::must(hubFolder.create({u"hub.test"_s}, clock, random));
    const auto store = support::must(hubFolder.openStore());
    QByteArray csv(support::sampleCounty);
    QBuffer buffer(&csv);
    buffer.open(QIODevice::ReadOnly);
    support::must(hub::Administration(*store, clock, random).importOrganisations(buffer));
}

SimulatedHub::SimulatedHub(const QString &folder, const models::Clock &clock,
                           models::RandomSource &random)
    : m_folder(folderAt(folder)),
      m_clock(clock),
      m_random(random)
{
    restart();
}

SimulatedHub::~SimulatedHub() = default;

void SimulatedHub::restart()
{
    m_router.reset();
    m_core.reset();
    m_store.reset();
    m_store = support::must(m_folder.openStore());
    auto identity = support::must(hub::HubIdentity::load(*m_store));
    m_core = std::make_unique<hub::HubCore>(std::move(identity), m_clock, m_random,
                                            m_folder.mediaPath());
    m_router = std::make_unique<hub::Router>(*m_core);
}

hub::HttpResponse SimulatedHub::answer(const hub::HttpRequest &request)
{
    return m_router->answer(request, *m_store);
}

hub::Result<void> SimulatedHub::takeBundle(const QString &file, const QString &reply)
{
    BB_TRY_ASSIGN(taken, hub::BundleIntake(*m_core, *m_store).take(file));
    BB_TRY(hub::BundleReply(*m_core, *m_store)
               .write(taken.bundle, reply, wire::maximumBundlePart, wire::maximumBundlePart));
    return {};
}

QString SimulatedHub::codeFor(const QString &name, const QString &organisationCode,
                              const QString &role)
{
    hub::Administration administration(*m_store, m_clock, m_random);
    support::must(administration.addUser(name, organisationCode, role));
    return support::must(administration.enrolmentCode(name, organisationCode));
}

QByteArray SimulatedHub::authorityPem() const
{
    QFile file(m_folder.authority().authority);
    file.open(QIODevice::ReadOnly);
    return file.readAll();
}

} // namespace simulation
