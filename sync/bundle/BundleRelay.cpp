// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle/BundleRelay.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

#include "sync/engine/HubAccount.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/wire/BundleReader.h"

#include <QFile>

namespace engine {

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

namespace {

//! The answer holds rows and at most 256 MiB of files.
constexpr qint64 maximumReply = qint64(768) * 1024 * 1024;

} // namespace

BundleRelay::BundleRelay(models::Database &database, const models::Vault &vault,
                         const models::Clock &clock, models::RandomSource &random)
    : m_database(database),
      m_vault(vault),
      m_clock(clock),
      m_random(random)
{
}

Result<HttpReply> BundleRelay::call(HttpRequest request)
{
    BB_TRY_ASSIGN(account, HubAccount::load(m_database, m_vault));
    BB_TRY_ASSIGN(session, HubSession::load(m_database));
    if (m_vault.person().signingKey.seed.isEmpty())
        return Error{Error::Denied, {}, u"paper"_s};
    BB_TRY_ASSIGN(transport, NetworkTransport::open(account.url, account.authority));
    const HubSigner signer{account.device, account.person, m_vault.keys().device,
                           m_vault.person().signingKey};
    HubClient hub(*transport, account.url, signer, session, m_clock, m_random, {});
    auto reply = hub.call(std::move(request));
    BB_TRY(session.save(m_database));
    return reply;
}

Result<void> BundleRelay::send(const QString &path)
{
    BB_TRY_ASSIGN(reader, wire::BundleReader::open(path));
    // A broken one is better noticed here, where it can be copied again.
    BB_TRY(reader->verify());
    if (!m_bundle.isNull() && m_bundle != reader->header().bundle)
        return Error{Error::Conflict, {}, u"bundles"_s};
    m_bundle = reader->header().bundle;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return models::durable::errorOf(file);
    if (file.size() > maximumPart)
        return Error{Error::TooLarge, {}, u"bundlePart"_s, {}, maximumPart};
    BB_TRY(call(
        {"POST", "/v1/bundles", {{"Content-Type", "application/octet-stream"}}, file.readAll()}));
    return {};
}

Result<void> BundleRelay::fetchReply(const QString &path)
{
    HttpRequest request{
        "GET", "/v1/bundles/" + m_bundle.toString().toLatin1() + "/receipt", {}, {}};
    request.maximumReply = maximumReply;
    BB_TRY_ASSIGN(reply, call(std::move(request)));
    QFile file(path + u".part"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(reply.body) != reply.body.size())
        return models::durable::errorOf(file);
    BB_TRY(models::durable::sync(file));
    file.close();
    return models::durable::replace(file.fileName(), path);
}

} // namespace engine
