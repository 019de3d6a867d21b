// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sql/Database.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QTemporaryDir>

//! A place for one encrypted file, gone after the test; its name holds Chinese and a space.
class SqlTestFile
{
public:
    QString path() const { return m_folder.filePath(QStringLiteral("支部 簿.db")); }
    QString folder() const { return m_folder.path(); }
    models::SecretBytes key() const
    {
        support::FakeRandom random(42);
        return models::SecretBytes::random(48, random);
    }

    models::DatabaseOptions options() const { return {path(), key()}; }
    models::Result<std::unique_ptr<models::Database>> open() const
    {
        return models::Database::open(options());
    }
    //! Ends the test program when it fails, because no test can go on then.
    std::unique_ptr<models::Database> create() const
    {
        auto wanted = options();
        wanted.create = true;
        auto database = models::Database::open(std::move(wanted));
        if (!database)
            qFatal("%s", support::describe(database.error()).constData());
        return std::move(*database);
    }

private:
    QTemporaryDir m_folder;
};
