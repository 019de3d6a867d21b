// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/postgres/PeerMessage.h"
#include "sync/hub/postgres/PostgresAddress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using hub::PostgresAddress;
using models::Error;

//! The texts that a hub over PostgreSQL reads and writes; no server is needed.
class PostgresFormsTest : public QObject
{
    Q_OBJECT

private slots:
    void addressIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("options");
        QTest::newRow("a server") << u"postgresql://hub@db.example:5433/county"_s
                                  << u"user='hub' host='db.example' port='5433' dbname='county'"_s;
        QTest::newRow("two servers")
            << u"postgresql://hub@one,two:6432/county"_s
            << u"user='hub' host='one,two' port='5432,6432' target_session_attrs='read-write'"
               " dbname='county'"_s;
        QTest::newRow("a socket") << u"postgresql:///county?host=/run/postgresql"_s
                                  << u"dbname='county' host='/run/postgresql'"_s;
        QTest::newRow("letters that mean something")
            << u"postgresql://h/c%27%5C?sslmode=verify-full"_s
            << u"host='h' port='5432' dbname='c\\'\\\\' sslmode='verify-full'"_s;
    }

    void addressIsRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, options);
        const auto address = PostgresAddress::parse(text);
        VERIFY_OK(address);
        QCOMPARE(address->options(), options);
    }

    void passwordHasNoPlaceInAnAddress()
    {
        VERIFY_ERROR(PostgresAddress::parse(u"postgresql://hub:secret@db/county"_s), Error::Denied);
        VERIFY_ERROR(PostgresAddress::parse(u"postgresql://hub@db/county?password=secret"_s),
                     Error::Denied);
        VERIFY_ERROR(PostgresAddress::parse(u"postgresql://hub@db/county?options=a;b"_s),
                     Error::Unsupported);
        VERIFY_ERROR(PostgresAddress::parse(u"mysql://hub@db/county"_s), Error::Unsupported);
    }

    void messagesBetweenHubsFitIntoOneNotification()
    {
        hub::PeerMessage message;
        message.from = 1 << 29;
        message.device = qint64(1) << 62;
        for (qsizetype i = 0; i < hub::PeerMessage::streamsInOne; ++i)
            message.changed.append(
                {u"/1234567/2345678/3456789/4567890/5678901/"_s, u"attendance"_s});
        const auto bytes = message.encode();
        QVERIFY(bytes.size() < hub::PeerMessage::maximumBytes);
        const auto read = hub::PeerMessage::decode(bytes);
        QVERIFY(read);
        QCOMPARE(read->changed.size(), message.changed.size());
        QCOMPARE(read->device, message.device);
        QCOMPARE(read->from, message.from);
        QVERIFY(!hub::PeerMessage::decode("nonsense"));
    }
};

BRANCHBOOK_TEST(PostgresFormsTest)
#include "PostgresFormsTest.moc"
