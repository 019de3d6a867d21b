// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QAbstractTableModel>

namespace ui {

class Workspace;

//! Meetings as the list shows them, newest first, with state and delivery as pills.
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

    //! A list of the same meetings in the same order keeps selection and scroll position.
    void setMeetings(const QList<models::MeetingSummary> &meetings);
    const models::MeetingSummary &meeting(int row) const { return m_meetings.at(row); }
    //! -1 when it is not in the list.
    int rowOf(models::MeetingId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString textOf(const models::MeetingSummary &meeting, int column) const;

    const Workspace &m_workspace;
    QList<models::MeetingSummary> m_meetings;
};

} // namespace ui
