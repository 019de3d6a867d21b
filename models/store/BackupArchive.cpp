// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/BackupArchive.h"

#include "models/crypto/Cryptography.h"
#include "models/crypto/DurableFile.h"
#include "models/domain/CanonicalCbor.h"
#include "models/store/VaultHeader.h"

#include <QCborArray>
#include <QDir>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr QByteArrayView magic("BBBK");
constexpr QByteArrayView endMagic("KBBB");
constexpr uchar version = 1;
constexpr qsizetype prefixSize = 4 + 1 + 4;
constexpr qsizetype footerSize = 8 + 4 + 4;
constexpr qint64 pieceSize = 1024 * 1024;
constexpr qint64 maximumManifest = 256 * 1024 * 1024;

Error corrupt()
{
    return Error{Error::Corrupt, {}, u"backup"_s, {}};
}

//! Ties the manifest to the header in front of it.
QByteArray associated(const QByteArray &header)
{
    return "branchbook/backup/1" + crypto::hash(header);
}

QByteArray encoded(const BackupManifest &manifest)
{
    QCborArray entries;
    for (const auto &entry : manifest.entries) {
        entries.append(QCborMap{{u"path"_s, entry.path},
                                {u"offset"_s, entry.offset},
                                {u"size"_s, entry.size},
                                {u"hash"_s, entry.hash}});
    }
    return canonicalCbor(QCborMap{{u"createdAt"_s, manifest.createdAt},
                                  {u"device"_s, manifest.device.bytes()},
                                  {u"entries"_s, entries}});
}

//! Nothing may be written outside the folder that is being restored.
bool staysInside(const QString &path)
{
    return path == "replica.db"_L1
        || (path.startsWith("media/"_L1) && QDir::cleanPath(path) == path && !path.contains(u'\\')
            && !path.contains(u':'));
}

Result<BackupManifest> decoded(const QByteArray &bytes, qint64 end)
{
    BB_TRY_ASSIGN(map, cborMap(bytes));
    BackupManifest manifest;
    manifest.createdAt = map.value("createdAt"_L1).toInteger();
    manifest.device = DeviceId::fromBytes(map.value("device"_L1).toByteArray());
    for (const auto &value : map.value("entries"_L1).toArray()) {
        const auto entryMap = value.toMap();
        const BackupEntry entry{
            entryMap.value("path"_L1).toString(), entryMap.value("offset"_L1).toInteger(-1),
            entryMap.value("size"_L1).toInteger(-1), entryMap.value("hash"_L1).toByteArray()};
        if (!staysInside(entry.path) || entry.offset < prefixSize || entry.size < 0
            || entry.offset > end - entry.size)
            return corrupt();
        manifest.entries << entry;
    }
    return manifest;
}

} // namespace

BackupWriter::BackupWriter(const QString &path, const QByteArray &header)
    : m_file(path),
      m_header(header)
{
}

BackupWriter::~BackupWriter()
{
    if (!m_finished)
        m_file.remove();
}

Result<void> BackupWriter::begin()
{
    QByteArray prefix = magic.toByteArray();
    prefix += char(version);
    prefix.resize(prefixSize);
    qToLittleEndian<quint32>(quint32(m_header.size()), prefix.data() + 5);
    prefix += m_header;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || !m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || m_file.write(prefix) != prefix.size())
        return durable::errorOf(m_file);
    return {};
}

Result<void> BackupWriter::add(const QString &source, const QString &path, const BytesDone &done)
{
    QFile file(source);
    if (!file.open(QIODevice::ReadOnly))
        return durable::errorOf(file);
    BackupEntry entry{path, m_file.pos(), 0, {}};
    crypto::Hasher hasher;
    while (!file.atEnd()) {
        const auto piece = file.read(pieceSize);
        if (piece.isEmpty())
            return durable::errorOf(file);
        if (m_file.write(piece) != piece.size())
            return durable::errorOf(m_file);
        hasher.add(piece);
        entry.size += piece.size();
        if (!done(piece.size()))
            return Error::Cancelled;
    }
    entry.hash = hasher.finish();
    m_entries << entry;
    return {};
}

Result<void> BackupWriter::finish(BackupManifest manifest, const SecretBytes &backupKey,
                                  RandomSource &random)
{
    manifest.entries = m_entries;
    const auto sealed = crypto::seal(encoded(manifest), associated(m_header), backupKey, random);
    QByteArray footer(8 + 4, Qt::Uninitialized);
    qToLittleEndian<quint64>(quint64(m_file.pos()), footer.data());
    qToLittleEndian<quint32>(quint32(sealed.size()), footer.data() + 8);
    footer += endMagic;
    if (m_file.write(sealed) != sealed.size() || m_file.write(footer) != footer.size())
        return durable::errorOf(m_file);
    BB_TRY(durable::sync(m_file));
    m_file.close();
    m_finished = true;
    return {};
}

Result<void> BackupReader::open()
{
    if (!m_file.exists())
        return Error::NotFound;
    if (!m_file.open(QIODevice::ReadOnly))
        return durable::errorOf(m_file);
    const auto prefix = m_file.read(prefixSize);
    if (prefix.size() != prefixSize || !prefix.startsWith(magic))
        return corrupt();
    if (uchar(prefix[4]) > version)
        return Error::NewerVersion;
    const qint64 headerLength = qFromLittleEndian<quint32>(prefix.constData() + 5);
    if (uchar(prefix[4]) != version || headerLength > VaultHeader::maximumBytes)
        return corrupt();
    m_header = m_file.read(headerLength);

    const auto footerOffset = m_file.size() - footerSize;
    if (m_header.size() != headerLength || footerOffset < prefixSize + headerLength
        || !m_file.seek(footerOffset))
        return corrupt();
    const auto footer = m_file.read(footerSize);
    if (footer.size() != footerSize || !footer.endsWith(endMagic))
        return corrupt();
    const auto offset = qFromLittleEndian<quint64>(footer.constData());
    m_manifestLength = qFromLittleEndian<quint32>(footer.constData() + 8);
    if (offset > quint64(footerOffset) || m_manifestLength > maximumManifest
        || qint64(offset) != footerOffset - m_manifestLength)
        return corrupt();
    m_manifestOffset = qint64(offset);
    return {};
}

Result<BackupManifest> BackupReader::manifest(const SecretBytes &backupKey)
{
    if (!m_file.seek(m_manifestOffset))
        return corrupt();
    const auto sealed = m_file.read(m_manifestLength);
    BB_TRY_ASSIGN(plain, crypto::open(sealed, associated(m_header), backupKey));
    return decoded(plain.view().toByteArray(), m_manifestOffset);
}

Result<void> BackupReader::read(const BackupEntry &entry, QIODevice *target, const BytesDone &done)
{
    if (!m_file.seek(entry.offset))
        return corrupt();
    crypto::Hasher hasher;
    for (qint64 left = entry.size; left > 0;) {
        const auto piece = m_file.read(std::min(left, pieceSize));
        if (piece.isEmpty())
            return corrupt();
        hasher.add(piece);
        left -= piece.size();
        if (target && target->write(piece) != piece.size())
            return Error{Error::DiskFull};
        if (!done(piece.size()))
            return Error::Cancelled;
    }
    if (hasher.finish() != entry.hash)
        return corrupt();
    return {};
}

} // namespace models
