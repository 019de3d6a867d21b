// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/MemberImport.h"
#include "models/documents/ErrorRows.h"
#include "models/documents/MappingMemory.h"
#include "models/documents/TableFile.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;

using Fault = ImportReport::Fault;

class MemberImportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void goodRosterGivesTwentyTwoMembers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("xlsx") << u"roster-good.xlsx"_s;
        QTest::newRow("GB18030") << u"roster-gb18030.csv"_s;
    }

    void goodRosterGivesTwentyTwoMembers()
    {
        QFETCH(QString, file);
        const auto report = importFile(file);
        VERIFY_OK(report);
        QCOMPARE(report->read, 22);
        QCOMPARE(report->created, 22);
        QCOMPARE(report->rejected, QList<Fault>());
        QCOMPARE(report->warnings, QList<Fault>());
        const auto members = m_replica->members.list(m_replica->branch);
        VERIFY_OK(members);
        QCOMPARE(members->size(), 22);

        QCOMPARE(named(*members, u"张𬱖"_s).joinedOn, QDate(2004, 5, 5));
        QCOMPARE(named(*members, u"吕霞娟"_s).mobile, u"13988064017"_s);
        QCOMPARE(named(*members, u"吕霞娟"_s).joinedOn, QDate(2000, 11, 10));
        QCOMPARE(named(*members, u"仇海志"_s).birthOn, QDate(1955, 4, 21));
        QCOMPARE(named(*members, u"欧阳建国"_s).sex, Sex::Female);
        QVERIFY(!named(*members, u"阿卜杜热西提·买买提"_s).identityNumber.isEmpty());
        QCOMPARE(named(*members, u"马兰"_s).category, MemberCategory::Probationary);
    }

    void lowerCaseCheckCharactersAreTaken()
    {
        const auto number = numberEndingInX();
        const auto report = importRows({{u"李海"_s, number.toLower(), u"正式党员"_s}});
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        const auto found = m_replica->members.findByIdentityNumber(number);
        VERIFY_OK(found);
        QVERIFY(!found->isNull());
    }

    void badRosterNamesEveryDefect()
    {
        const auto report = importFile(u"roster-bad.xlsx"_s);
        VERIFY_OK(report);
        QCOMPARE(report->read, 22);
        const QList<Fault> expected{
            {5, u"identityNumber"_s, u"checksum"_s},
            {6, u"identityNumber"_s, u"truncatedByExcel"_s},
            {8, u"identityNumber"_s, u"duplicate"_s},
            {10, u"identityNumber"_s, u"duplicate"_s},
            {12, u"name"_s, u"required"_s},
            {14, u"joinedOn"_s, u"joinedTooYoung"_s},
            {16, u"mobile"_s, u"mobile"_s},
            {18, u"fullMemberOn"_s, u"future"_s},
            {20, u"category"_s, u"unknownWord"_s},
        };
        QCOMPARE(report->rejected, expected);
        QVERIFY(report->warnings.contains(Fault{22, u"sex"_s, u"sexMismatch"_s}));
        QCOMPARE(report->created, 13);
        QCOMPARE(report->rejectedRows(), 9);
        const auto count = m_replica->members.count(m_replica->branch);
        VERIFY_OK(count);
        QCOMPARE(*count, 13);
    }

    void dryRunTellsTheSameAndStoresNothing()
    {
        const auto dry = importFile(u"roster-bad.xlsx"_s, {.dryRun = true});
        VERIFY_OK(dry);
        QCOMPARE(dry->txn, 0);
        QCOMPARE(m_replica->pendingChanges(), 0);
        const auto real = importFile(u"roster-bad.xlsx"_s);
        VERIFY_OK(real);
        QCOMPARE(dry->rejected, real->rejected);
        QCOMPARE(dry->warnings, real->warnings);
        QCOMPARE(dry->created, real->created);
    }

    void importingAgainChangesNothing()
    {
        VERIFY_OK(importFile(u"roster-good.xlsx"_s));
        const auto before = m_replica->pendingChanges();
        const auto again = importFile(u"roster-gb18030.csv"_s);
        VERIFY_OK(again);
        QCOMPARE(again->unchanged, 22);
        QCOMPARE(again->created + again->updated, 0);
        QCOMPARE(m_replica->pendingChanges(), before);
    }

    void changedValuesUpdateAndAreNamed()
    {
        VERIFY_OK(importFile(u"roster-good.xlsx"_s));
        const auto report =
            importRows({{u"张红娟"_s, u"990000199210211018"_s, u"正式党员"_s, u"13900000001"_s}});
        VERIFY_OK(report);
        QCOMPARE(report->updated, 1);
        const auto &row = report->rows.first();
        QCOMPARE(row.outcome, ImportReport::Outcome::Updated);
        QCOMPARE(row.differences.size(), 1);
        QCOMPARE(row.differences[0].field, u"mobile"_s);
        QCOMPARE(row.differences[0].before.toString(), u"13956977190"_s);
        QCOMPARE(row.differences[0].after.toString(), u"13900000001"_s);
        // Columns that the file does not have leave the rest as it was.
        QCOMPARE(named(*m_replica->members.list(), u"张红娟"_s).joinedOn, QDate(2016, 3, 27));
    }

    void theWholeImportIsUndone()
    {
        const auto report = importFile(u"roster-good.xlsx"_s);
        VERIFY_OK(report);
        QVERIFY(report->txn > 0);
        VERIFY_OK(m_replica->writer.undo(report->txn));
        const auto count = m_replica->members.count();
        VERIFY_OK(count);
        QCOMPARE(*count, 0);
    }

    void stoppingLeavesNothing()
    {
        const auto outcome =
            importRows(manyRows(200), {.progress = [](int done, int) { return done < 100; }});
        VERIFY_ERROR(outcome, Error::Cancelled);
        QCOMPARE(m_replica->pendingChanges(), 0);
        QCOMPARE(*m_replica->members.count(), 0);
    }

    void progressReachesTheEnd()
    {
        QList<int> steps;
        const auto report = importRows(manyRows(120), {.progress = [&](int done, int total) {
                                           steps.append(total == 120 ? done : -1);
                                           return true;
                                       }});
        VERIFY_OK(report);
        QCOMPARE(steps, (QList{50, 100, 120}));
    }

    void membersWithoutNumbersAreRecognisedByName()
    {
        const QList<QStringList> rows{{u"李海"_s, {}, u"正式党员"_s, u"13900000001"_s}};
        VERIFY_OK(importRows(rows));
        const auto again = importRows(rows);
        VERIFY_OK(again);
        QCOMPARE(again->unchanged, 1);
    }

    void oneMemberIsNotChangedByTwoRows()
    {
        VERIFY_OK(importRows({{u"李海"_s, sampleNumber(1), u"正式党员"_s}}));
        const auto report =
            importRows({{u"李海"_s, sampleNumber(1), u"正式党员"_s, u"13900000001"_s},
                        {u"李海"_s, {}, u"正式党员"_s, u"13900000002"_s}});
        VERIFY_OK(report);
        QCOMPARE(report->updated, 1);
        QCOMPARE(report->rejected, (QList<Fault>{{3, u"name"_s, u"duplicate"_s}}));
    }

    void namesakesAreTakenWithAWarning()
    {
        const QList<QStringList> titles{{u"姓名"_s, u"人员类别"_s, u"出生日期"_s}};
        const auto rows = titles
            + QList<QStringList>{{u"李海"_s, u"正式党员"_s, u"1970-01-01"_s},
                                 {u"李海"_s, u"正式党员"_s, u"1980-01-01"_s}};
        const auto two = importTable(tableOf(rows), inBranch());
        VERIFY_OK(two);
        QCOMPARE(two->created, 2);
        const auto third = importRows({{u"李海"_s, {}, u"正式党员"_s}});
        VERIFY_OK(third);
        QCOMPARE(third->warnings, (QList<Fault>{{2, u"name"_s, u"sameName"_s}}));
    }

    void anotherBranchsMemberIsNotTaken()
    {
        VERIFY_OK(importRows({{u"李海"_s, sampleNumber(1), u"正式党员"_s}}));
        const auto report =
            importRows({{u"李海"_s, sampleNumber(1), u"正式党员"_s}}, {.branch = m_replica->town});
        VERIFY_OK(report);
        QCOMPARE(report->rejected, (QList<Fault>{{2, u"identityNumber"_s, u"otherBranch"_s}}));
    }

    void theBranchColumnSaysWhereMembersBelong()
    {
        const auto &branch = m_replica->branchOrganisation;
        const Table table = tableOf({{u"姓名"_s, u"人员类别"_s, u"所在党支部"_s},
                                     {u"李海"_s, u"正式党员"_s, branch.name},
                                     {u"王芳"_s, u"正式党员"_s, u"不存在支部"_s},
                                     {u"赵强"_s, u"正式党员"_s, {}}});
        const auto report = importTable(table, {});
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->rejected,
                 (QList<Fault>{{3, u"org"_s, u"unknownBranch"_s}, {4, u"org"_s, u"required"_s}}));
        QCOMPARE(m_replica->members.list()->first().organisation, branch.id);
    }

    void rostersWithoutCategoriesAreTakenWithAWarning()
    {
        const auto report = importTable(tableOf({{u"姓名"_s}, {u"李海"_s}}), inBranch());
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->warnings, (QList<Fault>{{2, u"category"_s, u"assumedFull"_s}}));
    }

    void footersAreNoMembers()
    {
        const auto report = importTable(tableOf({{u"姓名"_s, u"人员类别"_s},
                                                 {u"李海"_s, u"正式党员"_s},
                                                 {u"合计：1人"_s, {}},
                                                 {u"填表人：王芳"_s, {}}}),
                                        inBranch());
        VERIFY_OK(report);
        QCOMPARE(report->read, 1);
    }

    void landlinesAreSortedOut()
    {
        VERIFY_OK(importTable(tableOf({{u"姓名"_s, u"人员类别"_s, u"联系电话"_s},
                                       {u"李海"_s, u"正式党员"_s, u"0572-6012345"_s}}),
                              inBranch()));
        QCOMPARE(m_replica->members.list()->first().phone, u"0572-6012345"_s);
        QCOMPARE(m_replica->members.list()->first().mobile, QString());
    }

    void theNameColumnIsNeeded()
    {
        const auto table = tableOf({{u"姓名"_s}, {u"李海"_s}});
        auto mapping = *ColumnMapping::guess(table);
        mapping.assign(0, {});
        MemberImport import(m_replica->members, m_replica->organisations, m_replica->writer,
                            m_replica->clock);
        VERIFY_ERROR(import.run(table, mapping, inBranch()), Error::NotFound);
    }

    void mappingsAreRemembered()
    {
        const auto table = tableOf({{u"姓名"_s, u"小名"_s}, {u"李海"_s, u"海"_s}});
        auto mapping = *ColumnMapping::guess(table);
        mapping.assign(1, u"note"_s);
        MappingMemory memory(m_replica->settings);
        VERIFY_OK(memory.remember(mapping));
        const auto recalled = memory.recall(*ColumnMapping::guess(table));
        VERIFY_OK(recalled);
        QCOMPARE(recalled->fields, mapping.fields);
        const auto other = tableOf({{u"姓名"_s, u"别名"_s}});
        QCOMPARE(memory.recall(*ColumnMapping::guess(other))->fields, (QStringList{u"name"_s, {}}));
    }

    void rejectedRowsGoBackWithTheirReasons()
    {
        const auto tables = readTableFile(support::dataFile(u"roster-bad.xlsx"_s));
        VERIFY_OK(tables);
        const auto mapping = ColumnMapping::guess(tables->first());
        VERIFY_OK(mapping);
        const auto report = importFile(u"roster-bad.xlsx"_s, {.dryRun = true});
        VERIFY_OK(report);
        const auto sheet =
            errorRows(tables->first(), *mapping, *report, u"行"_s, u"原因"_s,
                      [](const Fault &fault) { return fault.field + u' ' + fault.code; });
        QCOMPARE(sheet.rows.size(), 9);
        QCOMPARE(sheet.columns.size(), 15);
        QCOMPARE(sheet.rows[0].first().number, 5.0);
        QCOMPARE(sheet.rows[0].last().text, u"identityNumber checksum"_s);
        QCOMPARE(sheet.rows[1][5].text, u"9.90000199712161E+017"_s);
    }

    void thousandsOfRowsAreImported()
    {
        constexpr int many = 3000;
        const auto report = importRows(manyRows(many));
        VERIFY_OK(report);
        QCOMPARE(report->created, many);
        QCOMPARE(m_replica->pendingChanges(), many);
    }

private:
    MemberImport::Options inBranch() const { return {.branch = m_replica->branch}; }

    Result<ImportReport> importTable(const Table &table, const MemberImport::Options &options)
    {
        BB_TRY_ASSIGN(mapping, ColumnMapping::guess(table));
        MemberImport import(m_replica->members, m_replica->organisations, m_replica->writer,
                            m_replica->clock);
        return import.run(table, mapping, options);
    }

    Result<ImportReport> importFile(const QString &name, MemberImport::Options options = {})
    {
        options.branch = m_replica->branch;
        BB_TRY_ASSIGN(tables, readTableFile(support::dataFile(name)));
        return importTable(tables.first(), options);
    }

    Result<ImportReport> importRows(QList<QStringList> rows, MemberImport::Options options = {})
    {
        if (options.branch.isNull())
            options.branch = m_replica->branch;
        rows.prepend({u"姓名"_s, u"身份证号"_s, u"人员类别"_s, u"手机"_s});
        return importTable(tableOf(rows), options);
    }

    static QList<QStringList> manyRows(int count)
    {
        QList<QStringList> rows;
        for (int i = 0; i < count; ++i)
            rows.append({u"李海"_s, sampleNumber(i), u"正式党员"_s});
        return rows;
    }

    static Table tableOf(const QList<QStringList> &rows)
    {
        Table table;
        for (const auto &texts : rows) {
            TableRow row{.number = int(table.rows.size()) + 1};
            for (const auto &text : texts)
                row.cells.append(text.isEmpty() ? Cell() : Cell{Cell::Type::Text, text});
            table.columns = std::max(table.columns, int(row.cells.size()));
            table.rows.append(row);
        }
        return table;
    }

    static QString sampleNumber(int i)
    {
        return support::sampleIdentityNumber(QDate(1950, 1, 1).addDays(i), 101);
    }

    static QString numberEndingInX()
    {
        for (int i = 0;; ++i) {
            if (const auto number = sampleNumber(i); number.endsWith(u'X'))
                return number;
        }
    }

    static Member named(const QList<Member> &members, const QString &name)
    {
        const auto found = std::ranges::find(members, name, &Member::name);
        return found == members.end() ? Member() : *found;
    }

    std::optional<support::TestReplica> m_replica;
};

BRANCHBOOK_TEST(MemberImportTest)
#include "MemberImportTest.moc"
