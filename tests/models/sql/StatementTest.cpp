// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Statement.h"

#include "SqlTestFile.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class StatementTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_file.emplace();
        m_database = m_file->create();
        VERIFY_OK(m_database->execute("CREATE TABLE t (a, b)"));
    }

    void cleanup()
    {
        m_database.reset();
        m_file.reset();
    }

    void valuesComeBackAsTheyWere()
    {
        const auto text = u"支部 \U0001F600 \u0000 end"_s;
        const QByteArray bytes("\0\1\2\xff", 4);
        auto echo = prepare("SELECT ?1, ?2, ?3, ?4, ?5, typeof(?1), typeof(?2), typeof(?3)");
        echo.bind(1, std::numeric_limits<qint64>::min());
        echo.bind(2, text);
        echo.bindBytes(3, bytes);
        echo.bindNull(4);
        const auto utf8 = text.toUtf8();
        echo.bindUtf8(5, utf8);
        const auto row = echo.step();
        VERIFY_OK(row);
        QVERIFY(*row);
        QCOMPARE(echo.columnCount(), 8);
        QCOMPARE(echo.number(0), std::numeric_limits<qint64>::min());
        QCOMPARE(echo.text(1), text);
        QCOMPARE(echo.bytes(2), bytes);
        QVERIFY(echo.isNull(3));
        QVERIFY(!echo.isNull(2));
        QCOMPARE(echo.text(4), text);
        QCOMPARE(echo.text(5), u"integer"_s);
        QCOMPARE(echo.text(6), u"text"_s);
        QCOMPARE(echo.text(7), u"blob"_s);
    }

    void emptyIsNotNull()
    {
        auto echo = prepare("SELECT typeof(?1), typeof(?2), typeof(?3), ?2");
        echo.bind(1, QString());
        echo.bindBytes(2, {});
        echo.bindUtf8(3, {});
        VERIFY_OK(echo.step());
        QCOMPARE(echo.text(0), u"text"_s);
        QCOMPARE(echo.text(1), u"blob"_s);
        QCOMPARE(echo.text(2), u"text"_s);
        QCOMPARE(echo.bytes(3), QByteArray());
    }

    void longTextSurvivesItsSource()
    {
        auto echo = prepare("SELECT ?");
        {
            QString text(100'000, u'支');
            echo.bind(1, text);
            text.fill(u'x');
        }
        VERIFY_OK(echo.step());
        QCOMPARE(echo.text(0), QString(100'000, u'支'));
    }

    void idsAreSixteenBytesOrNull()
    {
        const auto id = MemberId::fromString(u"01234567-89ab-7cde-8f01-23456789abcd"_s);
        auto echo = prepare("SELECT ?1, ?2, typeof(?1), length(?1)");
        echo.bind(1, id);
        echo.bind(2, MemberId());
        VERIFY_OK(echo.step());
        QCOMPARE(echo.id<MemberId>(0), id);
        QVERIFY(echo.isNull(1));
        QVERIFY(echo.id<MemberId>(1).isNull());
        QCOMPARE(echo.text(2), u"blob"_s);
        QCOMPARE(echo.number(3), 16);
    }

    void runIsRepeatable()
    {
        auto insert = prepare("INSERT INTO t VALUES (?, ?)");
        for (qint64 i = 0; i < 10; ++i)
            VERIFY_OK(insert.bind(1, i).bind(2, QString::number(i)).run());
        QCOMPARE(m_database->number("SELECT sum(a) FROM t").value(), 45);
    }

    void bindingsStayUntilReplaced()
    {
        auto insert = prepare("INSERT INTO t VALUES (?, ?)");
        VERIFY_OK(insert.bind(1, qint64(7)).bind(2, u"x"_s).run());
        VERIFY_OK(insert.bind(2, u"y"_s).run());
        QCOMPARE(m_database->number("SELECT count(*) FROM t WHERE a = 7").value(), 2);
    }

    void steppingStartsAnewAfterTheEnd()
    {
        VERIFY_OK(m_database->execute("INSERT INTO t VALUES (1, 0), (2, 0)"));
        auto select = prepare("SELECT a FROM t ORDER BY a");
        for (int round = 0; round < 2; ++round) {
            QVERIFY(select.step().value());
            QCOMPARE(select.number(0), 1);
            QVERIFY(select.step().value());
            QCOMPARE(select.number(0), 2);
            QVERIFY(!select.step().value());
        }
    }

    void bindingInTheMiddleOfRowsStartsAnew()
    {
        VERIFY_OK(m_database->execute("INSERT INTO t VALUES (1, 0), (2, 0), (3, 0)"));
        auto select = prepare("SELECT a FROM t WHERE a >= ? ORDER BY a");
        select.bind(1, qint64(1));
        QVERIFY(select.step().value());
        select.bind(1, qint64(3));
        QVERIFY(select.step().value());
        QCOMPARE(select.number(0), 3);
    }

    void missingParameterIsInternalUntilReset()
    {
        auto insert = prepare("INSERT INTO t VALUES (?, 0)");
        VERIFY_ERROR(insert.bind(1, qint64(1)).bind(2, qint64(1)).run(), Error::Internal);
        QCOMPARE(m_database->number("SELECT count(*) FROM t").value(), 0);
        insert.reset();
        VERIFY_OK(insert.run());
    }

    void failedRunLeavesTheStatementUsable()
    {
        VERIFY_OK(m_database->execute("CREATE UNIQUE INDEX u ON t (a)"));
        auto insert = prepare("INSERT INTO t VALUES (?, 0)");
        VERIFY_OK(insert.bind(1, qint64(1)).run());
        VERIFY_ERROR(insert.run(), Error::Invalid);
        VERIFY_OK(insert.bind(1, qint64(2)).run());
    }

    void movedFromStatementDoesNothing()
    {
        auto first = prepare("SELECT 5");
        Statement second(std::move(first));
        QVERIFY(second.step().value());
        QCOMPARE(second.number(0), 5);
        VERIFY_ERROR(first.step(), Error::Internal);
        first = std::move(second);
        QVERIFY(!first.step().value());
        Statement none;
        VERIFY_ERROR(none.run(), Error::Internal);
    }

private:
    Statement prepare(const char *sql)
    {
        auto statement = m_database->prepare(sql);
        if (!statement)
            qFatal("%s", support::describe(statement.error()).constData());
        return std::move(*statement);
    }

    std::optional<SqlTestFile> m_file;
    std::unique_ptr<Database> m_database;
};

BRANCHBOOK_TEST(StatementTest)
#include "StatementTest.moc"
