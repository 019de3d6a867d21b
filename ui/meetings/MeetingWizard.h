// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "ui/meetings/MeetingSession.h"
#include "ui/records/DraftKeeper.h"

#include <QWidget>

#include <memory>

namespace ui {

class CheckStep;
class KindStep;
class PeopleStep;
class PhotosStep;
class WizardStep;
class Workspace;

namespace Ui {
class MeetingWizard;
}

//! Records a meeting in six steps, in any order; what is typed is kept as a draft every few
//! seconds and on every leave.
class MeetingWizard : public QWidget
{
    Q_OBJECT

public:
    explicit MeetingWizard(Workspace &workspace, QWidget *parent = nullptr);
    ~MeetingWizard() override;

    void startNew(const QList<models::MeetingKind> &kinds = {}, QDate heldOn = {});
    void startLike(const models::Meeting &last);
    void edit(const models::Meeting &stored);
    void resume(const models::Draft &draft);

    bool isDirty() const { return m_keeper.isDirty(); }
    //! Writes the draft now; for leaving and locking.
    void saveDraft();
    //! Into the book, complete or not (Ctrl+S).
    void save();
    //! Keeps a draft of what is not saved and ends.
    void close();
    //! Throws away what is not saved.
    void discard();

    models::MeetingId meeting() const { return m_session.meeting.id; }
    //! The txn of the last save, for undo; 0 when nothing was saved.
    qint64 savedTxn() const { return m_session.savedTxn(); }
    void goTo(int step);
    int step() const { return m_step; }
    bool showField(const QString &field);

signals:
    void saved(bool submitted);
    void closed();

private:
    void addSteps();
    void addKeys();
    void showBranch();
    void open(int step);
    //! The shown fields into the session.
    void collect();
    void saveAs(models::MeetingState state);
    void submit();
    void askAboutConflict(models::MeetingState state);
    void offerLastMeeting();
    //! A file that was added to a meeting which has been left since.
    void addToDraft(models::MeetingId meeting, const models::Attachment &attachment);
    void showDraftTime(qint64 at);
    void showFailure(const models::Error &error);

    Workspace &m_workspace;
    std::unique_ptr<Ui::MeetingWizard> m_ui;
    MeetingSession m_session;
    DraftKeeper m_keeper;
    QList<WizardStep *> m_steps;
    KindStep *m_kinds = nullptr;
    PeopleStep *m_people = nullptr;
    PhotosStep *m_photos = nullptr;
    CheckStep *m_check = nullptr;
    models::MeetingId m_last;
    int m_step = 0;
};

} // namespace ui
