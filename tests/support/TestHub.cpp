// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestHub.h"

#include "support/Check.h"
#include "support/SampleCounty.h"
#include "sync/hub/Administration.h"

#include <QBuffer>
#include <QFile>

namespace support {

TestHub::TestHub(const models::Clock *clock) : m_clock(clock ? clock : &m_systemClock)
{
    if (TestDatabase::isThere())
        m_database.emplace();
    m_folder.emplace(anotherProcess());
    must(m_folder->create({QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}, *m_clock,
                          m_random));
    m_store = must(m_folder->openStore());
    QByteArray csv(sampleCounty);
    QBuffer buffer(&csv);
    buffer.open(QIODevice::ReadOnly);
    must(hub::Administration(*m_store, *m_clock, m_random).importOrganisations(buffer));
}

TestHub::~TestHub()
{
    stop();
    m_store.reset();
}

hub::HubFolder TestHub::anotherProcess() const
{
    return {m_directory.filePath(QStringLiteral("hub")),
            m_directory.filePath(QStringLiteral("hub.key")),
            {databaseAddress(), {}}};
}

models::Result<void> TestHub::start()
{
    m_service = std::make_unique<hub::HubService>(*m_folder, *m_clock, m_random, hub::HubLog());
    hub::HttpServerOptions options;
    options.port = m_port;
    BB_TRY(m_service->start(options, metricsToken));
    m_port = m_service->port();
    return {};
}

void TestHub::stop()
{
    m_service.reset();
}

QUrl TestHub::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port));
}

QString TestHub::caFile() const
{
    return m_folder->authority().authority;
}

QByteArray TestHub::caPem() const
{
    QFile file(caFile());
    file.open(QIODevice::ReadOnly);
    return file.readAll();
}

QString TestHub::codeFor(const QString &name, const QString &organisationCode, const QString &role)
{
    hub::Administration administration(*m_store, *m_clock, m_random);
    must(administration.addUser(name, organisationCode, role));
    return must(administration.enrolmentCode(name, organisationCode));
}

void TestHub::revoke(models::DeviceId device)
{
    must(hub::Administration(*m_store, *m_clock, m_random).revokeDevice(device));
}

} // namespace support
