// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Migrator.h"

#include "FileSizeLimit.h"
#include "SqlTestFile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class MigratorTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_file.emplace();
        m_steps.emplace();
        m_database = m_file->create();
    }

    void cleanup()
    {
        m_database.reset();
        m_steps.reset();
        m_file.reset();
    }

    void stepsRunInOrderAndOnce()
    {
        step(u"0001_first.sql"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (1);");
        step(u"0002_second.sql"_s, "-- adds\nINSERT INTO t VALUES (2);\n/* done */\n");
        const Migrator migrator(m_steps->path());
        QCOMPARE(migrator.newestVersion(), 2);
        VERIFY_OK(migrator.migrate(*m_database));
        VERIFY_OK(migrator.migrate(*m_database));
        QCOMPARE(version(), 2);
        QCOMPARE(m_database->number("SELECT sum(a) FROM t").value(), 3);

        step(u"0003_third.sql"_s, "INSERT INTO t VALUES (4)");
        VERIFY_OK(migrator.migrate(*m_database));
        QCOMPARE(version(), 3);
        QCOMPARE(m_database->number("SELECT sum(a) FROM t").value(), 7);
    }

    // A trigger has semicolons inside, a text may too.
    void semicolonsDoNotSplitStatements()
    {
        step(u"0001_first.sql"_s,
             "CREATE TABLE t (a TEXT);\n"
             "CREATE TRIGGER r AFTER INSERT ON t BEGIN\n"
             "  UPDATE t SET a = a || ';x'; UPDATE t SET a = a || '--y'; END;\n"
             "INSERT INTO t VALUES ('支部;');");
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
        auto select = m_database->prepare("SELECT a FROM t");
        VERIFY_OK(select);
        VERIFY_OK(select->step());
        QCOMPARE(select->text(0), u"支部;;x--y"_s);
    }

    void failedStepLeavesTheFileAsItWas()
    {
        step(u"0001_first.sql"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (1);");
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
        const auto before = schema();

        step(u"0002_second.sql"_s,
             "CREATE TABLE u (a); UPDATE t SET a = 9; ALTER TABLE t ADD COLUMN b; "
             "INSERT INTO absent VALUES (1);");
        const auto outcome = Migrator(m_steps->path()).migrate(*m_database);
        VERIFY_ERROR(outcome, Error::Internal);
        QVERIFY(outcome.error().detail.contains(u"step 2"_s));
        QCOMPARE(schema(), before);
        QCOMPARE(version(), 1);
        QCOMPARE(m_database->number("SELECT a FROM t").value(), 1);

        step(u"0002_second.sql"_s, "CREATE TABLE u (a);");
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
        QCOMPARE(version(), 2);
    }

    void stepThatCommitsByItselfFails()
    {
        step(u"0001_first.sql"_s, "CREATE TABLE t (a); COMMIT; CREATE TABLE u (a);");
        VERIFY_ERROR(Migrator(m_steps->path()).migrate(*m_database), Error::Internal);
    }

    void fullDiskInAStepLeavesTheVersion()
    {
        step(u"0001_first.sql"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (1);");
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
        const auto before = schema();
        step(u"0002_second.sql"_s, "CREATE TABLE u (a); INSERT INTO u VALUES (zeroblob(300000));");
        {
            FileSizeLimit limit(64 * 1024);
            VERIFY_ERROR(Migrator(m_steps->path()).migrate(*m_database), Error::DiskFull);
        }
        QCOMPARE(schema(), before);
        QCOMPARE(version(), 1);
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
    }

    void newerFileIsRefusedUnchanged()
    {
        step(u"0001_first.sql"_s, "CREATE TABLE t (a);");
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
        VERIFY_OK(m_database->execute("PRAGMA user_version=7"));
        m_database.reset();
        const auto before = fileHash();

        auto opened = m_file->open();
        VERIFY_OK(opened);
        const auto outcome = Migrator(m_steps->path()).migrate(**opened);
        VERIFY_ERROR(outcome, Error::NewerVersion);
        QCOMPARE(outcome.error().number, 7);
        opened->reset();
        QCOMPARE(fileHash(), before);
    }

    void folderWithoutAWholeSeriesIsInternal()
    {
        const Migrator migrator(m_steps->path());
        QCOMPARE(migrator.newestVersion(), 0);
        VERIFY_ERROR(migrator.migrate(*m_database), Error::Internal);
        step(u"0002_second.sql"_s, "CREATE TABLE t (a);");
        QCOMPARE(migrator.newestVersion(), 0);
        VERIFY_ERROR(migrator.migrate(*m_database), Error::Internal);
        step(u"0001_first.sql"_s, "CREATE TABLE s (a);");
        step(u"0001_again.sql"_s, "CREATE TABLE r (a);");
        VERIFY_ERROR(migrator.migrate(*m_database), Error::Internal);
        QCOMPARE(version(), 0);
    }

    void otherFilesInTheFolderAreIgnored()
    {
        step(u"0001_first.sql"_s, "CREATE TABLE t (a);");
        step(u"notes.txt"_s, "not SQL");
        step(u"0002_second.sql.orig"_s, "not SQL");
        VERIFY_OK(Migrator(m_steps->path()).migrate(*m_database));
        QCOMPARE(version(), 1);
    }

    void theProgramCarriesItsSchema()
    {
        const Migrator migrator(u":/schema/replica"_s);
        QVERIFY(migrator.newestVersion() >= 1);
        VERIFY_OK(migrator.migrate(*m_database));
        QCOMPARE(version(), migrator.newestVersion());
        VERIFY_OK(m_database->number("SELECT count(*) FROM members"));
    }

private:
    void step(const QString &name, const QByteArray &sql)
    {
        QFile file(m_steps->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(sql), sql.size());
    }
    int version() { return int(m_database->number("PRAGMA user_version").value()); }
    QStringList schema()
    {
        QStringList all;
        auto query = m_database->query();
        query.exec(u"SELECT sql FROM sqlite_master ORDER BY name"_s);
        while (query.next())
            all << query.value(0).toString();
        return all;
    }
    QByteArray fileHash() const
    {
        QFile file(m_file->path());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
    }

    std::optional<SqlTestFile> m_file;
    std::optional<QTemporaryDir> m_steps;
    std::unique_ptr<Database> m_database;
};

BRANCHBOOK_TEST(MigratorTest)
#include "MigratorTest.moc"
