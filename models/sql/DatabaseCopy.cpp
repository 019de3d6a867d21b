// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/DurableFile.h"
#include "models/sql/Database.h"

#include <QFile>
#include <QScopeGuard>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;

namespace models {

namespace {

void removeWithLogs(const QString &path)
{
    for (const auto *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

//! All pages in one step, which holds one read mark: WAL lets others write meanwhile, and what
//! they write is not in the copy.
Result<void> copyPages(sqlite3 *from, sqlite3 *to)
{
    auto *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return Database::errorOf(to, sqlite3_extended_errcode(to));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        return Database::errorOf(to, stepped);
    if (finished != SQLITE_OK)
        return Database::errorOf(to, finished);
    return {};
}

} // namespace

Result<void> Database::checkIntegrity()
{
    // The raw file is read beside the log, so a checkpoint at that moment can look like damage;
    // real damage is still there the next time.
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        BB_TRY_ASSIGN(pages, prepare("PRAGMA cipher_integrity_check"));
        BB_TRY_ASSIGN(damaged, pages.step());
        if (!damaged)
            break;
        if (attempt == attempts)
            return Error{Error::Corrupt, {}, u"page"_s};
    }

    BB_TRY_ASSIGN(structure, prepare("PRAGMA integrity_check(1)"));
    BB_TRY_ASSIGN(answered, structure.step());
    if (!answered || structure.bytesView(0) != QByteArrayView("ok"))
        return Error{Error::Corrupt, {}, u"structure"_s};
    return {};
}

Result<void> Database::copyTo(const QString &path, const SecretBytes &key)
{
    if (m_transactionDepth > 0)
        return Error{Error::Busy, {}, u"transaction"_s};

    const auto partial = path + u".part"_s;
    removeWithLogs(partial);
    auto cleanup = qScopeGuard([&] { removeWithLogs(partial); });
    const auto openPartial = [&](bool create) {
        DatabaseOptions options{partial, key.clone()};
        options.create = create;
        return open(std::move(options));
    };

    {
        BB_TRY_ASSIGN(target, openPartial(true));
        // Thrown away when it fails, so it needs no journal of its own; synced once, below.
        BB_TRY(target->execute("PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF;"
                               "PRAGMA synchronous=OFF"));
        BB_TRY(copyPages(m_handle, target->m_handle));
    }
    {
        BB_TRY_ASSIGN(copy, openPartial(false));
        BB_TRY(copy->checkIntegrity());
    }
    QFile file(partial);
    if (!file.open(QIODevice::ReadWrite))
        return durable::errorOf(file);
    BB_TRY(durable::sync(file));
    file.close();
    return durable::replace(partial, path);
}

} // namespace models
