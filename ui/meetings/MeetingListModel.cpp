// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingListModel.h"

#include "ui/meetings/DeliveryText.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/records/PillDelegate.h"
#include "ui/text/Words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

MeetingListModel::MeetingListModel(const Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent),
      m_workspace(workspace)
{
}

void MeetingListModel::setMeetings(const QList<models::MeetingSummary> &meetings)
{
    const bool same =
        std::equal(meetings.begin(), meetings.end(), m_meetings.begin(), m_meetings.end(),
                   [](const auto &a, const auto &b) { return a.id == b.id; });
    if (same) {
        m_meetings = meetings;
        if (!m_meetings.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_meetings = meetings;
    endResetModel();
}

int MeetingListModel::rowOf(models::MeetingId id) const
{
    const auto it = std::find_if(m_meetings.begin(), m_meetings.end(),
                                 [id](const auto &meeting) { return meeting.id == id; });
    return it == m_meetings.end() ? -1 : int(it - m_meetings.begin());
}

int MeetingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_meetings.size());
}

int MeetingListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MeetingListModel::textOf(const models::MeetingSummary &meeting, int column) const
{
    switch (column) {
    case HeldOn:
        return meeting.heldOn.toString(Qt::ISODate);
    case Kinds:
        return text::namesOf(meeting.kinds);
    case Title:
        return meeting.title;
    case Organisation:
        return meeting.organisationName;
    case Attendance:
        return meeting.marked == 0 ? QString()
                                   : u"%1/%2"_s.arg(meeting.present).arg(meeting.marked);
    case Files:
        if (meeting.photos == 0 && meeting.videos == 0)
            return {};
        return meeting.videos == 0
            ? tr("%1 photos").arg(meeting.photos)
            : tr("%1 photos, %2 videos").arg(meeting.photos).arg(meeting.videos);
    case State:
        return text::nameOf(meeting.state);
    case Delivered:
        return deliveryOf(meeting, m_workspace).text;
    }
    return {};
}

QVariant MeetingListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_meetings.size())
        return {};
    const auto &meeting = m_meetings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return textOf(meeting, index.column());
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               textOf(meeting, index.column()));
    case PillDelegate::toneRole:
        if (index.column() == State)
            return int(toneOf(meeting.state));
        if (index.column() == Delivered)
            return int(deliveryOf(meeting, m_workspace).tone);
        return {};
    }
    return {};
}

QVariant MeetingListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation == Qt::Vertical)
        return {};
    switch (section) {
    case HeldOn:
        return tr("Date");
    case Kinds:
        return tr("Kind");
    case Title:
        return tr("Title");
    case Organisation:
        return tr("Branch");
    case Attendance:
        return tr("Came");
    case Files:
        return tr("Files");
    case State:
        return tr("State");
    case Delivered:
        return tr("Delivery");
    }
    return {};
}

} // namespace ui
