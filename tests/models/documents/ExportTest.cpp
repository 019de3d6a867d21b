// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/MemberImport.h"
#include "models/documents/MemberRoster.h"
#include "models/documents/RecordExport.h"
#include "models/documents/SheetWriter.h"
#include "models/documents/TableFile.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class ExportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("xlsx") << u"out.xlsx"_s;
        QTest::newRow("csv") << u"out.CSV"_s;
    }

    void whatIsWrittenIsReadBack()
    {
        QFETCH(QString, name);
        const Sheet sheet{.name = u"党员[1]"_s,
                          .columns = {{u"甲"_s}, {u"乙"_s}, {u"丙"_s}},
                          .rows = {{textCell(u"990000199210211018"_s), dateCell({2016, 3, 27}),
                                    textCell(u"<多行>\n\"引号\",& \x01"_s)},
                                   {textCell(u"=1+1"_s), dateCell({1899, 1, 1}), numberCell(7)}}};
        const auto path = m_folder.filePath(name);
        VERIFY_OK(writeSheet(sheet, path));
        const auto tables = readTableFile(path);
        VERIFY_OK(tables);
        const auto &rows = tables->first().rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].cell(0).shown(), u"990000199210211018"_s);
        QCOMPARE(rows[1].cell(1).shown(), u"2016-03-27"_s);
        QVERIFY(rows[1].cell(2).shown().startsWith(u"<多行>\n\"引号\",&"));
        QCOMPARE(rows[2].cell(0).shown(), u"=1+1"_s);
        QCOMPARE(rows[2].cell(1).shown(), u"1899-01-01"_s);
        QCOMPARE(rows[2].cell(2).shown(), u"7"_s);
    }

    void csvIsForExcel()
    {
        const auto bytes =
            csvOf({.columns = {{u"号"_s}}, .rows = {{textCell(u"1234567890123"_s)}}});
        QCOMPARE(bytes, QByteArray("\xef\xbb\xbf\xe5\x8f\xb7\r\n\"\t1234567890123\"\r\n"));
    }

    void otherEndingsAndFoldersAreRefused()
    {
        const Sheet sheet{.columns = {{u"甲"_s}}};
        VERIFY_ERROR(writeSheet(sheet, m_folder.filePath(u"out.pdf"_s)), Error::Unsupported);
        VERIFY_ERROR(writeSheet(sheet, m_folder.filePath(u"none/out.csv"_s)), Error::Io);
    }

    void sensitiveFieldsAreMaskedUnlessAsked()
    {
        const auto members = m_replica->saveMembers(1);
        const RecordExport records(m_replica->records);
        const auto masked = records.sheet(u"member", {});
        VERIFY_OK(masked);
        const auto open = records.sheet(u"member", {.unmasked = true});
        VERIFY_OK(open);
        const auto &number = members.first().identityNumber;
        QVERIFY(!number.isEmpty());
        QVERIFY(!textOf(*masked).contains(number));
        QVERIFY(textOf(*open).contains(number));
        QCOMPARE(masked->columns.size(), open->columns.size());
        VERIFY_ERROR(records.sheet(u"unicorn", {}), Error::Invalid);
    }

    void everyKindIsExported()
    {
        VERIFY_OK(m_replica->meetings.save(m_replica->aMeeting()));
        const RecordExport records(m_replica->records);
        for (const auto &kind : catalogue::kinds()) {
            const auto sheet = records.sheet(QString::fromLatin1(kind.name), {});
            VERIFY_OK(sheet);
            QCOMPARE(sheet->columns.size(), qsizetype(kind.fields.size()) + 1);
        }
        QCOMPARE(records.sheet(u"meeting", {})->rows.size(), 1);
    }

    void wordsComeFromTheCaller()
    {
        m_replica->saveMembers(1);
        ExportOptions options;
        options.words.label = [](QStringView, QStringView field) {
            return u"标题-"_s + field.toString();
        };
        options.words.word = [](QStringView, QStringView, QStringView word) {
            return word == u"full" ? u"正式党员"_s : word.toString();
        };
        options.organisations = {{m_replica->branch, u"第1支部"_s}};
        const auto sheet = RecordExport(m_replica->records).sheet(u"member", options);
        VERIFY_OK(sheet);
        QCOMPARE(sheet->columns[0].title, u"标题-org"_s);
        QVERIFY(textOf(*sheet).contains(u"第1支部"));
        QVERIFY(textOf(*sheet).contains(u"正式党员"));
    }

    void anUnmaskedRosterIsImportedUnchanged()
    {
        const auto members = m_replica->saveMembers(5);
        const ExportOptions options{.unmasked = true};
        const auto path = m_folder.filePath(u"名册.xlsx"_s);
        VERIFY_OK(writeSheet(rosterOf(members, {u"党员名册"_s, u"示例支部"_s, u"序号"_s}, options),
                             path));
        const auto tables = readTableFile(path);
        VERIFY_OK(tables);
        const auto mapping = ColumnMapping::guess(tables->first());
        VERIFY_OK(mapping);
        QCOMPARE(mapping->headerRow, 2);
        MemberImport import(m_replica->members, m_replica->organisations, m_replica->writer,
                            m_replica->clock);
        const auto report = import.run(tables->first(), *mapping, {.branch = m_replica->branch});
        VERIFY_OK(report);
        QCOMPARE(report->rejected, QList<ImportReport::Fault>());
        QCOMPARE(report->unchanged, 5);
    }

private:
    static QString textOf(const Sheet &sheet)
    {
        QString text;
        for (const auto &row : sheet.rows) {
            for (const auto &cell : row)
                text += cell.shown() + u'\n';
        }
        return text;
    }

    std::optional<support::TestReplica> m_replica;
    QTemporaryDir m_folder;
};

BRANCHBOOK_TEST(ExportTest)
#include "ExportTest.moc"
