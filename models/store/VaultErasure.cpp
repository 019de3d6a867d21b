// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/VaultErasure.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/RandomSource.h"
#include "models/store/SmallFile.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

const QLatin1StringView headers[] = {"vault.header"_L1, "vault.header.bak"_L1};
const QLatin1StringView kept[] = {"parcels"_L1, "vault.lock"_L1, "revoked"_L1};

//! The bytes in place, so that they do not stay on the disk under no name.
Result<void> overwrite(const QString &path, RandomSource &random)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadWrite))
        return durable::errorOf(file);
    QByteArray noise(file.size(), Qt::Uninitialized);
    random.fill(noise.data(), noise.size());
    if (file.write(noise) != noise.size())
        return durable::errorOf(file);
    BB_TRY(durable::sync(file));
    file.close();
    return file.remove() ? Result<void>() : durable::errorOf(file);
}

} // namespace

VaultErasure::VaultErasure(const QString &folder)
    : m_folder(QDir(folder).absolutePath()),
      m_marker(QDir(folder).filePath(u"revoked"_s))
{
}

bool VaultErasure::hasBegun() const
{
    return QFile::exists(m_marker);
}

Result<void> VaultErasure::begin(RandomSource &random) const
{
    // The marker first: a header that is gone must not look like a folder without a vault.
    BB_TRY(smallfile::write(m_marker, "1"));
    for (const auto &name : headers)
        BB_TRY(overwrite(QDir(m_folder).filePath(name), random));
    return {};
}

Result<void> VaultErasure::finish() const
{
    const QDir dir(m_folder);
    const auto entries = dir.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    bool isGone = true;
    for (const auto &entry : entries) {
        if (std::ranges::find(kept, entry.fileName()) != std::end(kept))
            continue;
        isGone &= entry.isDir() && !entry.isSymLink() ? QDir(entry.filePath()).removeRecursively()
                                                      : QFile::remove(entry.filePath());
    }
    if (!isGone)
        return Error{Error::Busy, {}, u"erasure"_s};
    return QFile::remove(m_marker) ? Result<void>() : Error{Error::Io, {}, u"erasure"_s};
}

QString VaultErasure::parcelFolder(const QString &vaultFolder)
{
    return QDir(vaultFolder).filePath(u"parcels"_s);
}

} // namespace models
