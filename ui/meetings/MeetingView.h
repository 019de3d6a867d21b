// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"

#include <QWidget>

#include <memory>

namespace ui {

class AttachmentStrip;
class AttendanceModel;
class HistoryView;
class Workspace;

namespace Ui {
class MeetingView;
}

//! A meeting to read: text, attendance, photos and videos, history. What a town reviewer sees, and
//! the secretary after saving.
class MeetingView : public QWidget
{
    Q_OBJECT

public:
    explicit MeetingView(Workspace &workspace, QWidget *parent = nullptr);
    ~MeetingView() override;

    //! NotFound when it has been removed meanwhile.
    models::Result<void> show(models::MeetingId id);
    //! Reads it again after a sync, on the same tab.
    models::Result<void> reload() { return show(m_meeting.id); }
    const models::Meeting &meeting() const { return m_meeting; }

signals:
    void backRequested();
    void editRequested();
    void copyRequested();
    void removeRequested();

private:
    void showHeader(const models::MeetingSummary &summary);
    void showHistory();

    Workspace &m_workspace;
    std::unique_ptr<Ui::MeetingView> m_ui;
    AttendanceModel *m_attendance = nullptr;
    AttachmentStrip *m_strip = nullptr;
    HistoryView *m_history = nullptr;
    models::Meeting m_meeting;
};

} // namespace ui
