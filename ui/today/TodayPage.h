// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/MeetingRules.h"
#include "models/store/SyncJournal.h"
#include "ui/shell/Page.h"
#include "ui/today/TaskRow.h"

#include <QDate>

class QBoxLayout;

namespace ui {

class Card;
class Label;
class MonthCalendar;
class Workspace;

//! 今日: what the month still wants, drafts to go on with, what came back, what looks wrong.
class TodayPage : public Page
{
    Q_OBJECT

public:
    explicit TodayPage(Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
    QString helpTopic() const override;
    void load() override;
    void createNew() override;
    QString badge() const override;

private:
    void buildCalendar(QBoxLayout *column);
    void showDue(const QList<models::Member> &members,
                 const QList<models::MeetingSummary> &meetings);
    void showDrafts();
    void showAttention(const QList<models::Member> &members);
    void showCalendar(QDate month);
    void fill(QBoxLayout *rows, const QList<TaskRow::Task> &tasks, const QString &whenEmpty);
    //! Conflicts, and a row for each record of which the hub refused something.
    QList<TaskRow::Task> troubles() const;
    //! What the rules say of the branch as a whole: its size, its committee.
    QList<TaskRow::Task> branchTasks(const QList<models::Member> &members) const;
    TaskRow::Task allDone(const QList<models::DueItem> &items) const;
    TaskRow::Task taskOf(const models::DueItem &item) const;
    QDate inUseSince() const;

    Workspace &m_workspace;
    Label *m_date = nullptr;
    Card *m_due = nullptr;
    Card *m_drafts = nullptr;
    Card *m_attention = nullptr;
    QBoxLayout *m_dueRows = nullptr;
    QBoxLayout *m_draftRows = nullptr;
    QBoxLayout *m_attentionRows = nullptr;
    Label *m_month = nullptr;
    MonthCalendar *m_calendar = nullptr;
    int m_open = 0;
    //! As shown; the engine tells more often than they change.
    QList<models::RefusedChange> m_refused;
    QList<models::Conflict> m_undecided;
};

} // namespace ui
