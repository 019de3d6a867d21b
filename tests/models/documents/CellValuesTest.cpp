// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/CellValues.h"
#include "models/documents/ColumnMapping.h"
#include "models/documents/NumberFormats.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class CellValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void datesAreReadInEverySpelling_data()
    {
        QTest::addColumn<Cell>("cell");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("doubt");
        const QString none;
        const auto first = u"dayAssumed"_s;
        QTest::newRow("ISO") << text(u"1990-05-01"_s) << u"1990-05-01"_s << none;
        QTest::newRow("short") << text(u"1990-5-1"_s) << u"1990-05-01"_s << none;
        QTest::newRow("dots") << text(u"1990.05.01"_s) << u"1990-05-01"_s << none;
        QTest::newRow("strokes") << text(u"1990/5/1"_s) << u"1990-05-01"_s << none;
        QTest::newRow("Chinese") << text(u"1990年5月1日"_s) << u"1990-05-01"_s << none;
        QTest::newRow("Chinese, spaced")
            << text(u" 1990 年 5 月 1 日"_s) << u"1990-05-01"_s << none;
        QTest::newRow("digits") << text(u"19900501"_s) << u"1990-05-01"_s << none;
        QTest::newRow("full width") << text(u"１９９０．０５．０１"_s) << u"1990-05-01"_s << none;
        QTest::newRow("with time") << text(u"1990-05-01 00:00:00"_s) << u"1990-05-01"_s << none;
        QTest::newRow("month, dots") << text(u"1990.05"_s) << u"1990-05-01"_s << first;
        QTest::newRow("month, Chinese") << text(u"1990年5月"_s) << u"1990-05-01"_s << first;
        QTest::newRow("month, digits") << text(u"199005"_s) << u"1990-05-01"_s << first;
        QTest::newRow("month, October as text") << text(u"1990.10"_s) << u"1990-10-01"_s << first;
        QTest::newRow("number of eight digits") << number(19900501) << u"1990-05-01"_s << none;
        QTest::newRow("number with dot") << number(1990.05) << u"1990-05-01"_s << first;
        QTest::newRow("serial without format") << number(42456) << u"2016-03-27"_s << none;
        QTest::newRow("date cell")
            << Cell{Cell::Type::Date, {}, 0, {1990, 5, 1}} << u"1990-05-01"_s << none;
    }

    void datesAreReadInEverySpelling()
    {
        QFETCH(Cell, cell);
        const auto parsed = cellValues::date(cell, false);
        QCOMPARE(parsed.fault, QString());
        QTEST(parsed.value.toString(), "date");
        QTEST(parsed.doubt, "doubt");
    }

    void whatIsNoDateIsRefused_data()
    {
        QTest::addColumn<Cell>("cell");
        QTest::newRow("30 February") << text(u"1990-02-30"_s);
        QTest::newRow("two-digit year") << text(u"90.05.01"_s);
        QTest::newRow("month 13") << text(u"1990年13月1日"_s);
        QTest::newRow("words") << text(u"不详"_s);
        QTest::newRow("January or October") << number(1990.1);
        QTest::newRow("negative") << number(-5);
    }

    void whatIsNoDateIsRefused()
    {
        QFETCH(Cell, cell);
        QCOMPARE(cellValues::date(cell, false).fault, u"badDate"_s);
    }

    void truncatedNumbersAreRecognised()
    {
        const Cell lost{Cell::Type::Number, u"9.90000199712161E+017"_s, 9.90000199712161e17};
        QCOMPARE(cellValues::identityNumber(lost).fault, u"truncatedByExcel"_s);
        QCOMPARE(cellValues::identityNumber(text(u"9.90E+17"_s)).fault, u"truncatedByExcel"_s);
        QCOMPARE(cellValues::identityNumber(text(u"990000199712161000"_s)).fault,
                 u"truncatedByExcel"_s);
        const Cell old{Cell::Type::Number, u"110105491231002"_s, 110105491231002.0};
        QCOMPARE(cellValues::identityNumber(old).value.toString(), u"110105491231002"_s);
        QCOMPARE(cellValues::identityNumber(text(u"１１０１０５19491231002x"_s)).value.toString(),
                 u"11010519491231002x"_s);
    }

    void wordsAreUnderstood()
    {
        QCOMPARE(cellValues::of(u"sex", text(u"男"_s), false).value.toString(), u"male"_s);
        QCOMPARE(cellValues::of(u"sex", number(2), false).value.toString(), u"female"_s);
        QCOMPARE(cellValues::of(u"category", text(u"预备党员"_s), false).value.toString(),
                 u"probationary"_s);
        QCOMPARE(cellValues::of(u"category", text(u"名誉党员"_s), false).fault, u"unknownWord"_s);
        QCOMPARE(cellValues::of(u"lost", text(u"是"_s), false).value.toBool(), true);
        QCOMPARE(cellValues::of(u"lost", text(u"也许"_s), false).fault, u"unknownWord"_s);
        QCOMPARE(cellValues::of(u"lostSince", text(u"2026年1月"_s), false).value.toString(),
                 u"2026-01"_s);
        QCOMPARE(cellValues::of(u"mobile", number(13900000000), false).value.toString(),
                 u"13900000000"_s);
    }

    void customFormatsAreDatesOrNot_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("isDate");
        QTest::newRow("Chinese") << u"yyyy\\年m\\月d\\日"_s << true;
        QTest::newRow("quoted Chinese") << u"yyyy\"年\"m\"月\"d\"日\";@"_s << true;
        QTest::newRow("locale") << u"[$-804]yyyy\\-mm\\-dd"_s << true;
        QTest::newRow("month") << u"mmm"_s << true;
        QTest::newRow("General") << u"General"_s << false;
        QTest::newRow("text") << u"@"_s << false;
        QTest::newRow("red number") << u"[Red]0.00"_s << false;
        QTest::newRow("quoted letters") << u"0\"days\""_s << false;
        QTest::newRow("time") << u"h:mm:ss"_s << false;
        QTest::newRow("escaped") << u"0\\d"_s << false;
    }

    void customFormatsAreDatesOrNot()
    {
        QFETCH(QString, format);
        QTEST(numberFormats::isDate(format), "isDate");
    }

    void builtInDatesIncludeEastAsia()
    {
        for (const int id : {14, 22, 27, 36, 45, 47, 50, 58})
            QVERIFY(numberFormats::isBuiltInDate(id));
        for (const int id : {0, 1, 13, 23, 37, 44, 48, 49, 59})
            QVERIFY(!numberFormats::isBuiltInDate(id));
    }

    void serialsKnowBothCalendars()
    {
        QCOMPARE(numberFormats::dateOf(42456, false), QDate(2016, 3, 27));
        QCOMPARE(numberFormats::dateOf(42456.75, false), QDate(2016, 3, 27));
        QCOMPARE(numberFormats::dateOf(1, false), QDate(1900, 1, 1));
        QCOMPARE(numberFormats::dateOf(59, false), QDate(1900, 2, 28));
        QVERIFY(!numberFormats::dateOf(60, false).isValid());
        QCOMPARE(numberFormats::dateOf(61, false), QDate(1900, 3, 1));
        QCOMPARE(numberFormats::dateOf(40994, true), QDate(2016, 3, 27));
        QVERIFY(!numberFormats::dateOf(-1, false).isValid());
        QVERIFY(!numberFormats::dateOf(1e9, false).isValid());
    }

    void titlesAreKnownByTheirSynonyms()
    {
        QCOMPARE(fieldOfHeader(u"公民身份号码"_s), u"identityNumber"_s);
        QCOMPARE(fieldOfHeader(u"身份证\n号 码"_s), u"identityNumber"_s);
        QCOMPARE(fieldOfHeader(u"入党日期（年/月/日）*"_s), u"joinedOn"_s);
        QCOMPARE(fieldOfHeader(u"联系电话："_s), u"mobile"_s);
        QCOMPARE(fieldOfHeader(u"党费类别"_s), QString());
    }

    void theHeaderIsFoundBelowTitles()
    {
        const Table table{.rows = {row(1, {u"党员名册"_s}),
                                   row(2, {u"填报单位：示例"_s, u"姓名"_s}),
                                   row(3, {u"序号"_s, u"姓名"_s, u"电话"_s, u"手机"_s})},
                          .columns = 4};
        const auto mapping = ColumnMapping::guess(table);
        VERIFY_OK(mapping);
        QCOMPARE(mapping->headerRow, 2);
        QCOMPARE(mapping->fields, (QStringList{{}, u"name"_s, u"mobile"_s, {}}));
        VERIFY_ERROR(ColumnMapping::guess(Table{.rows = {row(1, {u"甲"_s})}, .columns = 1}),
                     Error::NotFound);
    }

    void aFieldBelongsToOneColumn()
    {
        ColumnMapping mapping{.headers = {u"a"_s, u"b"_s}, .fields = {u"name"_s, {}}};
        mapping.assign(1, u"name"_s);
        QCOMPARE(mapping.fields, (QStringList{{}, u"name"_s}));
        const auto before = mapping.signature();
        mapping.assign(1, {});
        QCOMPARE(mapping.signature(), before);
        mapping.headers[0] = u"c"_s;
        QVERIFY(mapping.signature() != before);
    }

private:
    static Cell text(const QString &text) { return {Cell::Type::Text, text}; }
    static Cell number(double number) { return {Cell::Type::Number, {}, number}; }
    static TableRow row(int number, const QStringList &texts)
    {
        TableRow row{.number = number};
        for (const auto &cell : texts)
            row.cells.append(text(cell));
        return row;
    }
};

BRANCHBOOK_TEST(CellValuesTest)
#include "CellValuesTest.moc"
