// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/CsvReader.h"
#include "models/documents/TableFile.h"
#include "models/documents/XlsxReader.h"
#include "SampleZip.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QBuffer>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <quazip/quazip.h>

using namespace models;
using namespace Qt::StringLiterals;

class TableReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void sampleWorkbookIsReadWhole()
    {
        const auto tables = readTableFile(support::dataFile(u"roster-good.xlsx"_s));
        VERIFY_OK(tables);
        QCOMPARE(tables->size(), 1);
        const auto &table = tables->first();
        QCOMPARE(table.rows.size(), 25);
        QCOMPARE(table.rows[3].number, 4);
        QCOMPARE(table.rows[3].cell(1).text, u"张红娟"_s);
        QCOMPARE(table.rows[3].cell(8).date, QDate(2016, 3, 27));
        QCOMPARE(table.rows[3].cell(11).text, u"示例镇示例村5组94号"_s);
        QVERIFY(table.rows[13].cell(9).isEmpty());
    }

    void sampleCsvIsReadAsGb18030()
    {
        const auto tables = readTableFile(support::dataFile(u"roster-gb18030.csv"_s));
        VERIFY_OK(tables);
        const auto &table = tables->first();
        QCOMPARE(table.rows.size(), 23);
        QCOMPARE(table.rows[4].cell(1).text, u"张𬱖"_s);
        QCOMPARE(table.rows[1].cell(4).text, u"990000199210211018"_s);
    }

    void cellsOfEveryKindAreRead()
    {
        const auto table = read(support::workbookOf(
            R"(<row r="7"><c r="A7" t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></is></c>
               <c r="B7" t="s"><v>0</v></c><c t="n" s="1"><v>42456</v></c><c r="E7"><v>1.5</v></c>
               <c t="b"><v>1</v></c><c t="str"><f>A1</f><v>乙</v></c><c t="d"><v>2016-03-27T00:00:00</v></c>
               <c t="e"><v>#N/A</v></c><c s="2"><v>45000</v></c></row><row><c t="n"><v>3</v></c></row>)",
            R"(<numFmts><numFmt numFmtId="170" formatCode="yyyy\年m\月d\日"/></numFmts>
               <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
               <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="31"/></cellXfs>)",
            R"(<si><r><t>丙</t></r><r><t>丁</t></r><rPh sb="0" eb="1"><t>bing</t></rPh></si>)"));
        VERIFY_OK(table);
        QCOMPARE(table->rows.size(), 2);
        const auto &row = table->rows.first();
        QCOMPARE(row.number, 7);
        QCOMPARE(row.cell(0).text, u"甲"_s);
        QCOMPARE(row.cell(1).text, u"丙丁"_s);
        QCOMPARE(row.cell(2).date, QDate(2016, 3, 27));
        QVERIFY(row.cell(3).isEmpty());
        QCOMPARE(row.cell(4).shown(), u"1.5"_s);
        QCOMPARE(row.cell(5).type, Cell::Type::Boolean);
        QCOMPARE(row.cell(6).text, u"乙"_s);
        QCOMPARE(row.cell(7).date, QDate(2016, 3, 27));
        QCOMPARE(row.cell(9).date, QDate(2023, 3, 15));
        QCOMPARE(table->rows[1].number, 8);
        QCOMPARE(table->columns, 10);
    }

    void theOtherCalendarIsRead()
    {
        const auto table =
            read(support::workbookOf("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>40994</v></c></row>",
                                     "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", {}, true));
        VERIFY_OK(table);
        QCOMPARE(table->rows[0].cell(0).date, QDate(2016, 3, 27));
    }

    void truncatedWorkbooksAreCorrupt()
    {
        QFile file(support::dataFile(u"roster-good.xlsx"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto whole = file.readAll();
        for (const qsizetype size : {4L, 100L, long(whole.size() / 2), long(whole.size() - 30)})
            VERIFY_ERROR(read(whole.left(size)), Error::Corrupt);
    }

    void damagedContentIsCorrupt()
    {
        QFile file(support::dataFile(u"roster-good.xlsx"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto bytes = file.readAll();
        // Somewhere inside the compressed sheet.
        const auto at = bytes.indexOf("xl/worksheets/sheet1.xml") + 200;
        bytes[at] = char(bytes[at] ^ 0x55);
        bytes[at + 1] = char(bytes[at + 1] ^ 0x55);
        VERIFY_ERROR(read(bytes), Error::Corrupt);
        VERIFY_ERROR(read(support::workbookOf("<row><c")), Error::Corrupt);
        VERIFY_ERROR(read(support::zipOf({{u"readme.txt"_s, "x"}})), Error::Corrupt);
    }

    void zipBombsAreStopped()
    {
        const auto bomb =
            support::workbookOf("<row><c t=\"inlineStr\"><is><t>"
                                + QByteArray(64 * 1024 * 1024, 'A') + "</t></is></c></row>");
        QVERIFY(bomb.size() < 1024 * 1024);
        VERIFY_ERROR(read(bomb), Error::TooLarge);
    }

    void liesAboutTheSizeAreCaught()
    {
        auto bomb =
            support::workbookOf("<row><c t=\"inlineStr\"><is><t>"
                                + QByteArray(64 * 1024 * 1024, 'A') + "</t></is></c></row>");
        // The uncompressed size in the central directory (offset 24 of its entry) becomes 1000.
        const auto entry = bomb.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
        QCOMPARE(bomb.mid(entry, 2), QByteArray("PK"));
        bomb.replace(entry + 24, 4, QByteArray::fromHex("e8030000"));
        const auto outcome = read(bomb);
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == Error::TooLarge || outcome.error().code == Error::Corrupt);
    }

    void limitsHold()
    {
        const auto small = support::workbookOf("<row><c r=\"Z1\"><v>1</v></c></row>");
        VERIFY_ERROR(read(small, {.columns = 20}), Error::TooLarge);
        VERIFY_ERROR(read(small, {.cells = 20}), Error::TooLarge);
        VERIFY_ERROR(read(small, {.entries = 2}), Error::TooLarge);
        VERIFY_ERROR(read(small, {.unzippedBytes = 50}), Error::TooLarge);
        VERIFY_ERROR(readCsv("1,2,3\n4,5,6\n", {.cells = 5}), Error::TooLarge);
        VERIFY_ERROR(readCsv("1,2,3\n", {.fileBytes = 3}), Error::TooLarge);
    }

    void entityBombsAreCorrupt()
    {
        const auto bomb = support::zipOf(
            {{u"xl/workbook.xml"_s,
              "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
              "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]>"
              "<workbook><sheets>&d;&d;&d;</sheets></workbook>"}});
        VERIFY_ERROR(read(bomb), Error::Corrupt);
    }

    void csvIsReadInEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto text = u"姓名,备注\n张𬱖,\"多行\n和\"\"引号\"\",逗号\"\n"_s;
        QTest::newRow("UTF-8") << text.toUtf8();
        QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + text.toUtf8();
        QTest::newRow("GB18030") << QByteArray(QStringEncoder("GB18030").encode(text));
        QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("UTF-16") << QByteArray(little.encode(text));
        QTest::newRow("tabs")
            << QString(text).replace(u",备"_s, u"\t备"_s).replace(u"𬱖,"_s, u"𬱖\t"_s).toUtf8();
        QTest::newRow("CR LF")
            << QString(text).replace(u'\n', u"\r\n"_s).replace(u"行\r"_s, u"行"_s).toUtf8();
    }

    void csvIsReadInEveryEncoding()
    {
        QFETCH(QByteArray, bytes);
        const auto table = readCsv(bytes);
        VERIFY_OK(table);
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows[1].cell(0).text, u"张𬱖"_s);
        QCOMPARE(table->rows[1].cell(1).text, u"多行\n和\"引号\",逗号"_s);
    }

    void guardsOfNumbersAreTakenAway()
    {
        const auto table = readCsv("a,\t990000199210211018,=\"0012\",'0034,\"\t56\"\n");
        VERIFY_OK(table);
        const auto &row = table->rows.first();
        QCOMPARE(row.cell(1).text, u"990000199210211018"_s);
        QCOMPARE(row.cell(2).text, u"0012"_s);
        QCOMPARE(row.cell(3).text, u"0034"_s);
        QCOMPARE(row.cell(4).text, u"56"_s);
    }

    void emptyRowsKeepTheNumbering()
    {
        const auto table = readCsv("a\n\n,,\nb,\n");
        VERIFY_OK(table);
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows[1].number, 4);
        QCOMPARE(table->columns, 1);
    }

    void otherFilesAreTurnedAway()
    {
        QTemporaryDir folder;
        const auto outcome = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            file.open(QIODevice::WriteOnly);
            file.write(bytes);
            file.close();
            const auto tables = readTableFile(file.fileName());
            return tables ? QString()
                          : u"%1 %2"_s.arg(tables.error().code).arg(tables.error().reason);
        };
        const QByteArray compound("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        const auto reason = [](Error::Code code, const char *reason) {
            return u"%1 %2"_s.arg(code).arg(QString::fromLatin1(reason));
        };
        QCOMPARE(outcome(u"old.xls"_s, compound + "rest"), reason(Error::Unsupported, "xls"));
        const QByteArray package("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
        QCOMPARE(outcome(u"secret.xlsx"_s, compound + package),
                 reason(Error::Unsupported, "encrypted"));
        QCOMPARE(outcome(u"photo.jpg"_s, QByteArray("\xff\xd8\0\0\1", 5)),
                 reason(Error::Unsupported, "table"));
        QCOMPARE(outcome(u"empty.csv"_s, {}), reason(Error::NotFound, "sheet"));
        QCOMPARE(outcome(u"wrong.xlsx"_s, "姓名,性别"), reason(Error::Corrupt, "xlsx"));
        VERIFY_ERROR(readTableFile(folder.filePath(u"none.csv"_s)), Error::NotFound);
    }

private:
    static Result<Table> read(const QByteArray &bytes, const TableLimits &limits = {})
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        BB_TRY_ASSIGN(tables, readXlsx(buffer, limits));
        return tables.first();
    }
};

BRANCHBOOK_TEST(TableReaderTest)
#include "TableReaderTest.moc"
