// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Backup.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/Clock.h"
#include "models/media/MediaFolder.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/BackupArchive.h"
#include "models/store/FolderLock.h"
#include "models/store/PaperKey.h"
#include "models/store/SmallFile.h"
#include "models/store/VaultErasure.h"
#include "models/store/VaultHeader.h"
#include "models/store/VaultKeyring.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTimeZone>

#include <filesystem>

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

//! Files are never changed once they are whole, so a second name will do where the disk allows it.
bool takeOver(const QString &source, const QString &target)
{
    if (!QFile::exists(source) || !durable::makeFolder(QFileInfo(target).absolutePath()))
        return false;
    std::error_code fault;
    std::filesystem::create_hard_link(QFileInfo(source).filesystemFilePath(),
                                      QFileInfo(target).filesystemFilePath(), fault);
    return !fault || QFile::copy(source, target);
}

//! The replica must not believe that it has what neither the backup nor \a otherMedia holds.
Result<void> forgetAbsentFiles(Database &database, const QString &mediaFolder,
                               const QString &otherMedia)
{
    const MediaFolder media(mediaFolder);
    const MediaFolder other(otherMedia);
    QList<QByteArray> absent;
    BB_TRY_ASSIGN(select, database.prepare("SELECT hash FROM media WHERE state = 'stored'"));
    for (;;) {
        BB_TRY_ASSIGN(more, select.step());
        if (!more)
            break;
        const auto hash = select.bytes(0);
        const auto path = media.pathOf(hash);
        if (!QFile::exists(path) && (otherMedia.isEmpty() || !takeOver(other.pathOf(hash), path)))
            absent.append(hash);
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

//! A vault that a backup is to replace.
struct Former {
    QString folder{}; //!< empty: there is none
    std::optional<qint64> unsent{};
};

//! Changes in \a folder that have not been sent, made after the one numbered \a last.
std::optional<qint64> unsentAfter(qint64 last, const QString &folder, const VaultKeys &keys)
{
    DatabaseOptions options;
    options.path = QDir(folder).filePath(u"replica.db"_s);
    options.key = keys.database.clone();
    options.readOnly = true;
    const auto database = Database::open(std::move(options));
    if (!database)
        return {};
    auto count = (*database)->prepare(
        "SELECT count(*) FROM changes WHERE (outcome IS NULL OR outcome = 'refused') AND no > ?1");
    if (!count)
        return {};
    const auto counted = count->bind(1, last).step();
    return counted && *counted ? std::optional(count->number(0)) : std::nullopt;
}

Result<void> settleDatabase(const QString &folder, const VaultKeys &keys, Former &former)
{
    DatabaseOptions options;
    options.path = QDir(folder).filePath(u"replica.db"_s);
    options.key = keys.database.clone();
    BB_TRY_ASSIGN(database, Database::open(std::move(options)));
    BB_TRY(database->checkIntegrity());
    QString otherMedia;
    if (!former.folder.isEmpty()) {
        otherMedia = QDir(former.folder).filePath(u"media"_s);
        BB_TRY_ASSIGN(last, database->number("SELECT max(no) FROM changes"));
        former.unsent = unsentAfter(last, former.folder, keys);
    }
    return forgetAbsentFiles(*database, QDir(folder).filePath(u"media"_s), otherMedia);
}

bool isFree(const QString &folder)
{
    return !QFileInfo::exists(folder)
        || QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

Result<Summary> restoreTo(const QString &target, const QString &file, const Secret &secret,
                          const VaultContext &context, const Progress &progress, Former &former)
{
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
    BB_TRY(settleDatabase(staging, opened.keys, former));

    if (QFileInfo::exists(target) && !QDir().rmdir(target))
        return Error::Io;
    BB_TRY(durable::replace(staging, target));
    cleanup.dismiss();
    return summary;
}

//! A restored vault, complete, before it takes its place.
QString readyFolder(const QString &target)
{
    return target + u".restored"_s;
}

QString lockFile(const QString &folder)
{
    return QDir(folder).filePath(u"vault.lock"_s);
}

bool removeFolder(const QString &folder)
{
    return !QFileInfo::exists(folder) || QDir(folder).removeRecursively();
}

//! "vault-kept-20261107-090000", by the clock on the wall.
QString keptName(const QString &target, const Clock &clock)
{
    const auto now = QDateTime::fromMSecsSinceEpoch(clock.nowMs(), QTimeZone("Asia/Shanghai"));
    const auto name = target + u"-kept-"_s + now.toString(u"yyyyMMdd-HHmmss"_s);
    auto free = name;
    for (int i = 2; QFileInfo::exists(free); ++i)
        free = u"%1-%2"_s.arg(name).arg(i);
    return free;
}

//! Each step leaves a vault where finishReplacing() finds it.
Result<void> changePlaces(const QString &target, const QString &ready, const QString &kept)
{
    BB_TRY(durable::replace(target, kept));
    if (const auto placed = durable::replace(ready, target); !placed) {
        if (!QFileInfo::exists(target))
            BB_TRY(durable::replace(kept, target));
        return placed;
    }
    // Sealed for the county by a vault before this one; the next person looks for them here.
    const auto parcels = VaultErasure::parcelFolder(kept);
    if (QFileInfo::exists(parcels))
        QDir().rename(parcels, VaultErasure::parcelFolder(target));
    return {};
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
    if (!isFree(target))
        return Error::Conflict;
    Former none;
    return restoreTo(target, file, secret, context, progress, none);
}

Result<Replaced> replace(const QString &file, const QString &folder, const Secret &secret,
                         const VaultContext &context, const Progress &progress)
{
    const auto target = QDir(folder).absolutePath();
    if (isFree(target)) {
        BB_TRY_ASSIGN(summary, restore(file, target, secret, context, progress));
        return Replaced{summary, {}, {}};
    }
    if (VaultErasure(target).hasBegun())
        return Error{Error::Revoked, {}, u"erased"_s};
    const auto ready = readyFolder(target);
    Former former{target, {}};
    Replaced outcome;
    {
        // Given back before the folders change places: Windows renames none with an open file.
        FolderLock lock(lockFile(target));
        BB_TRY(lock.take());
        if (!removeFolder(ready))
            return Error::Io;
        BB_TRY_ASSIGN(summary, restoreTo(ready, file, secret, context, progress, former));
        outcome.summary = summary;
    }
    outcome.unsent = former.unsent;
    outcome.keptFolder = keptName(target, context.clock);
    if (const auto changed = changePlaces(target, ready, outcome.keptFolder); !changed) {
        removeFolder(ready);
        return changed.error();
    }
    return outcome;
}

Result<void> finishReplacing(const QString &folder)
{
    const auto target = QDir(folder).absolutePath();
    const auto ready = readyFolder(target);
    const auto half = ready + u".restoring"_s;
    if (!QFileInfo::exists(ready) && !QFileInfo::exists(half))
        return {};
    if (!QFileInfo::exists(target)) {
        const auto placed = durable::replace(ready, target);
        // Another program may have been quicker.
        return placed || QFileInfo::exists(target) ? Result<void>() : placed;
    }
    // They had not changed places: the vault is the one before, and this was only a copy. Whoever
    // holds the lock is making it just now.
    FolderLock lock(lockFile(target));
    if (lock.take()) {
        removeFolder(ready);
        removeFolder(half);
    }
    return {};
}

QStringList keptFolders(const QString &folder)
{
    const QFileInfo target(QDir(folder).absolutePath());
    QStringList folders;
    const auto names = target.dir().entryList({target.fileName() + u"-kept-*"_s}, QDir::Dirs,
                                              QDir::Name | QDir::Reversed);
    for (const auto &name : names)
        folders << target.dir().filePath(name);
    return folders;
}

} // namespace models::backup
