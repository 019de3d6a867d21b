// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Clock.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace models {

namespace {

constexpr qint64 dayMs = 24 * 60 * 60 * 1000LL;
constexpr qint64 graceMs = 30 * dayMs;

//! Every column that the catalogue calls a hash names a file of the media folder.
QByteArray referencedHashes()
{
    QByteArray sql;
    for (const auto &kind : catalogue::kinds()) {
        for (const auto &field : kind.fields) {
            if (field.type != catalogue::FieldType::Hash)
                continue;
            const auto column = field.column().toLatin1();
            sql += (sql.isEmpty() ? "SELECT " : " UNION SELECT ") + column + " FROM " + kind.table
                + " WHERE " + column + " IS NOT NULL";
        }
    }
    return sql;
}

Result<QList<QByteArray>> column(Database &database, const char *sql, qint64 parameter)
{
    BB_TRY_ASSIGN(statement, database.prepare(sql));
    if (parameter >= 0)
        statement.bind(1, parameter);
    QList<QByteArray> values;
    for (;;) {
        BB_TRY_ASSIGN(more, statement.step());
        if (!more)
            return values;
        values.append(statement.bytes(0));
    }
}

Result<void> runFor(Database &database, const char *sql, const QByteArray &hash)
{
    BB_TRY_ASSIGN(statement, database.prepare(sql));
    return statement.bindBytes(1, hash).run();
}

Result<void> markUnreferenced(Database &database, qint64 now)
{
    const auto references = referencedHashes();
    BB_TRY_ASSIGN(used,
                  database.prepare(QByteArray("UPDATE media SET unreferenced_since = NULL "
                                              "WHERE unreferenced_since IS NOT NULL AND hash IN ("
                                              + references + ")")
                                       .constData()));
    BB_TRY(used.run());
    BB_TRY_ASSIGN(unused,
                  database.prepare(QByteArray("UPDATE media SET unreferenced_since = ?1 "
                                              "WHERE unreferenced_since IS NULL AND hash NOT IN ("
                                              + references + ")")
                                       .constData()));
    return unused.bind(1, now).run();
}

} // namespace

Result<int> MediaStore::sweep()
{
    const auto now = m_clock.nowMs();
    int removed = 0;
    {
        Transaction transaction(m_database);
        BB_TRY(transaction.begun());
        BB_TRY(markUnreferenced(m_database, now));
        BB_TRY_ASSIGN(expired,
                      column(m_database, "SELECT hash FROM media WHERE unreferenced_since <= ?1",
                             now - graceMs));
        BB_TRY_ASSIGN(drafts, column(m_database, "SELECT content FROM drafts", -1));
        for (const auto &hash : expired) {
            // CBOR keeps byte strings and texts in one piece.
            const bool inDraft = std::ranges::any_of(drafts, [&](const QByteArray &content) {
                return content.contains(hash) || content.contains(hash.toHex());
            });
            if (inDraft)
                continue;
            BB_TRY(runFor(m_database, "DELETE FROM media WHERE hash = ?1", hash));
            BB_TRY(runFor(m_database, "DELETE FROM thumbnails WHERE hash = ?1", hash));
            ++removed;
        }
        BB_TRY(transaction.commit());
    }
    BB_TRY(removeStrayFiles());
    return removed;
}

Result<void> MediaStore::removeStrayFiles() const
{
    // In a write transaction, so that no other thread is between moving a file in and its commit.
    Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(known, column(m_database, "SELECT hash FROM media", -1));
    BB_TRY_ASSIGN(partial,
                  column(m_database, "SELECT hash FROM media WHERE state = 'partial'", -1));
    const QSet<QByteArray> all(known.cbegin(), known.cend());
    const QSet<QByteArray> underWay(partial.cbegin(), partial.cend());
    const auto yesterday = m_clock.nowMs() - dayMs;
    m_folder.visit([&](const QString &path, const QByteArray &hash, bool incoming) {
        // What is being added now has no hash yet; only its age tells it from a crash's remains.
        const bool stray = hash.isEmpty()
            ? QFileInfo(path).lastModified().toMSecsSinceEpoch() < yesterday
            : !(incoming ? underWay : all).contains(hash);
        if (stray)
            QFile::remove(path);
    });
    return {};
}

} // namespace models
