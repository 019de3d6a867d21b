// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AttendanceModel.h"

#include "ui/text/Words.h"

#include <QHash>

#include <algorithm>

namespace ui {

using models::AttendanceMark;

namespace {

bool needsReason(int mark)
{
    return mark == int(AttendanceMark::Absent) || mark == int(AttendanceMark::Excused);
}

} // namespace

AttendanceModel::AttendanceModel(QObject *parent) : QAbstractTableModel(parent)
{
}

void AttendanceModel::load(const QList<models::Member> &roster,
                           const QList<models::Attendance> &marks,
                           const std::function<models::Member(models::MemberId)> &former)
{
    beginResetModel();
    m_rows.clear();
    QHash<models::MemberId, models::Attendance> byMember;
    for (const auto &mark : marks)
        byMember.insert(mark.member, mark);
    const auto append = [this, &byMember](const models::Member &member) {
        Row row{.member = member};
        if (const auto it = byMember.constFind(member.id); it != byMember.constEnd()) {
            row.mark = int(it->mark);
            row.reason = it->reason;
            row.markedAt = it->markedAt;
            byMember.erase(it);
        }
        m_rows.append(row);
    };
    for (const auto &member : roster)
        append(member);
    for (const auto &mark : marks) {
        if (byMember.contains(mark.member))
            append(former(mark.member));
    }
    endResetModel();
    emit changed();
}

QList<models::Attendance> AttendanceModel::marks() const
{
    QList<models::Attendance> marks;
    for (const auto &row : m_rows) {
        if (row.mark >= 0)
            marks.append({.member = row.member.id,
                          .mark = AttendanceMark(row.mark),
                          .reason = row.reason,
                          .markedAt = row.markedAt});
    }
    return marks;
}

QList<models::Member> AttendanceModel::members() const
{
    QList<models::Member> members;
    members.reserve(m_rows.size());
    for (const auto &row : m_rows)
        members.append(row.member);
    return members;
}

models::AttendanceCount AttendanceModel::count(const QList<models::MeetingKind> &kinds,
                                               QDate heldOn) const
{
    return models::countAttendance(kinds, members(), marks(), heldOn);
}

int AttendanceModel::missingReasons() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), reasonMissing));
}

void AttendanceModel::setMark(int row, int mark)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].mark == mark)
        return;
    m_rows[row].mark = mark;
    m_rows[row].markedAt = 0;
    if (!needsReason(mark))
        m_rows[row].reason.clear();
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit changed();
}

void AttendanceModel::markRestPresent()
{
    for (auto &row : m_rows) {
        if (row.mark < 0)
            row.mark = int(AttendanceMark::Present);
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    emit changed();
}

int AttendanceModel::firstIncomplete() const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(),
                                 [](const Row &row) { return row.mark < 0 || reasonMissing(row); });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int AttendanceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AttendanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttendanceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case MarkRole:
        return row.mark;
    case ReasonMissingRole:
        return reasonMissing(row);
    case Qt::AccessibleTextRole:
        if (index.column() == Mark)
            return tr("%1: %2").arg(row.member.name, labelOf(row.mark));
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name:
            return row.member.name;
        case Post:
            return row.member.category == models::MemberCategory::Probationary
                ? text::nameOf(models::MemberCategory::Probationary)
                : row.member.branchPost;
        case Mark:
            return labelOf(row.mark);
        case Reason:
            return row.reason;
        }
        return {};
    case Qt::EditRole:
        return index.column() == Reason ? QVariant(row.reason) : QVariant();
    }
    return {};
}

QVariant AttendanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Name:
        return tr("Name");
    case Post:
        return tr("Post");
    case Mark:
        return tr("Attendance");
    case Reason:
        return tr("Reason");
    }
    return {};
}

bool AttendanceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != Reason)
        return false;
    auto &row = m_rows[index.row()];
    const QString reason = value.toString().simplified();
    if (row.reason == reason)
        return false;
    row.reason = reason;
    row.markedAt = 0;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit changed();
    return true;
}

Qt::ItemFlags AttendanceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const int mark = index.isValid() ? m_rows.at(index.row()).mark : -1;
    if (index.column() == Reason && needsReason(mark))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QString AttendanceModel::labelOf(int mark)
{
    if (mark >= 0)
        return text::nameOf(AttendanceMark(mark));
    return tr("Not marked");
}

bool AttendanceModel::reasonMissing(const Row &row)
{
    return needsReason(row.mark) && row.reason.isEmpty();
}

} // namespace ui
