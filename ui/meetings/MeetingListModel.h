// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"

#include <QAbstractTableModel>
#include <QCache>

namespace ui {

class Workspace;

//! Meetings as the list shows them, newest first, with state and delivery as pills.
//!
//! Holds the ids of all and reads the summaries of what a view asks for, some dozens at a time, so
//! that 24,000 meetings open as quickly as 20.
class MeetingListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        HeldOn,
        Kinds,
        Title,
        Organisation,
        Attendance,
        Files,
        State,
        Delivered,
        ColumnCount
    };

    explicit MeetingListModel(const Workspace &workspace, QObject *parent = nullptr);

    //! What is shown is read anew. A list of the same meetings in the same order keeps selection
    //! and scroll position.
    void setMeetings(const QList<models::MeetingId> &ids);
    models::MeetingId meetingId(int row) const { return m_ids.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    //! The rows in view stay empty. Comes while a view paints: connect it queued.
    void readFailed(const models::Error &error) const;

private:
    models::MeetingSummary summary(int row) const;
    QString textOf(const models::MeetingSummary &meeting, int column) const;

    const Workspace &m_workspace;
    QList<models::MeetingId> m_ids;
    mutable QCache<int, QList<models::MeetingSummary>> m_read; //!< by number of the block of rows
};

} // namespace ui
