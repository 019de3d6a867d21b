// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestHub.h"

#include "sync/hub/Administration.h"

#include <QBuffer>
#include <QFile>

namespace support {

namespace {

constexpr char county[] = "code,parent,type,category,name,seal_name\n"
                          "33,,county,,示例县,中共示例县委组织部\n"
                          "3301,33,town,,第1镇,中共示例县第1镇委员会\n"
                          "3301001,3301,branch,农村,第1镇第1支部,中共示例县第1镇第1支部委员会\n"
                          "3301002,3301,branch,农村,第1镇第2支部,中共示例县第1镇第2支部委员会\n"
                          "3302,33,town,,第2镇,中共示例县第2镇委员会\n"
                          "3302001,3302,branch,社区,第2镇第1支部,中共示例县第2镇第1支部委员会\n";

// A test that cannot even set up its hub has nothing to say.
template <typename T>
T must(models::Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: error %d %s %s", what, result.error().code, qPrintable(result.error().reason),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

TestHub::TestHub(const models::Clock *clock) : m_clock(clock ? clock : &m_systemClock)
{
    m_folder.emplace(m_directory.filePath(QStringLiteral("hub")),
                     m_directory.filePath(QStringLiteral("hub.key")));
    must(m_folder->create({QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}, *m_clock,
                          m_random),
         "create");
    m_store = must(m_folder->openStore(), "open");
    QByteArray csv(county);
    QBuffer buffer(&csv);
    buffer.open(QIODevice::ReadOnly);
    must(hub::Administration(*m_store, *m_clock, m_random).importOrganisations(buffer), "import");
}

TestHub::~TestHub()
{
    stop();
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
    must(administration.addUser(name, organisationCode, role), "user");
    return must(administration.enrolmentCode(name, organisationCode), "code");
}

void TestHub::revoke(models::DeviceId device)
{
    must(hub::Administration(*m_store, *m_clock, m_random).revokeDevice(device), "revoke");
}

} // namespace support
