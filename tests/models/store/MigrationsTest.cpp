// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/sql/Migrator.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MemberRepository.h"
#include "models/store/SchemaCheck.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! A store of every schema version there ever was, as it was dumped then (tests/data/schema), comes
//! up to the newest with all that is in it.
class MigrationsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder.emplace(); }

    void noReleasedScriptIsEdited()
    {
        QFile list(support::dataFile(u"schema/released.sha256"_s));
        QVERIFY(list.open(QIODevice::ReadOnly));
        int listed = 0;
        for (const auto &line :
             QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            const auto parts = line.split(u"  "_s);
            QCOMPARE(parts.size(), 2);
            QFile script(u":/schema/"_s + parts[1]);
            QVERIFY2(script.open(QIODevice::ReadOnly), qPrintable(parts[1]));
            const auto hash =
                QCryptographicHash::hash(script.readAll(), QCryptographicHash::Sha256).toHex();
            // What has been run somewhere is never run again: change the schema by a new script.
            QVERIFY2(QString::fromLatin1(hash) == parts[0], qPrintable(parts[1]));
            ++listed;
        }
        QVERIFY(listed >= 6);
    }

    void everyReleasedVersionHasItsStore()
    {
        for (const auto &which : {u"replica"_s, u"hub"_s}) {
            QFile list(support::dataFile(u"schema/released.sha256"_s));
            QVERIFY(list.open(QIODevice::ReadOnly));
            const auto scripts = list.readAll().count("  " + which.toLatin1() + '/');
            for (int version = 1; version <= scripts; ++version)
                QVERIFY(QFile::exists(dumpOf(which, version)));
        }
    }

    void olderStoresComeUpToDateWithAllRecords_data() { addVersions(); }

    void olderStoresComeUpToDateWithAllRecords()
    {
        QFETCH(QString, which);
        QFETCH(int, version);
        const auto database = storeOf(which, version);
        QCOMPARE(*database->number("PRAGMA user_version"), version);
        const auto columns = columnsOf(*database);
        const auto before = contentOf(*database, columns);
        QVERIFY(before.size() > 10);

        const Migrator migrator(u":/schema/"_s + which);
        VERIFY_OK(migrator.migrate(*database));

        QCOMPARE(*database->number("PRAGMA user_version"), migrator.newestVersion());
        QCOMPARE(contentOf(*database, columns), before);
        QCOMPARE(schemaOf(*database), schemaOf(*newest(which)));
        VERIFY_OK(database->checkIntegrity());
        if (which == u"hub")
            return;
        VERIFY_OK(checkSchema(*database));
        support::FakeClock clock;
        support::FakeRandom random;
        ChangeWriter writer(*database, clock, random, {});
        const auto members = MemberRepository(*database, writer, clock).list();
        VERIFY_OK(members);
        QStringList read;
        for (const auto &member : *members)
            read << member.name + u' ' + member.identityNumber;
        read.sort();
        QCOMPARE(read,
                 (QStringList{u"样例name0 990000196001150016"_s, u"样例name1 990000196102150111"_s,
                              u"样例name2 "_s}));
    }

    void aFailingStepLeavesTheBytesOfTheFile_data() { addVersions(); }

    void aFailingStepLeavesTheBytesOfTheFile()
    {
        QFETCH(QString, which);
        QFETCH(int, version);
        auto database = storeOf(which, version);
        database.reset();
        const auto before = bytes();

        // The real scripts up to this version, and then one that breaks off half way.
        const QTemporaryDir steps;
        const QDir scripts(u":/schema/"_s + which);
        const auto names = scripts.entryList(QDir::Files, QDir::Name);
        for (int i = 0; i < version; ++i)
            QVERIFY(QFile::copy(scripts.filePath(names[i]), steps.filePath(names[i])));
        QFile broken(steps.filePath(u"%1_broken.sql"_s.arg(version + 1, 4, 10, QLatin1Char('0'))));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        QVERIFY(broken.write("CREATE TABLE half (a); INSERT INTO half VALUES (zeroblob(100000));"
                             "INSERT INTO nowhere VALUES (1);")
                > 0);
        broken.close();
        database = opened(false);
        VERIFY_ERROR(Migrator(steps.path()).migrate(*database), Error::Internal);
        QCOMPARE(*database->number("PRAGMA user_version"), version);
        database.reset();
        QCOMPARE(bytes(), before);
    }

    void aStoreOfALaterProgramIsLeftAlone_data()
    {
        QTest::addColumn<QString>("which");
        QTest::newRow("replica") << u"replica"_s;
        QTest::newRow("hub") << u"hub"_s;
    }

    void aStoreOfALaterProgramIsLeftAlone()
    {
        QFETCH(QString, which);
        const Migrator migrator(u":/schema/"_s + which);
        auto database = storeOf(which, 1);
        const auto later = migrator.newestVersion() + 1;
        const auto set = "PRAGMA user_version=" + QByteArray::number(later);
        VERIFY_OK(database->execute(set.constData()));
        database.reset();
        const auto before = bytes();
        database = opened(false);
        const auto refused = migrator.migrate(*database);
        VERIFY_ERROR(refused, Error::NewerVersion);
        QCOMPARE(refused.error().number, later);
        database.reset();
        QCOMPARE(bytes(), before);
    }

private:
    //! For each table the columns that it has.
    using Columns = QMap<QString, QStringList>;

    static QString dumpOf(const QString &which, int version)
    {
        return support::dataFile(u"schema/%1-%2.sql"_s.arg(which).arg(version));
    }

    static void addVersions()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<int>("version");
        for (const auto &which : {u"replica"_s, u"hub"_s}) {
            for (int version = 1; QFile::exists(dumpOf(which, version)); ++version)
                QTest::addRow("%s %d", qPrintable(which), version) << which << version;
        }
    }

    QString path() const { return m_folder->filePath(u"store.db"_s); }

    std::unique_ptr<Database> opened(bool create, const QString &file = {})
    {
        support::FakeRandom random(42);
        return support::must(Database::open({.path = file.isEmpty() ? path() : file,
                                             .key = SecretBytes::random(48, random),
                                             .create = create}));
    }

    std::unique_ptr<Database> storeOf(const QString &which, int version)
    {
        QFile dump(dumpOf(which, version));
        if (!dump.open(QIODevice::ReadOnly))
            qFatal("no dump");
        auto database = opened(true);
        support::must(database->execute(dump.readAll().constData()));
        return database;
    }

    std::unique_ptr<Database> newest(const QString &which)
    {
        auto database = opened(true, m_folder->filePath(u"newest.db"_s));
        support::must(Migrator(u":/schema/"_s + which).migrate(*database));
        return database;
    }

    static QStringList textsOf(Database &database, const QString &sql)
    {
        QStringList texts;
        auto query = database.query();
        if (!query.exec(sql))
            qFatal("%s", qPrintable(sql));
        while (query.next())
            texts << query.value(0).toString();
        return texts;
    }

    static QStringList schemaOf(Database &database)
    {
        return textsOf(database,
                       u"SELECT type || ' ' || name || ' ' || coalesce(sql, '') "
                       "FROM sqlite_master ORDER BY type, name"_s);
    }

    static Columns columnsOf(Database &database)
    {
        Columns columns;
        for (const auto &table :
             textsOf(database, u"SELECT name FROM sqlite_master WHERE type = 'table'"_s))
            columns.insert(
                table, textsOf(database, u"SELECT name FROM pragma_table_info('%1')"_s.arg(table)));
        return columns;
    }

    //! Every row of every table as text.
    static QMap<QString, QStringList> contentOf(Database &database, const Columns &columns)
    {
        QMap<QString, QStringList> content;
        for (auto table = columns.cbegin(); table != columns.cend(); ++table) {
            QStringList quoted;
            for (const auto &column : table.value())
                quoted << u"quote(\"%1\")"_s.arg(column);
            content.insert(table.key(),
                           textsOf(database,
                                   u"SELECT %1 AS line FROM %2 ORDER BY line"_s.arg(
                                       quoted.join(u" || ',' || "_s), table.key())));
        }
        return content;
    }

    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::optional<QTemporaryDir> m_folder;
};

BRANCHBOOK_TEST(MigrationsTest)
#include "MigrationsTest.moc"
