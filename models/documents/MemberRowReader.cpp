// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/MemberRowReader.h"

#include "models/documents/CellValues.h"

#include <QRegularExpression>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView branchField{u"org"};

bool isFooter(const MemberRow &row)
{
    static const QRegularExpression words(
        u"^(合计|总计|小计|共计|注|备注|说明|填表|填报|制表|审核|负责人|书记签字|党员签字)"_s);
    const bool nothingElse = row.fields.size() + row.findings.size() <= 1;
    const auto name = row.fields.value(u"name"_s).toString();
    return nothingElse && (name.isEmpty() || words.match(name).hasMatch());
}

// "联系电话" is read as a mobile number; in villages it may be a landline.
void sortOutPhones(QCborMap &fields)
{
    static const QRegularExpression landline(u"^(0\\d{2,3}[- ]?)?[2-8]\\d{6,7}$"_s);
    const auto number =
        fields.value(u"mobile"_s).toString().normalized(QString::NormalizationForm_KC);
    if (fields.contains(u"phone"_s) || !landline.match(number).hasMatch())
        return;
    fields.insert(u"phone"_s, number);
    fields.remove(u"mobile"_s);
}

MemberRow readRow(const TableRow &cells, const ColumnMapping &mapping, bool startsIn1904)
{
    MemberRow row{.number = cells.number};
    for (qsizetype column = 0; column < mapping.fields.size(); ++column) {
        const auto &field = mapping.fields[column];
        const auto &cell = cells.cell(column);
        if (field.isEmpty() || cell.isEmpty())
            continue;
        if (field == branchField) {
            row.branch = cell.shown().simplified();
            continue;
        }
        const auto parsed = cellValues::of(field, cell, startsIn1904);
        if (parsed.fault.isEmpty())
            row.fields.insert(field, parsed.value);
        else
            row.findings.append({field, parsed.fault, Finding::Severity::Error});
        if (!parsed.doubt.isEmpty())
            row.findings.append({field, parsed.doubt, Finding::Severity::Warning});
    }
    sortOutPhones(row.fields);
    return row;
}

} // namespace

QList<MemberRow> readMemberRows(const Table &table, const ColumnMapping &mapping)
{
    QList<MemberRow> rows;
    for (qsizetype index = mapping.headerRow + 1; index < table.rows.size(); ++index) {
        auto row = readRow(table.rows[index], mapping, table.startsIn1904);
        row.index = index;
        if (!isFooter(row))
            rows.append(std::move(row));
    }
    return rows;
}

} // namespace models
