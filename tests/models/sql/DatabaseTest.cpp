// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Database.h"

#include "models/sql/Transaction.h"

#include "SqlTestFile.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void reopeningFindsWhatWasWritten()
    {
        SqlTestFile file;
        {
            auto database = file.create();
            VERIFY_OK(database->execute("CREATE TABLE t (a); INSERT INTO t VALUES (42); -- end"));
        }
        auto database = file.open();
        VERIFY_OK(database);
        const auto found = (*database)->number("SELECT a FROM t");
        VERIFY_OK(found);
        QCOMPARE(*found, 42);
    }
};

BRANCHBOOK_TEST(DatabaseTest)
#include "DatabaseTest.moc"
