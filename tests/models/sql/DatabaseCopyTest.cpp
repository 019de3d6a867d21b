// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Database.h"

#include "models/sql/Transaction.h"

#include "FileSizeLimit.h"
#include "SqlTestFile.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace models;
using namespace Qt::StringLiterals;

class DatabaseCopyTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_file.emplace();
        m_database = m_file->create();
        VERIFY_OK(m_database->execute("CREATE TABLE a (n); CREATE TABLE b (n, filler);"));
        VERIFY_OK(m_database->execute("PRAGMA user_version=3"));
        VERIFY_OK(m_database->execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
            "INSERT INTO b SELECT i, 'COPYCANARY' || hex(zeroblob(100)) FROM n"));
    }

    void cleanup()
    {
        m_database.reset();
        m_file.reset();
    }

    void copyHoldsEverything()
    {
        VERIFY_OK(m_database->copyTo(target(), m_file->key()));
        auto copy = openCopy(m_file->key());
        VERIFY_OK(copy);
        QCOMPARE((*copy)->number("SELECT count(*) FROM b").value(), 300);
        QCOMPARE((*copy)->number("PRAGMA user_version").value(), 3);
        VERIFY_OK((*copy)->checkIntegrity());
    }

    void copyMayHaveAnotherKey()
    {
        support::FakeRandom random(99);
        const auto other = SecretBytes::random(48, random);
        VERIFY_OK(m_database->copyTo(target(), other));
        VERIFY_ERROR(openCopy(m_file->key()), Error::Corrupt);
        auto copy = openCopy(other);
        VERIFY_OK(copy);
        QCOMPARE((*copy)->number("SELECT count(*) FROM b").value(), 300);
    }

    void copyIsEncryptedAndAlone()
    {
        VERIFY_OK(m_database->copyTo(target(), m_file->key()));
        QFile file(target());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.size() > 40'000);
        QVERIFY(!bytes.contains("COPYCANARY"));
        const auto names = QDir(m_file->folder()).entryList({u"copy*"_s}, QDir::Files);
        QCOMPARE(names, QStringList{u"copy.db"_s});
    }

    void olderCopyIsReplaced()
    {
        VERIFY_OK(m_database->copyTo(target(), m_file->key()));
        VERIFY_OK(m_database->execute("DELETE FROM b WHERE n > 100"));
        VERIFY_OK(m_database->copyTo(target(), m_file->key()));
        QCOMPARE((*openCopy(m_file->key()))->number("SELECT count(*) FROM b").value(), 100);
    }

    void restOfAnInterruptedCopyIsNoObstacle()
    {
        QFile rest(target() + u".part"_s);
        QVERIFY(rest.open(QIODevice::WriteOnly));
        rest.write(QByteArray(10'000, 'r'));
        rest.close();
        VERIFY_OK(m_database->copyTo(target(), m_file->key()));
        QVERIFY(!QFile::exists(rest.fileName()));
        VERIFY_OK(openCopy(m_file->key()));
    }

    void copyInsideATransactionIsBusy()
    {
        Transaction transaction(*m_database);
        VERIFY_ERROR(m_database->copyTo(target(), m_file->key()), Error::Busy);
        QVERIFY(!QFile::exists(target()));
    }

    void fullDiskLeavesTheOlderCopy()
    {
        VERIFY_OK(m_database->copyTo(target(), m_file->key()));
        VERIFY_OK(m_database->execute("DELETE FROM b WHERE n > 200"));
        {
            FileSizeLimit limit(30 * 1024);
            VERIFY_ERROR(m_database->copyTo(target(), m_file->key()), Error::DiskFull);
        }
        QVERIFY(!QFile::exists(target() + u".part"_s));
        QCOMPARE((*openCopy(m_file->key()))->number("SELECT count(*) FROM b").value(), 300);
    }

    // Each transaction adds one row to both tables; a copy with different counts is torn.
    void copyIsConsistentWhileAnotherConnectionWrites()
    {
        std::atomic<bool> stop = false;
        std::atomic<int> written = 0;
        VERIFY_OK(m_database->execute("DELETE FROM b"));
        std::thread writer([&] {
            auto own = m_file->open();
            while (own && !stop) {
                Transaction transaction(**own);
                if (transaction.begun() && (*own)->execute("INSERT INTO a VALUES (1)")
                    && (*own)->execute("INSERT INTO b VALUES (1, hex(zeroblob(700)))")
                    && transaction.commit())
                    ++written;
            }
        });
        QStringList wrong;
        for (int i = 0; i < 8; ++i) {
            const int before = written;
            QTRY_VERIFY(written > before + 5);
            if (const auto copied = m_database->copyTo(target(), m_file->key()); !copied) {
                wrong << QString::fromUtf8(support::describe(copied.error()));
                continue;
            }
            auto copy = openCopy(m_file->key());
            const auto a = copy ? (*copy)->number("SELECT count(*) FROM a").value_or(-1) : -1;
            const auto b = copy ? (*copy)->number("SELECT count(*) FROM b").value_or(-2) : -2;
            if (a != b || a < before)
                wrong << u"%1 and %2"_s.arg(a).arg(b);
        }
        stop = true;
        writer.join();
        QCOMPARE(wrong, QStringList());
    }

private:
    QString target() const { return m_file->folder() + u"/copy.db"_s; }
    Result<std::unique_ptr<Database>> openCopy(const SecretBytes &key) const
    {
        return Database::open({target(), key.clone()});
    }

    std::optional<SqlTestFile> m_file;
    std::unique_ptr<Database> m_database;
};

BRANCHBOOK_TEST(DatabaseCopyTest)
#include "DatabaseCopyTest.moc"
