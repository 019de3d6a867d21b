// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportReportModel.h"

#include "models/domain/catalogue/Kinds.h"
#include "ui/records/ValueText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"

namespace ui {

namespace {

QString shown(const QString &field, const QCborValue &value)
{
    const auto text = maskedValueText(models::kind::member, field, value);
    return text.isEmpty() ? ImportReportModel::tr("(empty)") : text;
}

} // namespace

void ImportReportModel::setReport(const models::ImportReport &report)
{
    beginResetModel();
    m_names.clear();
    m_changes.clear();
    for (const auto &row : report.rows) {
        m_names.insert(row.row, row.name);
        for (const auto &difference : row.differences) {
            m_changes.append({row.row, row.name, difference.field,
                              tr("%1 becomes %2")
                                  .arg(shown(difference.field, difference.before),
                                       shown(difference.field, difference.after))});
        }
    }
    m_rejected = linesOf(report.rejected);
    m_warnings = linesOf(report.warnings);
    endResetModel();
}

void ImportReportModel::show(Part part)
{
    beginResetModel();
    m_part = part;
    endResetModel();
}

QList<ImportReportModel::Line>
ImportReportModel::linesOf(const QList<models::ImportReport::Fault> &faults) const
{
    QList<Line> lines;
    for (const auto &fault : faults)
        lines.append(
            {fault.row, m_names.value(fault.row), fault.field, text::reasonText(fault.code)});
    return lines;
}

const QList<ImportReportModel::Line> &ImportReportModel::linesOf(Part part) const
{
    switch (part) {
    case Part::Rejected:
        return m_rejected;
    case Part::Warnings:
        return m_warnings;
    case Part::Changes:
        break;
    }
    return m_changes;
}

int ImportReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(linesOf(m_part).size());
}

int ImportReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto &line = linesOf(m_part).at(index.row());
    switch (index.column()) {
    case Row:
        return line.row;
    case Name:
        return line.name;
    case Field:
        return text::fieldLabel(models::kind::member, line.field);
    default:
        return line.account;
    }
}

QVariant ImportReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Row:
        return tr("Row");
    case Name:
        return tr("Name");
    case Field:
        return tr("Field");
    default:
        return m_part == Part::Changes ? tr("Change") : tr("Reason");
    }
}

} // namespace ui
