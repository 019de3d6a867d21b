// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "ui/shell/Page.h"

#include <QSet>

#include <memory>

namespace ui {

class EmptyState;
class MeetingListModel;
class MeetingView;
class MeetingWizard;
class MessageBar;
class SearchField;
class Workspace;

namespace Ui {
class MeetingsPage;
}

//! 会议: the list with its filters, one meeting to read, and the wizard to record one.
class MeetingsPage : public Page
{
    Q_OBJECT

public:
    explicit MeetingsPage(Workspace &workspace, QWidget *parent = nullptr);
    ~MeetingsPage() override;

    QString title() const override;
    QString iconName() const override;
    QString helpTopic() const override;
    void load() override;
    void find() override;
    void createNew() override;
    void save() override;
    //! "meetings", "meeting:<uuid>", "new-meeting:<kind>", "meeting-draft:<uuid>".
    bool knows(const QString &target) const override;
    bool open(const QString &target) override;
    bool isDirty() const override;
    void saveDraft() override;
    void leaveRecord() override;
    void undo() override;

private:
    void fillFilters();
    void connectList();
    void readList();
    void showList();
    void showMeeting(models::MeetingId id);
    void showWizard();
    bool resumeDraft(models::RecordId record);
    void startNew(const QList<models::MeetingKind> &kinds);
    void onSaved(bool submitted);
    void askToRemove();
    void offerUndo(const QString &sentence, qint64 txn);

    Workspace &m_workspace;
    std::unique_ptr<Ui::MeetingsPage> m_ui;
    MeetingListModel *m_model = nullptr;
    SearchField *m_search = nullptr;
    EmptyState *m_empty = nullptr;
    EmptyState *m_nothingFound = nullptr;
    MeetingView *m_view = nullptr;
    MeetingWizard *m_wizard = nullptr;
    MessageBar *m_undoBar = nullptr;
    qint64 m_undoTxn = 0;
};

} // namespace ui
