// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Backup.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/Clock.h"
#include "models/media/MediaFolder.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/BackupArchive.h"
#include "models/store/PaperKey.h"
#include "models/store/SmallFile.h"
#include "models/store/VaultHeader.h"
#include "models/store/VaultKeyring.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace models::backup {

namespace {

//! Turns bytes into a fraction.
class Meter
{
public:
    Meter(qint64 total, const Progress &progress) : m_total(total), m_progress(progress) { }

    BytesDone callback()
    {
        return [this](qint64 bytes) {
            m_done += bytes;
            return !m_progress || m_progress(m_total > 0 ? double(m_done) / double(m_total) : 1.0);
        };
    }

private:
    qint64 m_total;
    qint64 m_done = 0;
    const Progress &m_progress;
};

struct SourceFile {
    QString source;
    QString path;
    qint64 size;
};

QList<SourceFile> mediaFiles(const Vault &vault)
{
    const QDir folder(vault.mediaFolder());
    QList<SourceFile> files;
    QDirIterator iterator(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QFileInfo info(iterator.next());
        files.append(
            {info.filePath(), u"media/"_s + folder.relativeFilePath(info.filePath()), info.size()});
    }
    return files;
}

Summary summaryOf(const BackupManifest &manifest)
{
    Summary summary{manifest.createdAt, manifest.device, int(manifest.entries.size()), 0};
    for (const auto &entry : manifest.entries)
        summary.bytes += entry.size;
    return summary;
}

Result<VaultKeys> keysOf(const VaultHeader &header, const Secret &secret,
                         const VaultContext &context)
{
    const auto *slot = secret.person.isNull() ? header.paperSlot() : header.slotOf(secret.person);
    if (!slot)
        return Error::NotFound;
    Result<OpenedSlot> opened = Error::WrongPassphrase;
    if (secret.person.isNull()) {
        BB_TRY_ASSIGN(key, paper::keyOf(secret.paperWords));
        opened = openPaperSlot(header.device, *slot, key);
    } else {
        opened = openSlot(header.device, *slot, secret.passphrase, context.minimumCost);
    }
    if (!opened)
        return opened.error();
    BB_TRY(header.verify(opened->master));
    return keyring::open(header.keyring, opened->master);
}

struct Opened {
    VaultKeys keys;
    BackupManifest manifest;
};

Result<Opened> unlock(BackupReader &reader, const Secret &secret, const VaultContext &context)
{
    BB_TRY(reader.open());
    BB_TRY_ASSIGN(header, VaultHeader::decode(reader.header()));
    auto keys = keysOf(header, secret, context);
    if (!keys)
        return keys.error();
    BB_TRY_ASSIGN(manifest, reader.manifest(keys->backup));
    return Opened{std::move(*keys), manifest};
}

Result<void> extract(BackupReader &reader, const BackupEntry &entry, const QString &folder,
                     const BytesDone &done)
{
    QFile file(QDir(folder).filePath(entry.path));
    BB_TRY(durable::makeFolder(QFileInfo(file).absolutePath()));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return durable::errorOf(file);
    BB_TRY(reader.read(entry, &file, done));
    return durable::sync(file);
}

//! The replica must not believe that it has what the backup did not hold.
Result<void> forgetAbsentFiles(Database &database, const QString &mediaFolder)
{
    const MediaFolder media(mediaFolder);
    QList<QByteArray> absent;
    BB_TRY_ASSIGN(select, database.prepare("SELECT hash FROM media WHERE state = 'stored'"));
    for (;;) {
        BB_TRY_ASSIGN(more, select.step());
        if (!more)
            break;
        if (!QFile::exists(media.pathOf(select.bytes(0))))
            absent.append(select.bytes(0));
    }
    Transaction transaction(database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(forget, database.prepare("DELETE FROM media WHERE hash = ?1"));
    for (const auto &hash : absent) {
        BB_TRY(forget.bindBytes(1, hash).run());
        forget.reset();
    }
    return transaction.commit();
}

Result<void> settleDatabase(const QString &folder, const VaultKeys &keys)
{
    DatabaseOptions options;
    options.path = QDir(folder).filePath(u"replica.db"_s);
    options.key = keys.database.clone();
    BB_TRY_ASSIGN(database, Database::open(std::move(options)));
    BB_TRY(database->checkIntegrity());
    return forgetAbsentFiles(*database, QDir(folder).filePath(u"media"_s));
}

} // namespace

Result<Summary> write(Database &database, const Vault &vault, const QString &file,
                      const VaultContext &context, const Progress &progress, Content content)
{
    if (QFile::exists(file))
        return Error::Conflict;
    // Of each kind one can be under way.
    const auto copyName = content == Content::All ? u"replica.backup.db"_s : u"replica.safety.db"_s;
    const auto copy = QDir(vault.folder()).filePath(copyName);
    const auto cleanup = qScopeGuard([&] { QFile::remove(copy); });
    QFile::remove(copy);
    // The database first: files that come later are merely not yet mentioned in it.
    BB_TRY(database.copyTo(copy, vault.keys().database));

    QList<SourceFile> files{{copy, u"replica.db"_s, QFileInfo(copy).size()}};
    if (content == Content::All)
        files += mediaFiles(vault);
    BackupManifest manifest{context.clock.nowMs(), vault.device(), {}};
    qint64 total = 0;
    for (const auto &source : files)
        total += source.size;

    const auto part = file + u".part"_s;
    Meter meter(total, progress);
    BackupWriter writer(part, vault.header());
    BB_TRY(writer.begin());
    for (const auto &source : files) {
        // Swept since it was listed: nothing has referred to it for a month.
        if (QFile::exists(source.source))
            BB_TRY(writer.add(source.source, source.path, meter.callback()));
    }
    BB_TRY(writer.finish(manifest, vault.keys().backup, context.random));
    if (QFile::exists(file)) {
        QFile::remove(part);
        return Error::Conflict;
    }
    BB_TRY(durable::replace(part, file));
    return Summary{manifest.createdAt, manifest.device, int(files.size()), total};
}

Result<QList<VaultSlot>> slotsOf(const QString &file)
{
    BackupReader reader(file);
    BB_TRY(reader.open());
    BB_TRY_ASSIGN(header, VaultHeader::decode(reader.header()));
    QList<VaultSlot> list;
    for (const auto &slot : header.entries)
        list << slot.who;
    return list;
}

Result<Summary> verify(const QString &file, const Secret &secret, const VaultContext &context,
                       const Progress &progress)
{
    BackupReader reader(file);
    BB_TRY_ASSIGN(opened, unlock(reader, secret, context));
    const auto summary = summaryOf(opened.manifest);
    Meter meter(summary.bytes, progress);
    for (const auto &entry : opened.manifest.entries)
        BB_TRY(reader.read(entry, nullptr, meter.callback()));
    return summary;
}

Result<Summary> restore(const QString &file, const QString &folder, const Secret &secret,
                        const VaultContext &context, const Progress &progress)
{
    const auto target = QDir(folder).absolutePath();
    if (QFileInfo::exists(target)
        && !QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return Error::Conflict;
    BackupReader reader(file);
    BB_TRY_ASSIGN(opened, unlock(reader, secret, context));

    const auto staging = target + u".restoring"_s;
    // Left by a restore that was killed; it was never more than a copy.
    if (QFileInfo::exists(staging) && !QDir(staging).removeRecursively())
        return Error::Io;
    auto cleanup = qScopeGuard([&] { QDir(staging).removeRecursively(); });
    BB_TRY(durable::makeFolder(QDir(staging).filePath(u"media"_s)));
    const auto summary = summaryOf(opened.manifest);
    Meter meter(summary.bytes, progress);
    for (const auto &entry : opened.manifest.entries)
        BB_TRY(extract(reader, entry, staging, meter.callback()));
    BB_TRY(smallfile::write(QDir(staging).filePath(u"vault.header"_s), reader.header()));
    BB_TRY(settleDatabase(staging, opened.keys));

    if (QFileInfo::exists(target) && !QDir().rmdir(target))
        return Error::Io;
    BB_TRY(durable::replace(staging, target));
    cleanup.dismiss();
    return summary;
}

} // namespace models::backup
