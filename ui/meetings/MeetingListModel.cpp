// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingListModel.h"

#include "models/store/MeetingRepository.h"
#include "ui/meetings/DeliveryText.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/records/PillDelegate.h"
#include "ui/text/Words.h"
#include "ui/Workspace.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int blockRows = 64;
constexpr int keptBlocks = 32;

} // namespace

MeetingListModel::MeetingListModel(const Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent),
      m_workspace(workspace),
      m_read(keptBlocks)
{
}

void MeetingListModel::setMeetings(const QList<models::MeetingId> &ids)
{
    if (ids == m_ids) {
        m_read.clear();
        if (!m_ids.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_read.clear();
    m_ids = ids;
    endResetModel();
}

models::MeetingSummary MeetingListModel::summary(int row) const
{
    const int block = row / blockRows;
    if (!m_read.contains(block)) {
        const auto ids = m_ids.mid(qsizetype(block) * blockRows, blockRows);
        const auto found = m_workspace.meetings.summaries(ids);
        // Kept even when it failed: a view asks many times, and the next setMeetings() tries again.
        auto summaries = std::make_unique<QList<models::MeetingSummary>>();
        qsizetype next = 0;
        for (const auto &id : ids) {
            // One that sync has just removed has no summary; its row is empty until the list is
            // read anew.
            const bool there = found && next < found->size() && found->at(next).id == id;
            summaries->append(there ? found->at(next++) : models::MeetingSummary{.id = id});
        }
        m_read.insert(block, summaries.release());
        if (!found)
            emit readFailed(found.error());
    }
    return m_read.object(block)->at(row % blockRows);
}

int MeetingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
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
    if (!index.isValid() || index.row() >= m_ids.size())
        return {};
    const auto meeting = summary(index.row());
    if (!meeting.heldOn.isValid())
        return {};
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
