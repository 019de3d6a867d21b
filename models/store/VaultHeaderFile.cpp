// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/VaultHeaderFile.h"

#include "models/crypto/DurableFile.h"
#include "models/store/SmallFile.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace models {

namespace {

Result<VaultHeader> readFrom(const QString &path)
{
    const auto bytes = smallfile::read(path, VaultHeader::maximumBytes);
    const Error damaged{Error::Corrupt, {}, u"vaultHeader"_s};
    if (!bytes)
        return bytes.error().code == Error::TooLarge ? damaged : bytes.error();
    auto header = VaultHeader::decode(*bytes);
    if (!header && header.error().code == Error::Corrupt)
        return damaged;
    return header;
}

} // namespace

VaultHeaderFile::VaultHeaderFile(const QString &folder)
    : m_path(QDir(folder).filePath(u"vault.header"_s)),
      m_backupPath(m_path + u".bak"_s)
{
}

bool VaultHeaderFile::exists() const
{
    return QFile::exists(m_path) || QFile::exists(m_backupPath);
}

Result<VaultHeader> VaultHeaderFile::read() const
{
    auto header = readFrom(m_path);
    if (header || (header.error().code != Error::NotFound && header.error().code != Error::Corrupt))
        return header;
    auto kept = readFrom(m_backupPath);
    return kept ? kept : header;
}

Result<void> VaultHeaderFile::write(const VaultHeader &header, const SecretBytes &master) const
{
    const auto old = smallfile::read(m_path, VaultHeader::maximumBytes);
    if (old)
        BB_TRY(smallfile::write(m_backupPath, *old));
    BB_TRY(smallfile::write(m_path, header.encode()));

    const auto written = readFrom(m_path);
    const auto verified = written ? written->verify(master) : Result<void>(written.error());
    if (!verified) {
        if (old)
            BB_TRY(durable::replace(m_backupPath, m_path));
        return verified.error();
    }
    return settle(header, master);
}

Result<void> VaultHeaderFile::settle(const VaultHeader &header, const SecretBytes &master) const
{
    if (!QFile::exists(m_backupPath))
        return {};
    const auto current = readFrom(m_path);
    if (!current || !current->verify(master))
        return smallfile::write(m_path, header.encode());
    if (!QFile::remove(m_backupPath))
        return Error{Error::Io, {}, u"vaultHeader"_s, {}};
    return {};
}

} // namespace models
