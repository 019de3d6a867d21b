// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Database.h"

#include "models/sql/Transaction.h"

#include "FileSizeLimit.h"
#include "SqlTestFile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <thread>

#include <sqlcipher/sqlite3.h>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

//! While it lives, new connections do not know "PRAGMA cipher_version", as those of plain SQLite;
//! what else they are asked is noted.
class PlainLibrary
{
public:
    PlainLibrary()
    {
        asked.clear();
        sqlite3_auto_extension(entry());
    }
    ~PlainLibrary() { sqlite3_cancel_auto_extension(entry()); }

    inline static QStringList asked{};

private:
    using Entry = void (*)();
    static Entry entry() { return reinterpret_cast<Entry>(&PlainLibrary::install); }

    static int install(sqlite3 *connection, char **, const void *)
    {
        return sqlite3_set_authorizer(connection, &PlainLibrary::judge, nullptr);
    }

    static int judge(void *, int action, const char *name, const char *, const char *, const char *)
    {
        asked << (action == SQLITE_PRAGMA ? QString::fromUtf8(name) : QString::number(action));
        const bool isUnknown = action == SQLITE_PRAGMA && qstrcmp(name, "cipher_version") == 0;
        return isUnknown ? SQLITE_IGNORE : SQLITE_OK;
    }
};

// Enough rows for several pages.
void fill(Database &database)
{
    VERIFY_OK(database.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)"));
    VERIFY_OK(database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                               "WHERE i < 500) INSERT INTO t SELECT i, 'PLAINTEXTCANARY' || "
                               "hex(zeroblob(50)) FROM n"));
}

} // namespace

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
        QCOMPARE((*database)->path(), file.path());
        const auto found = (*database)->number("SELECT a FROM t");
        VERIFY_OK(found);
        QCOMPARE(*found, 42);
    }

    void nothingReadableReachesTheDisk()
    {
        SqlTestFile file;
        auto database = file.create();
        fill(*database);
        const auto inLog = contentOf(file.path() + u"-wal"_s);
        QVERIFY(inLog.size() > 50'000);
        QVERIFY(!inLog.contains("PLAINTEXTCANARY"));
        database.reset();

        const auto stored = contentOf(file.path());
        QVERIFY(stored.size() > 50'000);
        QVERIFY(!stored.contains("PLAINTEXTCANARY"));
        QVERIFY(!stored.contains("CREATE TABLE"));
        // The key itself neither; the salt is public and stands at the start.
        QVERIFY(!stored.contains(file.key().mid(0, 32).view()));
        QVERIFY(stored.startsWith(file.key().mid(32, 16).view()));
    }

    void durabilityIsSwitchedOn()
    {
        SqlTestFile file;
        auto database = file.create();
        const auto value = [&](const char *pragma) { return database->number(pragma).value(); };
        QCOMPARE(value("PRAGMA synchronous"), 2);
        QCOMPARE(value("PRAGMA temp_store"), 2);
        QCOMPARE(value("PRAGMA foreign_keys"), 0);
        QCOMPARE(value("PRAGMA trusted_schema"), 0);
        QCOMPARE(value("PRAGMA secure_delete"), 1);
        QCOMPARE(value("PRAGMA cell_size_check"), 1);
        QCOMPARE(value("PRAGMA cache_size"), -64'000);
        auto mode = database->prepare("PRAGMA journal_mode");
        VERIFY_OK(mode);
        VERIFY_OK(mode->step());
        QCOMPARE(mode->text(0), u"wal"_s);
    }

    //! A library without encryption knows no cipher_version: it would ignore the key and write
    //! everything in the clear.
    void aLibraryWithoutEncryptionIsRefusedBeforeTheFirstWrite()
    {
        SqlTestFile absent;
        SqlTestFile kept;
        kept.create().reset();
        const auto before = contentOf(kept.path());
        const PlainLibrary library;

        auto wanted = absent.options();
        wanted.create = true;
        const auto refused = Database::open(std::move(wanted));
        VERIFY_ERROR(refused, Error::NotEncrypted);
        QCOMPARE(refused.error().reason, u"library"_s);
        QCOMPARE(QDir(absent.folder()).entryList(QDir::Files), QStringList());

        VERIFY_ERROR(kept.open(), Error::NotEncrypted);
        QCOMPARE(contentOf(kept.path()), before);
        QCOMPARE(QDir(kept.folder()).entryList(QDir::Files), QStringList{u"支部 簿.db"_s});
        // Nothing was asked of either file before the question, nor after it.
        QCOMPARE(PlainLibrary::asked,
                 (QStringList{u"cipher_log_level"_s, u"cipher_log_level"_s, u"cipher_version"_s,
                              u"cipher_log_level"_s, u"cipher_log_level"_s, u"cipher_version"_s}));
    }

    void onlyTheOwnerMayReadTheFiles()
    {
        SqlTestFile file;
        auto database = file.create();
        VERIFY_OK(database->execute("CREATE TABLE t (a)"));
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const auto *suffix : {"", "-wal"}) {
            const auto path = file.path() + QLatin1StringView(suffix);
            QVERIFY(QFile::exists(path));
            QVERIFY(!(QFile::permissions(path) & others));
        }
    }

    void missingFileIsNotFoundAndNotMade()
    {
        SqlTestFile file;
        VERIFY_ERROR(file.open(), Error::NotFound);
        QVERIFY(!QFile::exists(file.path()));
    }

    void missingFolderIsIo()
    {
        SqlTestFile file;
        auto options = file.options();
        options.path = file.folder() + u"/absent/a.db"_s;
        options.create = true;
        VERIFY_ERROR(Database::open(std::move(options)), Error::Io);
    }

    void folderInItsPlaceIsIo()
    {
        SqlTestFile file;
        QVERIFY(QDir().mkpath(file.path()));
        VERIFY_ERROR(file.open(), Error::Io);
    }

    void keyOfTheWrongLengthIsInvalid()
    {
        SqlTestFile file;
        auto options = file.options();
        options.key = SecretBytes(32);
        options.create = true;
        VERIFY_ERROR(Database::open(std::move(options)), Error::Invalid);
        QVERIFY(!QFile::exists(file.path()));
    }

    void wrongKeyIsCorruptAndHarmless()
    {
        SqlTestFile file;
        fill(*file.create());
        const auto before = contentOf(file.path());

        auto options = file.options();
        options.key.data()[0] ^= 1;
        VERIFY_ERROR(Database::open(std::move(options)), Error::Corrupt);

        QCOMPARE(contentOf(file.path()), before);
        VERIFY_OK(file.open());
    }

    void wrongKeyWhileCreatingLeavesTheFile()
    {
        SqlTestFile file;
        fill(*file.create());
        const auto before = contentOf(file.path());
        auto options = file.options();
        options.create = true;
        options.key.data()[5] ^= 1;
        VERIFY_ERROR(Database::open(std::move(options)), Error::Corrupt);
        QCOMPARE(contentOf(file.path()), before);
    }

    void plainSqliteFileIsRefusedUntouched()
    {
        SqlTestFile file;
        const auto plain = QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
        write(file.path(), plain);
        for (const bool create : {false, true}) {
            auto options = file.options();
            options.create = create;
            VERIFY_ERROR(Database::open(std::move(options)), Error::NotEncrypted);
        }
        QCOMPARE(contentOf(file.path()), plain);
        QCOMPARE(QDir(file.folder()).entryList(QDir::Files).size(), 1);
    }

    void otherFilesAreCorrupt_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("short") << QByteArray(100, 'x');
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("pages of rubbish") << QByteArray(16384, 'z');
    }

    void otherFilesAreCorrupt()
    {
        QFETCH(QByteArray, content);
        SqlTestFile file;
        write(file.path(), content);
        VERIFY_ERROR(file.open(), Error::Corrupt);
        QCOMPARE(contentOf(file.path()), content);
    }

    void emptyFileOfAnInterruptedCreationIsTakenOver()
    {
        SqlTestFile file;
        write(file.path(), {});
        auto options = file.options();
        options.create = true;
        VERIFY_OK(Database::open(std::move(options)));
        VERIFY_OK(file.open());
    }

    void truncatedFileIsFound()
    {
        SqlTestFile file;
        fill(*file.create());
        const auto whole = contentOf(file.path());
        write(file.path(), whole.left(whole.size() - 4096 * 3));

        auto database = file.open();
        if (database)
            VERIFY_ERROR((*database)->checkIntegrity(), Error::Corrupt);
        else
            QCOMPARE(database.error().code, Error::Corrupt);
    }

    void flippedBitIsFoundOnEveryPage()
    {
        SqlTestFile file;
        fill(*file.create());
        const auto whole = contentOf(file.path());
        for (qsizetype page = 0; page < whole.size() / 4096; ++page) {
            auto damaged = whole;
            const auto position = page * 4096 + 100 + page * 37 % 3900;
            damaged[position] = char(damaged[position] ^ 0x10);
            write(file.path(), damaged);
            auto database = file.open();
            if (database)
                VERIFY_ERROR((*database)->checkIntegrity(), Error::Corrupt);
            else
                QCOMPARE(database.error().code, Error::Corrupt);
        }
        write(file.path(), whole);
        auto database = file.open();
        VERIFY_OK(database);
        VERIFY_OK((*database)->checkIntegrity());
    }

    void readingADamagedPageIsCorrupt()
    {
        SqlTestFile file;
        fill(*file.create());
        auto bytes = contentOf(file.path());
        for (qsizetype page = 2; page < bytes.size() / 4096; ++page)
            bytes[page * 4096 + 2000] = char(bytes[page * 4096 + 2000] ^ 1);
        write(file.path(), bytes);

        auto database = file.open();
        VERIFY_OK(database);
        VERIFY_ERROR((*database)->number("SELECT sum(length(b)) FROM t"), Error::Corrupt);
    }

    void readOnlyConnectionCannotWrite()
    {
        SqlTestFile file;
        auto writer = file.create();
        fill(*writer);
        auto options = file.options();
        options.readOnly = true;
        auto reader = Database::open(std::move(options));
        VERIFY_OK(reader);
        QCOMPARE((*reader)->number("SELECT count(*) FROM t").value(), 500);
        VERIFY_ERROR((*reader)->execute("DELETE FROM t"), Error::Io);
        QCOMPARE(writer->number("SELECT count(*) FROM t").value(), 500);
    }

    void lockedFileIsBusy()
    {
        SqlTestFile file;
        auto first = file.create();
        VERIFY_OK(first->execute("CREATE TABLE t (a)"));
        auto options = file.options();
        options.busyTimeoutMs = 0;
        auto second = Database::open(std::move(options));
        VERIFY_OK(second);

        Transaction holding(*first);
        VERIFY_OK(holding.begun());
        VERIFY_ERROR((*second)->execute("INSERT INTO t VALUES (1)"), Error::Busy);
        Transaction waiting(**second);
        VERIFY_ERROR(waiting.begun(), Error::Busy);
        VERIFY_ERROR(waiting.commit(), Error::Busy);
    }

    void readersSeeTheStateBeforeAnOpenTransaction()
    {
        SqlTestFile file;
        auto writer = file.create();
        VERIFY_OK(writer->execute("CREATE TABLE t (a)"));
        auto reader = file.open();
        VERIFY_OK(reader);
        Transaction transaction(*writer);
        VERIFY_OK(writer->execute("INSERT INTO t VALUES (1)"));
        QCOMPARE((*reader)->number("SELECT count(*) FROM t").value(), 0);
        VERIFY_OK(transaction.commit());
        QCOMPARE((*reader)->number("SELECT count(*) FROM t").value(), 1);
    }

    void connectionsInSeveralThreadsDoNotMeet()
    {
        SqlTestFile file;
        auto database = file.create();
        VERIFY_OK(database->execute("CREATE TABLE t (a)"));
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                auto own = file.open();
                for (int i = 0; i < 25 && own; ++i) {
                    auto query = (*own)->query();
                    query.prepare(u"INSERT INTO t VALUES (?)"_s);
                    query.addBindValue(i);
                    if (!query.exec())
                        ++failures;
                }
                if (!own)
                    ++failures;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(database->number("SELECT count(*) FROM t").value(), 100);
    }

    void wrongSqlIsInternalWithItsDetail()
    {
        SqlTestFile file;
        auto database = file.create();
        const auto outcome = database->prepare("SELEC 1");
        VERIFY_ERROR(outcome, Error::Internal);
        QVERIFY(outcome.error().detail.contains(u"SELEC"_s));
        VERIFY_ERROR(database->execute("CREATE TABLE t (a); BROKEN"), Error::Internal);
        QCOMPARE(database->lastError().code, Error::Internal);
    }

    void constraintIsInvalidAndQuotesNoValue()
    {
        SqlTestFile file;
        auto database = file.create();
        VERIFY_OK(database->execute("CREATE TABLE t (a TEXT UNIQUE CHECK (a <> 'never'))"));
        VERIFY_OK(database->execute("INSERT INTO t VALUES ('private name')"));
        const auto twice = database->execute("INSERT INTO t VALUES ('private name')");
        VERIFY_ERROR(twice, Error::Invalid);
        QCOMPARE(twice.error().reason, u"constraint"_s);
        QVERIFY(!twice.error().detail.contains(u"private"_s));
        VERIFY_ERROR(database->execute("INSERT INTO t VALUES ('never')"), Error::Invalid);
    }

    void numberFallsBackWithoutARow()
    {
        SqlTestFile file;
        auto database = file.create();
        QCOMPARE(database->number("SELECT 7 WHERE 0").value(), 0);
        QCOMPARE(database->number("SELECT 7 WHERE 0", -1).value(), -1);
        QCOMPARE(database->number("SELECT 7").value(), 7);
    }

    void changesCountsTheLastStatement()
    {
        SqlTestFile file;
        auto database = file.create();
        fill(*database);
        VERIFY_OK(database->execute("UPDATE t SET b = 'x' WHERE a <= 20"));
        QCOMPARE(database->changes(), 20);
    }

    void fullDiskLosesNothing()
    {
        SqlTestFile file;
        auto database = file.create();
        fill(*database);
        {
            FileSizeLimit limit(300 * 1024);
            auto insert = database->prepare("INSERT INTO t (b) VALUES (hex(randomblob(500)))");
            VERIFY_OK(insert);
            Transaction transaction(*database);
            VERIFY_OK(transaction.begun());
            Result<void> outcome;
            for (int i = 0; i < 1000 && outcome; ++i)
                outcome = insert->run();
            if (outcome)
                outcome = transaction.commit();
            VERIFY_ERROR(outcome, Error::DiskFull);
        }
        QCOMPARE(database->number("SELECT count(*) FROM t").value(), 500);
        VERIFY_OK(database->checkIntegrity());
        VERIFY_OK(database->execute("INSERT INTO t (b) VALUES ('room again')"));
        database.reset();

        auto again = file.open();
        VERIFY_OK(again);
        VERIFY_OK((*again)->checkIntegrity());
        QCOMPARE((*again)->number("SELECT count(*) FROM t").value(), 501);
    }

    void noFileIsLeftWhereNoneCouldBeMade()
    {
        SqlTestFile file;
        auto options = file.options();
        options.create = true;
        {
            FileSizeLimit limit(1000);
            VERIFY_ERROR(Database::open(std::move(options)), Error::DiskFull);
        }
        QCOMPARE(QDir(file.folder()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void queryMayOutliveItsUseButNotHarm()
    {
        SqlTestFile file;
        auto database = file.create();
        fill(*database);
        const auto connection = database->connection();
        auto query = database->query();
        QVERIFY(query.exec(u"SELECT a FROM t"_s));
        QVERIFY(query.next());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"still in use"_s));
        database.reset();
        QVERIFY(!connection.isOpen());
        QVERIFY(!query.exec(u"SELECT a FROM t"_s));
    }
};

BRANCHBOOK_TEST(DatabaseTest)
#include "DatabaseTest.moc"
