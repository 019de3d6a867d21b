// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sql/Database.h"
#include "models/sql/Migrator.h"
#include "models/sql/Transaction.h"
#include "support/Check.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace support {

//! A database as the first \a steps of the replica's numbered schema made it, with \a rows members;
//! closed.
inline void makeOldReplica(const QString &path, const models::SecretBytes &key, int steps, int rows)
{
    const QTemporaryDir folder;
    const QDir all(QStringLiteral(":/schema/replica"));
    const auto names = all.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const auto &name : names.mid(0, steps))
        QFile::copy(all.filePath(name), folder.filePath(name));
    models::DatabaseOptions options;
    options.path = path;
    options.key = key.clone();
    options.create = true;
    const auto database = must(models::Database::open(std::move(options)));
    must(models::Migrator(folder.path()).migrate(*database));
    must(database->execute("INSERT INTO streams (name) VALUES ('330001001/core')"));
    auto insert =
        must(database->prepare("INSERT INTO members (id, org, name, category, stream, revision)"
                               " VALUES (randomblob(16), zeroblob(16), ?1, 'full', 1, 1)"));
    models::Transaction transaction(*database);
    must(transaction.begun());
    for (int i = 0; i < rows; ++i) {
        must(insert.bind(1, QStringLiteral("王样%1").arg(i)).run());
        insert.reset();
    }
    must(transaction.commit());
}

} // namespace support
