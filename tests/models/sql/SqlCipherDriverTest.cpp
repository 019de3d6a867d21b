// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/SqlCipherDriver.h"

#include "SqlTestFile.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QSqlQueryModel>
#include <QSqlRecord>
#include <QTest>
#include <QTimeZone>
#include <QUuid>

using namespace models;
using namespace Qt::StringLiterals;

class SqlCipherDriverTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_file.emplace();
        m_database = m_file->create();
        VERIFY_OK(m_database->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL "
                                      "DEFAULT 'x', score REAL, data BLOB)"));
        VERIFY_OK(m_database->execute("CREATE VIEW v AS SELECT name FROM t"));
        VERIFY_OK(m_database->execute("INSERT INTO t VALUES (1, 'one', 1.5, x'01'), (2, '二', 2.5, "
                                      "NULL), (3, '', NULL, x'')"));
    }

    void cleanup()
    {
        m_database.reset();
        m_file.reset();
    }

    void valuesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QVariant>("stored");
        QTest::addColumn<QString>("type");
        const QDateTime time(QDate(2026, 11, 7), QTime(9, 0, 0, 123), QTimeZone("Asia/Shanghai"));
        const auto uuid = QUuid::fromString(u"01234567-89ab-7cde-8f01-23456789abcd"_s);
        const auto row = [](const char *name, const QVariant &value, const QVariant &stored,
                            const QString &type) {
            QTest::newRow(name) << value << stored << type;
        };
        row("nothing", QVariant(), QVariant(), u"null"_s);
        row("null text", QString(), QVariant(), u"null"_s);
        row("empty text", u""_s, u""_s, u"text"_s);
        row("text", u"支部 \U0001F600"_s, u"支部 \U0001F600"_s, u"text"_s);
        row("text with a zero", u"a\u0000b"_s, u"a\u0000b"_s, u"text"_s);
        row("int", 42, 42LL, u"integer"_s);
        row("bool", true, 1LL, u"integer"_s);
        row("uint", 4'000'000'000u, 4'000'000'000LL, u"integer"_s);
        row("smallest", std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::min(),
            u"integer"_s);
        row("largest", std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max(),
            u"integer"_s);
        row("double", 0.1, 0.1, u"real"_s);
        row("null int", QVariant(QMetaType::fromType<int>()), QVariant(), u"null"_s);
        row("bytes", QByteArray("\0\xff", 2), QByteArray("\0\xff", 2), u"blob"_s);
        row("empty bytes", QByteArray(""), QByteArray(""), u"blob"_s);
        row("null bytes", QByteArray(), QVariant(), u"null"_s);
        row("date", QDate(2026, 7, 1), u"2026-07-01"_s, u"text"_s);
        row("no date", QDate(), QVariant(), u"null"_s);
        row("time", time, time.toMSecsSinceEpoch(), u"integer"_s);
        row("id", uuid, uuid.toRfc4122(), u"blob"_s);
    }

    void valuesComeBackAsTheyWere()
    {
        QFETCH(QVariant, value);
        QFETCH(QVariant, stored);
        QFETCH(QString, type);
        for (const bool forwardOnly : {true, false}) {
            auto query = m_database->query();
            query.setForwardOnly(forwardOnly);
            QVERIFY(query.prepare(u"SELECT ?, typeof(?)"_s));
            query.addBindValue(value);
            query.addBindValue(value);
            QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
            QVERIFY(query.next());
            QCOMPARE(query.value(0), stored);
            QCOMPARE(query.value(0).typeId(), stored.typeId());
            QCOMPARE(query.isNull(0), !stored.isValid());
            QCOMPARE(query.value(1).toString(), type);
            QVERIFY(!query.next());
        }
    }

    void namedParametersWorkAlsoTwice()
    {
        auto query = m_database->query();
        QVERIFY(query.prepare(u"SELECT :a || :b || :a"_s));
        query.bindValue(u":a"_s, u"x"_s);
        query.bindValue(u":b"_s, u"y"_s);
        QVERIFY(query.exec());
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(), u"xyx"_s);
    }

    void preparedQueryIsRepeatable()
    {
        auto query = m_database->query();
        query.setForwardOnly(true);
        QVERIFY(query.prepare(u"SELECT name FROM t WHERE id = ?"_s));
        for (const auto &[id, name] : {std::pair{1, u"one"_s}, {2, u"二"_s}, {1, u"one"_s}}) {
            query.bindValue(0, id);
            QVERIFY(query.exec());
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toString(), name);
        }
        query.bindValue(0, 99);
        QVERIFY(query.exec());
        QVERIFY(!query.next());
    }

    void rowsCanBeWalkedBackUnlessForwardOnly()
    {
        auto query = m_database->query();
        QVERIFY(query.exec(u"SELECT id FROM t ORDER BY id"_s));
        QVERIFY(query.last());
        QCOMPARE(query.value(0).toInt(), 3);
        QVERIFY(query.previous());
        QCOMPARE(query.value(0).toInt(), 2);
        QVERIFY(query.first());
        QCOMPARE(query.value(0).toInt(), 1);
        QVERIFY(!query.previous());
        QVERIFY(query.seek(2));
        QCOMPARE(query.value(0).toInt(), 3);
        QVERIFY(!query.seek(3));
        QCOMPARE(query.size(), -1);

        query.setForwardOnly(true);
        QVERIFY(query.exec(u"SELECT id FROM t ORDER BY id"_s));
        QVERIFY(query.next());
        QVERIFY(query.next());
        QVERIFY(query.seek(2));
        QCOMPARE(query.value(0).toInt(), 3);
        QVERIFY(!query.seek(0));
    }

    void lastOfNothingIsFalse()
    {
        auto query = m_database->query();
        QVERIFY(query.exec(u"SELECT id FROM t WHERE id > 99"_s));
        QVERIFY(query.isSelect());
        QVERIFY(!query.last());
        QVERIFY(!query.first());
        QVERIFY(!query.next());
    }

    void writeTellsRowsAndId()
    {
        auto query = m_database->query();
        QVERIFY(query.exec(u"INSERT INTO t (name) VALUES ('four')"_s));
        QVERIFY(!query.isSelect());
        QCOMPARE(query.lastInsertId().toLongLong(), 4);
        QVERIFY(query.exec(u"UPDATE t SET score = 0 WHERE id > 1"_s));
        QCOMPARE(query.numRowsAffected(), 3);
        QVERIFY(!query.next());
    }

    void returningGivesRows()
    {
        auto query = m_database->query();
        QVERIFY(query.exec(u"DELETE FROM t WHERE id > 1 RETURNING id"_s));
        QVERIFY(query.isSelect());
        int rows = 0;
        while (query.next())
            ++rows;
        QCOMPARE(rows, 2);
        QCOMPARE(m_database->number("SELECT count(*) FROM t").value(), 1);
    }

    void recordNamesAndTypesTheColumns()
    {
        auto query = m_database->query();
        QVERIFY(query.exec(u"SELECT id, name AS label, data FROM t"_s));
        QVERIFY(query.next());
        const auto record = query.record();
        QCOMPARE(record.count(), 3);
        QCOMPARE(record.fieldName(1), u"label"_s);
        QCOMPARE(record.field(0).metaType().id(), int(QMetaType::LongLong));
        QCOMPARE(record.value(u"label"_s).toString(), u"one"_s);
        QCOMPARE(query.value(u"label"_s).toString(), u"one"_s);
    }

    void errorsAreReported()
    {
        auto query = m_database->query();
        QVERIFY(!query.exec(u"SELEC"_s));
        QCOMPARE(query.lastError().type(), QSqlError::StatementError);
        QVERIFY(query.lastError().text().contains(u"SELEC"_s));

        QVERIFY(!query.exec(u"SELECT 1; DELETE FROM t"_s));
        QCOMPARE(m_database->number("SELECT count(*) FROM t").value(), 3);
        QVERIFY(query.exec(u"SELECT 1 ; \n "_s));

        QVERIFY(query.prepare(u"SELECT ?, ?"_s));
        query.bindValue(0, 1);
        QVERIFY(!query.exec());

        QVERIFY(!query.exec(u"INSERT INTO t (id, name) VALUES (1, 'private name')"_s));
        QVERIFY(!query.lastError().text().contains(u"private"_s));
        QVERIFY(!query.lastError().nativeErrorCode().isEmpty());
        QVERIFY(query.exec(u"SELECT 1"_s));
        QVERIFY(!query.lastError().isValid());
    }

    void finishedQueryHoldsNoLock()
    {
        auto query = m_database->query();
        query.setForwardOnly(true);
        QVERIFY(query.exec(u"SELECT id FROM t"_s));
        QVERIFY(query.next());
        query.finish();
        QVERIFY(!query.isActive());
        VERIFY_OK(m_database->execute("DROP TABLE t"));
    }

    void boundValuesMayChangeWhileRowsAreRead()
    {
        auto query = m_database->query();
        query.setForwardOnly(true);
        QVERIFY(query.prepare(u"SELECT id, ? FROM t ORDER BY id"_s));
        query.bindValue(0, QByteArray(1000, 'a'));
        QVERIFY(query.exec());
        QVERIFY(query.next());
        query.bindValue(0, QByteArray(10, 'b'));
        QVERIFY(query.next());
        QCOMPARE(query.value(1).toByteArray(), QByteArray(1000, 'a'));
    }

    void transactionsOfQtSqlWork()
    {
        auto connection = m_database->connection();
        QVERIFY(connection.transaction());
        QVERIFY(!connection.transaction());
        auto query = m_database->query();
        QVERIFY(query.exec(u"DELETE FROM t"_s));
        QVERIFY(connection.rollback());
        QCOMPARE(m_database->number("SELECT count(*) FROM t").value(), 3);
        QVERIFY(connection.transaction());
        QVERIFY(query.exec(u"DELETE FROM t"_s));
        QVERIFY(connection.commit());
        QCOMPARE(m_database->number("SELECT count(*) FROM t").value(), 0);
    }

    void schemaCanBeRead()
    {
        const auto connection = m_database->connection();
        QCOMPARE(connection.tables(), QStringList{u"t"_s});
        QCOMPARE(connection.tables(QSql::Views), QStringList{u"v"_s});
        const auto record = connection.record(u"t"_s);
        QCOMPARE(record.count(), 4);
        QCOMPARE(record.field(1).requiredStatus(), QSqlField::Required);
        QCOMPARE(record.field(2).metaType().id(), int(QMetaType::Double));
        QCOMPARE(record.field(3).metaType().id(), int(QMetaType::QByteArray));
        QCOMPARE(connection.primaryIndex(u"t"_s).fieldName(0), u"id"_s);
        QVERIFY(connection.record(u"absent"_s).isEmpty());
    }

    void identifiersAreQuoted()
    {
        const auto *driver = m_database->connection().driver();
        QCOMPARE(driver->escapeIdentifier(u"a\"b"_s, QSqlDriver::FieldName), u"\"a\"\"b\""_s);
        QCOMPARE(driver->escapeIdentifier(u"\"a\""_s, QSqlDriver::FieldName), u"\"a\""_s);
    }

    void modelShowsAllRows()
    {
        QSqlQueryModel model;
        auto query = m_database->query();
        QVERIFY(query.exec(u"SELECT id, name FROM t ORDER BY id"_s));
        model.setQuery(std::move(query));
        while (model.canFetchMore())
            model.fetchMore();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.data(model.index(1, 1)).toString(), u"二"_s);
    }

    void noRoadThroughQtSqlOpensAFile()
    {
        auto connection = m_database->connection();
        QVERIFY(connection.isOpen());
        connection.close();
        QVERIFY(!connection.open());
        QVERIFY(connection.isOpenError());
        auto query = m_database->query();
        QVERIFY(!query.exec(u"SELECT 1"_s));
    }

    void ownConnectionHasAUniqueName()
    {
        SqlTestFile other;
        const auto second = other.create();
        QVERIFY(second->connection().connectionName() != m_database->connection().connectionName());
        const auto name = m_database->connection().connectionName();
        QVERIFY(QSqlDatabase::contains(name));
        m_database.reset();
        QVERIFY(!QSqlDatabase::contains(name));
    }

    void itIsNotQtsOwnDriver()
    {
        QVERIFY(qobject_cast<SqlCipherDriver *>(m_database->connection().driver()));
    }

private:
    std::optional<SqlTestFile> m_file;
    std::unique_ptr<Database> m_database;
};

BRANCHBOOK_TEST(SqlCipherDriverTest)
#include "SqlCipherDriverTest.moc"
