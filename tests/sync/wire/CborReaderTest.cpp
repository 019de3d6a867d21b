// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/CborReader.h"

#include "models/domain/CanonicalCbor.h"

#include "support/TestMain.h"
#include "sync/wire/CborWriter.h"

#include <QCborArray>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

class CborReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersComeBackAtEveryWidth_data()
    {
        QTest::addColumn<qint64>("value");
        for (const qint64 value :
             {qint64(0), qint64(23), qint64(24), qint64(255), qint64(256), qint64(65'535),
              qint64(65'536), qint64(0xffff'ffff), qint64(0x1'0000'0000),
              std::numeric_limits<qint64>::max(), qint64(-1), qint64(-24), qint64(-25),
              qint64(-65'537), std::numeric_limits<qint64>::min()})
            QTest::newRow(QByteArray::number(value).constData()) << value;
    }

    void numbersComeBackAtEveryWidth()
    {
        QFETCH(qint64, value);
        wire::CborWriter writer;
        writer.number(value);
        QCOMPARE(writer.result(), models::canonicalCbor(QCborValue(value)));
        wire::CborReader reader(writer.result());
        QCOMPARE(reader.number(), value);
        QVERIFY(reader.finished());
    }

    void canonicalStatesPassAsTheyStand()
    {
        const auto bytes =
            models::canonicalCbor(QCborMap{{u"name"_s, u"王小明"_s},
                                           {u"b"_s, QCborArray{1, -1, 2.5, true, nullptr}},
                                           {u"hash"_s, QByteArray(32, 'h')}});
        wire::CborReader reader(bytes);
        QVERIFY(reader.mapItem() == bytes);
        QVERIFY(reader.finished());
    }

    void looseFormsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("number longer than needed") << QByteArray("1801");
        QTest::newRow("length longer than needed") << QByteArray("580161");
        QTest::newRow("indefinite map") << QByteArray("bf6161016162ff");
        QTest::newRow("unsorted keys") << QByteArray("a2616201616101");
        QTest::newRow("key twice") << QByteArray("a2616101616102");
        QTest::newRow("key that is no text") << QByteArray("a10101");
        QTest::newRow("invalid UTF-8") << QByteArray("62c328");
        QTest::newRow("tag") << QByteArray("c001");
        QTest::newRow("undefined") << QByteArray("f7");
        QTest::newRow("reserved length") << QByteArray("1c");
        QTest::newRow("array that claims too much") << QByteArray("9bffffffffffffffff");
        QTest::newRow("text that claims too much") << QByteArray("7bffffffffffffffff61");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("nested too deep") << QByteArray("81").repeated(18) + "01";
    }

    void looseFormsAreRefused()
    {
        QFETCH(QByteArray, hex);
        const auto bytes = QByteArray::fromHex(hex);
        wire::CborReader reader(bytes);
        QVERIFY(reader.item().isEmpty());
        QVERIFY(reader.failed());
    }

    void theFirstFaultSticks()
    {
        const auto bytes = QByteArray::fromHex("6161018102");
        wire::CborReader reader(bytes);
        QCOMPARE(reader.number(), 0);
        QVERIFY(reader.failed());
        QCOMPARE(reader.text(10), QString());
        QCOMPARE(reader.array(), quint64(0));
        QVERIFY(reader.atClose());
        QVERIFY(!reader.finished());
    }
};

BRANCHBOOK_TEST(CborReaderTest)
#include "CborReaderTest.moc"
