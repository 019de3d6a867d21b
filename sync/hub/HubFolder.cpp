// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/HubFolder.h"

#include "models/domain/Clock.h"

#include "sync/hub/embedded/EmbeddedHubStore.h"
#include "sync/hub/HubIdentity.h"
#include "sync/hub/postgres/PostgresHubStore.h"
#include "sync/hub/postgres/PostgresListener.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keyBytes = 48; // 32 of key, 16 of salt
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Error io(const QFile &file)
{
    return {Error::Io, {}, u"key"_s, QString::number(file.error())};
}

} // namespace

HubFolder::HubFolder(QString path, QString keyFile, HubDatabase database)
    : m_path(std::move(path)),
      m_keyFile(keyFile.isEmpty() ? m_path + u".key"_s : std::move(keyFile)),
      m_database(std::move(database)),
      m_process(int(QRandomGenerator::system()->bounded(1u, 1u << 30)))
{
}

QString HubFolder::mediaPath() const
{
    return m_path + u"/media"_s;
}

AuthorityFiles HubFolder::authority() const
{
    const auto folder = m_path + u"/tls/"_s;
    return {folder + u"ca.pem"_s, folder + u"ca.key"_s, folder + u"hub.pem"_s,
            folder + u"hub.key"_s};
}

Result<models::SecretBytes> HubFolder::createKey(models::RandomSource &random) const
{
    QDir().mkpath(QFileInfo(m_keyFile).absolutePath());
    QFile file(m_keyFile);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return file.exists() ? Error{Error::Conflict, {}, u"exists"_s} : io(file);
    // Nobody else may read it before the first byte is in it.
    auto key = models::SecretBytes::random(keyBytes, random);
    if (!file.setPermissions(ownerOnly) || file.write(key.view().data(), key.size()) != key.size())
        return io(file);
    return key;
}

Result<models::SecretBytes> HubFolder::readKey() const
{
    QFile file(m_keyFile);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{Error::NotFound, {}, u"key"_s};
#ifndef Q_OS_WIN
    if (file.permissions()
        & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return Error{Error::Denied, {}, u"keyPermissions"_s};
#endif
    models::SecretBytes key(keyBytes);
    if (file.size() != keyBytes
        || file.read(reinterpret_cast<char *>(key.data()), keyBytes) != keyBytes)
        return Error{Error::Corrupt, {}, u"key"_s};
    return key;
}

Result<void> HubFolder::create(const QStringList &hosts, const models::Clock &clock,
                               models::RandomSource &random) const
{
    const QDir folder(m_path);
    if (folder.exists() && !folder.isEmpty())
        return Error{Error::Conflict, {}, u"exists"_s};
    if (!m_database.address.isEmpty()) {
        // Before anything is made that would be in the way of the next attempt.
        BB_TRY_ASSIGN(address, PostgresAddress::parse(m_database.address));
        BB_TRY(PostgresHubStore::checkVacant(address.withPasswordFile(m_database.passwordFile)));
    }
    if (!QDir().mkpath(mediaPath()) || !QDir().mkpath(m_path + u"/tls"_s))
        return Error{Error::Io, {}, u"folder"_s};
    QFile::setPermissions(m_path, ownerOnly | QFile::ExeOwner);
    BB_TRY_ASSIGN(key, createKey(random));
    BB_TRY_ASSIGN(store, open(key, true));
    BB_TRY(HubIdentity::create(*store, clock, random));
    return createAuthority(authority(), hosts, clock.nowMs());
}

Result<std::unique_ptr<HubStore>> HubFolder::openStore() const
{
    BB_TRY_ASSIGN(key, readKey());
    return open(key, false);
}

Result<std::unique_ptr<HubStore>> HubFolder::open(const models::SecretBytes &key, bool create) const
{
    if (m_database.address.isEmpty()) {
        BB_TRY_ASSIGN(store, EmbeddedHubStore::open(m_path + u"/hub.db"_s, key, create));
        return std::unique_ptr<HubStore>(std::move(store));
    }
    BB_TRY_ASSIGN(address, PostgresAddress::parse(m_database.address));
    BB_TRY_ASSIGN(store,
                  PostgresHubStore::open(
                      {address.withPasswordFile(m_database.passwordFile), m_process, create}, key));
    return std::unique_ptr<HubStore>(std::move(store));
}

Result<std::unique_ptr<PeerListener>> HubFolder::listen(PeerNews news) const
{
    if (m_database.address.isEmpty())
        return std::unique_ptr<PeerListener>();
    BB_TRY_ASSIGN(address, PostgresAddress::parse(m_database.address));
    BB_TRY_ASSIGN(listener,
                  PostgresListener::start(address.withPasswordFile(m_database.passwordFile),
                                          m_process, std::move(news)));
    return std::unique_ptr<PeerListener>(std::move(listener));
}

} // namespace hub
