// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Transaction.h"

#include "FileSizeLimit.h"
#include "SqlTestFile.h"

#include <QTest>

using namespace models;

class TransactionTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_file.emplace();
        m_database = m_file->create();
        VERIFY_OK(m_database->execute("CREATE TABLE t (a)"));
    }

    void cleanup()
    {
        m_database.reset();
        m_file.reset();
    }

    void committedIsKept()
    {
        {
            Transaction transaction(*m_database);
            VERIFY_OK(transaction.begun());
            insert(1);
            VERIFY_OK(transaction.commit());
        }
        QCOMPARE(rows(), 1);
    }

    void uncommittedIsRolledBack()
    {
        {
            Transaction transaction(*m_database);
            insert(1);
        }
        QCOMPARE(rows(), 0);
        insert(2);
        QCOMPARE(rows(), 1);
    }

    void innerRollbackKeepsTheOuterPart()
    {
        {
            Transaction outer(*m_database);
            insert(1);
            {
                Transaction inner(*m_database);
                insert(2);
                {
                    Transaction innermost(*m_database);
                    insert(3);
                    VERIFY_OK(innermost.commit());
                }
            }
            {
                Transaction inner(*m_database);
                insert(4);
                VERIFY_OK(inner.commit());
            }
            VERIFY_OK(outer.commit());
        }
        QCOMPARE(rows(), 2);
        QCOMPARE(m_database->number("SELECT sum(a) FROM t").value(), 5);
    }

    void outerRollbackTakesTheInnerPart()
    {
        {
            Transaction outer(*m_database);
            Transaction inner(*m_database);
            insert(1);
            VERIFY_OK(inner.commit());
        }
        QCOMPARE(rows(), 0);
    }

    void secondCommitFails()
    {
        Transaction transaction(*m_database);
        insert(1);
        VERIFY_OK(transaction.commit());
        VERIFY_ERROR(transaction.commit(), Error::Internal);
        QCOMPARE(rows(), 1);
    }

    void beginTakesTheWriteLock()
    {
        auto options = m_file->options();
        options.busyTimeoutMs = 0;
        auto other = Database::open(std::move(options));
        VERIFY_OK(other);
        {
            Transaction transaction(*m_database);
            VERIFY_ERROR((*other)->execute("INSERT INTO t VALUES (1)"), Error::Busy);
        }
        VERIFY_OK((*other)->execute("INSERT INTO t VALUES (1)"));
    }

    void failedBeginRollsNothingBack()
    {
        auto options = m_file->options();
        options.busyTimeoutMs = 0;
        auto other = Database::open(std::move(options));
        VERIFY_OK(other);
        Transaction holding(*m_database);
        insert(1);
        {
            Transaction refused(**other);
            VERIFY_ERROR(refused.begun(), Error::Busy);
        }
        VERIFY_OK(holding.commit());
        QCOMPARE(rows(), 1);
        Transaction next(**other);
        VERIFY_OK(next.begun());
    }

    // SQLite rolls everything back by itself when the disk is full; what the caller does next must
    // not be stored alone.
    void nothingFollowsAnAutomaticRollback()
    {
        Transaction outer(*m_database);
        VERIFY_OK(outer.begun());
        insert(1);
        VERIFY_OK(m_database->execute("ROLLBACK"));

        Transaction inner(*m_database);
        VERIFY_ERROR(inner.begun(), Error::Internal);
        VERIFY_ERROR(outer.commit(), Error::Internal);
        QCOMPARE(rows(), 0);
    }

    void commitOnAFullDiskStoresNothing()
    {
        {
            FileSizeLimit limit(40 * 1024);
            Transaction transaction(*m_database);
            VERIFY_OK(m_database->execute("INSERT INTO t VALUES (zeroblob(100000))"));
            VERIFY_ERROR(transaction.commit(), Error::DiskFull);
        }
        QCOMPARE(rows(), 0);
        insert(1);
        QCOMPARE(rows(), 1);
    }

    void readStatementMayStayOpen()
    {
        insert(1);
        insert(2);
        auto select = m_database->prepare("SELECT a FROM t");
        VERIFY_OK(select);
        VERIFY_OK(select->step());
        Transaction transaction(*m_database);
        insert(3);
        VERIFY_OK(transaction.commit());
    }

private:
    void insert(int value)
    {
        auto statement = m_database->prepare("INSERT INTO t VALUES (?)");
        VERIFY_OK(statement);
        VERIFY_OK(statement->bind(1, qint64(value)).run());
    }
    int rows() { return int(m_database->number("SELECT count(*) FROM t").value()); }

    std::optional<SqlTestFile> m_file;
    std::unique_ptr<Database> m_database;
};

BRANCHBOOK_TEST(TransactionTest)
#include "TransactionTest.moc"
