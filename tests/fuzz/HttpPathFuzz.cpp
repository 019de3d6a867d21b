// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "support/SampleCounty.h"
#include "support/TestContext.h"
#include "support/TestDevice.h"

#include "sync/hub/Administration.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubFolder.h"
#include "sync/hub/Router.h"

#include <QBuffer>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

//! A hub without a network and a device that it knows.
class Hub
{
public:
    Hub()
    {
        if (!m_folder.create({u"127.0.0.1"_s}, m_clock, m_random))
            std::abort();
        m_store = std::move(*m_folder.openStore());
        m_core.emplace(std::move(*hub::HubIdentity::load(*m_store)), m_clock, m_random,
                       m_folder.mediaPath());
        m_router.emplace(*m_core);
        QByteArray csv(support::sampleCounty);
        QBuffer buffer(&csv);
        buffer.open(QIODevice::ReadOnly);
        hub::Administration administration(*m_store, m_clock, m_random);
        if (!administration.importOrganisations(buffer)
            || !administration.addUser(u"书记"_s, u"3301001"_s, u"secretary"_s))
            std::abort();
        m_device.emplace(
            [this](const hub::HttpRequest &request) { return m_router->answer(request, *m_store); },
            m_clock, m_random);
        m_device->enrol(*administration.enrolmentCode(u"书记"_s));
        fuzz::require(m_device->takeToken() == 200, "the device has a token");
    }

    hub::HttpResponse answer(const QByteArray &method, const QByteArray &target,
                             const QList<std::pair<QByteArray, QByteArray>> &headers,
                             const QByteArray &body)
    {
        m_clock.advance(200);
        if (++m_calls % 1'000 == 0)
            m_device->takeToken();
        (void)m_router->routeName(method, target);
        (void)m_router->bodyRule(method, target);
        return m_device->call(method, target, body, headers);
    }

private:
    QTemporaryDir m_directory;
    support::FakeClock m_clock;
    models::SystemRandom m_random;
    hub::HubFolder m_folder{m_directory.filePath(u"hub"_s), m_directory.filePath(u"hub.key"_s)};
    std::unique_ptr<hub::HubStore> m_store;
    std::optional<hub::HubCore> m_core;
    std::optional<hub::Router> m_router;
    std::optional<support::TestDevice> m_device;
    int m_calls = 0;
};

} // namespace

// "METHOD PATH", a header a line, an empty line, the body; from a device that may call.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Hub hub;
    const auto input = fuzz::bytes(data, size);
    const auto end = input.indexOf("\n\n");
    const auto lines = input.left(end < 0 ? input.size() : end).split('\n');
    const auto space = lines[0].indexOf(' ');
    if (space < 0)
        return 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].indexOf(':');
        if (colon > 0)
            headers.append({lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed()});
    }
    const auto response = hub.answer(lines[0].left(space), lines[0].mid(space + 1), headers,
                                     end < 0 ? QByteArray() : input.mid(end + 2));
    fuzz::require(response.status >= 200 && response.status < 600, "an answer has a status");
    fuzz::require(response.status != 500, "nothing that a caller says is an internal fault");
    return 0;
}
