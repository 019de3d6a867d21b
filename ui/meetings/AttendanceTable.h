// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTableView>

namespace ui {

class AttendanceModel;

//! Takes attendance with one hand on the keyboard: 1 present, 2 absent, 3 excused, 4 remote, 0 or
//! Backspace unmarks; the cursor goes on to the next person. Letters jump to a name by its pinyin
//! initials. After 2 and 3 the reason is asked at once, because an absence needs one.
class AttendanceTable : public QTableView
{
    Q_OBJECT

public:
    explicit AttendanceTable(QWidget *parent = nullptr);

    void setAttendance(AttendanceModel *model);
    //! Puts the cursor on the first person without a mark or a needed reason.
    void goToFirstIncomplete();

    void keyboardSearch(const QString &typed) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void markCurrent(int mark);
    void goToRow(int row);

    AttendanceModel *m_attendance = nullptr;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
};

} // namespace ui
