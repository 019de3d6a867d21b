// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/MeetingRules.h"

#include <QAbstractTableModel>

#include <functional>

namespace ui {

//! The sign-in list of one meeting: a row for each person who should come, a mark or none yet.
class AttendanceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Post, Mark, Reason, ColumnCount };
    enum Role {
        //! int of models::AttendanceMark, or -1 while unmarked.
        MarkRole = Qt::UserRole,
        //! Absent or excused without a reason.
        ReasonMissingRole,
    };

    explicit AttendanceModel(QObject *parent = nullptr);

    //! Marks of people who are no longer in \a roster stay, \a former tells who they are.
    void load(const QList<models::Member> &roster, const QList<models::Attendance> &marks,
              const std::function<models::Member(models::MemberId)> &former);
    //! The marks made, without the unmarked.
    QList<models::Attendance> marks() const;
    QList<models::Member> members() const;
    //! Live; for a meeting of these kinds on that day.
    models::AttendanceCount count(const QList<models::MeetingKind> &kinds, QDate heldOn) const;
    //! Absent or excused without a word why.
    int missingReasons() const;

    //! -1 takes the mark away.
    void setMark(int row, int mark);
    //! Everybody who has no mark yet becomes Present.
    void markRestPresent();
    //! First row without a mark or a needed reason; -1 when all is complete.
    int firstIncomplete() const;
    const models::Member &member(int row) const { return m_rows.at(row).member; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static QString labelOf(int mark);

signals:
    void changed();

private:
    struct Row {
        models::Member member;
        int mark = -1;
        QString reason;
        qint64 markedAt = 0;
    };
    static bool reasonMissing(const Row &row);

    QList<Row> m_rows;
};

} // namespace ui
