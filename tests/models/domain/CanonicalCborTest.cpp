// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CanonicalCbor.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include <QCborArray>
#include <QTest>

#include <limits>

using namespace models;

class CanonicalCborTest : public QObject
{
    Q_OBJECT

private slots:
    void keysAreSortedByTheirEncodedForm()
    {
        const QCborMap map{{QStringLiteral("aa"), 1}, {QStringLiteral("b"), 2}, {10, 3}};

        QCOMPARE(canonicalCbor(map).toHex(), QByteArray("a30a0361620262616101"));
    }

    void everyKindOfValueIsWrittenAsQtDoes()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QList<QCborValue> values;
        for (const qint64 number : {qint64(0), qint64(23), qint64(24), qint64(255), qint64(256),
                                    qint64(65'536), qint64(1) << 32, most, qint64(-1), qint64(-24),
                                    qint64(-25), qint64(-65'537), -most - 1})
            values << QCborValue(number);
        values << QCborValue(true) << QCborValue(false) << QCborValue(nullptr) << QCborValue(1.5)
               << QCborValue(-0.0) << QCborValue() << QCborValue(QString())
               << QCborValue(QStringLiteral("\u652f\u90e8"))
               << QCborValue(QString(300, QLatin1Char('x'))) << QCborValue(QByteArray())
               << QCborValue(QByteArray(70'000, '\xff'))
               << QCborValue(QCborArray{1, QCborArray{}, QCborMap{}})
               << QCborValue(QCborKnownTags::UnixTime_t, QCborValue(7))
               << QCborValue(QCborSimpleType(200));
        for (const auto &value : values)
            QCOMPARE(models::canonicalCbor(value), value.toCbor());
    }

    void insertionOrderDoesNotMatter()
    {
        QCborMap first, second;
        first.insert(QStringLiteral("name"), QStringLiteral("张三"));
        first.insert(QStringLiteral("mark"), 1);
        second.insert(QStringLiteral("mark"), 1);
        second.insert(QStringLiteral("name"), QStringLiteral("张三"));

        QCOMPARE(canonicalCbor(first), canonicalCbor(second));
    }

    void whatIsEncodedIsDecoded()
    {
        const QCborMap map{{QStringLiteral("list"), QCborArray{1, QByteArray("\x01\x02"), true}},
                           {QStringLiteral("none"), QCborValue(nullptr)}};

        const auto decoded = cborMap(canonicalCbor(map));

        VERIFY_OK(decoded);
        QCOMPARE(*decoded, map);
    }

    void brokenBytesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not a map") << QByteArray::fromHex("8101");
        QTest::newRow("cut off") << QByteArray::fromHex("a2016161");
        QTest::newRow("trailing byte") << QByteArray::fromHex("a1010200");
        QTest::newRow("repeated key") << QByteArray::fromHex("a2010201f5");
        QTest::newRow("repeated key inside") << QByteArray::fromHex("a10181a2616101616102");
        QTest::newRow("array as a key") << QByteArray::fromHex("a1810102");
        QTest::newRow("map as a key") << QByteArray::fromHex("a1a002");
        QTest::newRow("not a number") << QByteArray::fromHex("a101fb7ff8000000000000");
        QTest::newRow("infinity") << QByteArray::fromHex("a101fb7ff0000000000000");
        QTest::newRow("2 to the 63") << QByteArray::fromHex("a101fb43e0000000000000");
        QTest::newRow("beyond in an array") << QByteArray::fromHex("a10181fbc3e0000000000001");
        QTest::newRow("tag") << QByteArray::fromHex("a101c102");
        QTest::newRow("tagged key") << QByteArray::fromHex("a1c10102");
        QTest::newRow("date") << QByteArray::fromHex("a101c06a323032362d31312d3037");
        QTest::newRow("too deep") << QByteArray::fromHex("a101" + QByteArray("81").repeated(64)
                                                         + "01");
        QTest::newRow("endless nesting")
            << QByteArray::fromHex("a101") + QByteArray(200'000, '\x81');
    }

    void brokenBytesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        VERIFY_ERROR(cborMap(bytes), Error::Corrupt);
    }
};

BRANCHBOOK_TEST(CanonicalCborTest)
#include "CanonicalCborTest.moc"
