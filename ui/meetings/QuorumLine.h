// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/MeetingRules.h"

#include <QString>
#include <QWidget>

namespace ui {

class Label;
class StatusPill;

//! 应到 实到 缺席 and whether a quorum is there, as marks are being set.
class QuorumLine : public QWidget
{
    Q_OBJECT

public:
    explicit QuorumLine(QWidget *parent = nullptr);

    void show(const QList<models::MeetingKind> &kinds, const QList<models::Member> &members,
              const QList<models::Attendance> &marks, QDate heldOn);
    //! As a person reads it, for tests and screen readers.
    QString sentence() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void showQuorum(const QList<models::MeetingKind> &kinds, const models::AttendanceCount &count);

    QString m_splitText;
    Label *m_expected = nullptr;
    Label *m_came = nullptr;
    Label *m_split = nullptr;
    Label *m_absent = nullptr;
    StatusPill *m_unmarked = nullptr;
    StatusPill *m_quorum = nullptr;
};

//! "Resolution: 16 of 20, 11 needed": for lists, views and prints.
QString quorumSentence(const models::AttendanceCount &count);

} // namespace ui
