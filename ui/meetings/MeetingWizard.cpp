// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingWizard.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/MeetingRepository.h"
#include "models/store/RecordReader.h"
#include "ui/meetings/AgendaStep.h"
#include "ui/meetings/CheckStep.h"
#include "ui/meetings/ClashText.h"
#include "ui/meetings/KindStep.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/meetings/PeopleStep.h"
#include "ui/meetings/PhotosStep.h"
#include "ui/meetings/RecordStep.h"
#include "ui/records/ConflictDialog.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/Workspace.h"
#include "ui_MeetingWizard.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

MeetingWizard::MeetingWizard(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::MeetingWizard>()),
      m_session(workspace),
      m_keeper(workspace, u"meeting"_s, [this] {
          collect();
          return m_session.draft(m_step);
      })
{
    m_ui->setupUi(this);
    m_ui->saveButton->setIcon(lineIcon(u"save"_s));
    addSteps();
    addKeys();
    connect(m_ui->stepBar, &StepBar::stepClicked, this, &MeetingWizard::goTo);
    connect(m_ui->backButton, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_ui->nextButton, &QPushButton::clicked, this, [this] {
        if (m_step + 1 < m_steps.size())
            goTo(m_step + 1);
        else
            submit();
    });
    connect(m_ui->saveButton, &QPushButton::clicked, this, &MeetingWizard::save);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &MeetingWizard::close);
    connect(&m_keeper, &DraftKeeper::kept, this, &MeetingWizard::showDraftTime);
    connect(&m_keeper, &DraftKeeper::failed, this, &MeetingWizard::showFailure);
}

MeetingWizard::~MeetingWizard() = default;

void MeetingWizard::addSteps()
{
    m_kinds = new KindStep;
    m_people = new PeopleStep(m_workspace);
    auto *agenda = new AgendaStep(m_workspace);
    m_check = new CheckStep(m_workspace);
    m_photos = new PhotosStep(m_workspace);
    m_steps = {m_kinds, m_people, agenda, new RecordStep(m_workspace), m_photos, m_check};
    QStringList titles;
    for (auto *step : m_steps) {
        titles.append(step->title());
        m_ui->steps->addWidget(step);
        connect(step, &WizardStep::changed, &m_keeper, &DraftKeeper::touch);
    }
    m_ui->stepBar->setSteps(titles);
    connect(m_kinds, &WizardStep::changed, this, &MeetingWizard::offerLastMeeting);
    connect(m_kinds, &KindStep::asLastTimeWanted, this, [this] {
        if (const auto last = m_workspace.meetings.find(m_last)) {
            collect();
            m_session.takeOver(*last);
            m_keeper.touch();
            goTo(1);
        }
    });
    connect(agenda, &AgendaStep::messageRaised, this,
            [this](const QString &sentence) { m_ui->messageBar->showMessage(sentence); });
    connect(m_check, &CheckStep::fieldWanted, this, &MeetingWizard::showField);
    // A large file may be taken in only when another step is already shown.
    connect(m_photos, &WizardStep::changed, this, [this] { m_photos->store(m_session.meeting); });
    connect(m_photos, &PhotosStep::takenInLate, this, &MeetingWizard::addToDraft);
}

void MeetingWizard::startNew(const QList<models::MeetingKind> &kinds, QDate heldOn)
{
    m_session.startNew(kinds, heldOn);
    open(0);
}

void MeetingWizard::startLike(const models::Meeting &last)
{
    startNew(last.kinds);
    m_session.takeOver(last);
    open(1);
    m_keeper.touch();
}

void MeetingWizard::edit(const models::Meeting &stored)
{
    m_session.edit(stored);
    open(1);
}

void MeetingWizard::resume(const models::Draft &draft)
{
    m_session.resume(draft.content);
    open(MeetingSession::stepOf(draft.content));
    m_keeper.markDirty();
    showDraftTime(draft.updatedAt);
}

void MeetingWizard::open(int step)
{
    m_ui->messageBar->dismiss();
    m_ui->draftLabel->clear();
    showBranch();
    m_photos->begin(m_session.meeting);
    m_keeper.open(m_session.meeting.id.as<models::RecordTag>(), m_session.meeting.organisation);
    m_people->offerPlaces([this] {
        QStringList places;
        const auto known =
            m_workspace.meetings.ids({.organisation = m_session.meeting.organisation});
        constexpr qsizetype enough = 30;
        for (const auto &id : known.value_or(QList<models::MeetingId>()).mid(0, enough)) {
            if (const auto found = m_workspace.meetings.find(id);
                found && !found->place.isEmpty() && !places.contains(found->place))
                places.append(found->place);
        }
        return places;
    }());
    m_step = -1;
    goTo(step);
    offerLastMeeting();
}

void MeetingWizard::showBranch()
{
    m_ui->branchLabel->setText(m_workspace.branchWords(m_session.meeting.organisation));
    m_ui->branchLabel->setVisible(!m_ui->branchLabel->text().isEmpty());
}

void MeetingWizard::collect()
{
    if (m_step >= 0)
        m_steps[m_step]->store(m_session.meeting);
}

void MeetingWizard::goTo(int step)
{
    if (step < 0 || step >= m_steps.size())
        return;
    collect();
    if (m_step >= 0)
        m_keeper.keep();
    m_step = step;
    const bool last = step + 1 == m_steps.size();
    m_steps[step]->load(m_session.meeting);
    m_ui->steps->setCurrentIndex(step);
    m_ui->stepBar->setCurrent(step);
    QList<bool> done;
    for (const auto *each : std::as_const(m_steps))
        done.append(each->isFilled(m_session.meeting));
    m_ui->stepBar->setDone(done);
    m_ui->backButton->setEnabled(step > 0);
    m_ui->nextButton->setText(last ? tr("Save and s&ubmit") : tr("&Next"));
    m_ui->nextButton->setEnabled(!last || m_check->maySubmit());
    m_ui->nextButton->setToolTip(last && !m_check->maySubmit()
                                     ? tr("Something is still missing, see above")
                                     : tr("Ctrl+Enter"));
    m_steps[step]->start();
    if (last && m_check->maySubmit())
        m_ui->nextButton->setFocus();
}

bool MeetingWizard::showField(const QString &field)
{
    for (int i = 0; i < m_steps.size(); ++i) {
        if (!m_steps[i]->showField(field))
            continue;
        goTo(i);
        // Loading has put the cursor where work goes on; the field was asked for.
        m_steps[i]->showField(field);
        return true;
    }
    return false;
}

void MeetingWizard::saveDraft()
{
    // What is still being taken in finds its way into the draft, so there must be one.
    if (m_photos->isBusy())
        m_keeper.touch();
    m_keeper.keep();
}

void MeetingWizard::addToDraft(models::MeetingId meeting, const models::Attachment &attachment)
{
    auto draft = m_workspace.drafts.find(u"meeting"_s, meeting.as<models::RecordTag>(),
                                         m_workspace.person());
    // Thrown away meanwhile: the file is swept later, as nothing refers to it.
    if (!draft)
        return;
    draft->content = MeetingSession::withAttachment(draft->content, attachment);
    draft->updatedAt = m_workspace.clock.nowMs();
    if (const auto saved = m_workspace.drafts.save(*draft); !saved)
        showFailure(saved.error());
}

void MeetingWizard::save()
{
    collect();
    // A submitted meeting that is corrected stays submitted.
    const bool submitted = m_session.meeting.state == models::MeetingState::Submitted;
    saveAs(submitted ? models::MeetingState::Submitted : models::MeetingState::Recorded);
}

void MeetingWizard::submit()
{
    collect();
    if (m_check->maySubmit())
        saveAs(models::MeetingState::Submitted);
}

void MeetingWizard::saveAs(models::MeetingState state)
{
    if (m_session.meeting.kinds.isEmpty()) {
        goTo(0);
        m_ui->messageBar->showMessage(tr("Choose first what kind of meeting it was."),
                                      Tone::Warning);
        return;
    }
    if (m_photos->isBusy()) {
        m_ui->messageBar->showMessage(
            tr("A photo or video is still being taken in; please save again in a moment."),
            Tone::Warning);
        return;
    }
    if (const auto saved = m_session.save(state); !saved) {
        if (saved.error().code == models::Error::Conflict) {
            askAboutConflict(state);
            return;
        }
        showFailure(saved.error());
        showField(saved.error().field);
        return;
    }
    m_keeper.discard();
    m_workspace.noticeChange({models::kind::meeting.toString(), models::kind::agendaItem.toString(),
                              models::kind::attendance.toString(),
                              models::kind::attachment.toString()});
    emit saved(state == models::MeetingState::Submitted);
    emit closed();
}

void MeetingWizard::askAboutConflict(models::MeetingState state)
{
    const auto clashes = m_session.mergeWithStored();
    if (!clashes) {
        // Removed elsewhere: what was typed stays in the draft and on the screen.
        m_keeper.touch();
        m_keeper.keep();
        showFailure(clashes.error());
        return;
    }
    m_keeper.touch();
    if (clashes->isEmpty()) {
        saveAs(state);
        return;
    }
    const auto history = models::historyOf(m_workspace.database, models::kind::meeting,
                                           m_session.meeting.id.as<models::RecordTag>());
    const bool known = history && !history->isEmpty();
    const QString theirs = known
        ? tr("The other version, %1")
              .arg(text::momentText(history->first().claimedAt, m_workspace.clock.today()))
        : tr("The other version, from the hub");
    QList<ConflictDialog::Row> rows;
    for (const auto &clash : *clashes)
        rows.append(clashRow(clash, m_session.meeting, m_workspace));
    auto *dialog = new ConflictDialog(
        tr("While you were writing, another version of this meeting arrived."), theirs, rows, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, clashes = *clashes, state] {
        const auto answers = dialog->takesTheirs();
        for (qsizetype i = 0; i < clashes.size(); ++i) {
            if (answers[i])
                m_session.takeTheirs(clashes[i]);
        }
        m_steps[m_step]->load(m_session.meeting);
        saveAs(state);
    });
    connect(dialog, &QDialog::rejected, this, [this] {
        m_steps[m_step]->load(m_session.meeting);
        m_ui->messageBar->showMessage(
            tr("Nothing is saved yet. Saving now would put your values over the other version; "
               "both stay in the history."),
            Tone::Warning);
    });
    dialog->open();
}

void MeetingWizard::close()
{
    saveDraft();
    m_keeper.close();
    emit closed();
}

void MeetingWizard::discard()
{
    m_keeper.discard();
    emit closed();
}

void MeetingWizard::offerLastMeeting()
{
    if (m_step == 0)
        m_kinds->store(m_session.meeting);
    m_last = {};
    if (!m_session.isNew() || m_session.meeting.kinds.isEmpty()) {
        m_kinds->offerLast({});
        return;
    }
    const auto known = m_workspace.meetings.list(
        {.organisation = m_session.meeting.organisation, .kind = m_session.meeting.kinds.first()});
    if (!known || known->isEmpty()) {
        m_kinds->offerLast({});
        return;
    }
    const auto &last = known->first();
    m_last = last.id;
    m_kinds->offerLast(tr("Place, host, recorder and agenda of %1, %2")
                           .arg(headlineOf(last.kinds, last.title),
                                text::shortDateText(last.heldOn, m_workspace.clock.today())));
}

void MeetingWizard::showDraftTime(qint64 at)
{
    m_ui->draftLabel->setText(tr("Draft kept %1").arg(text::timeText(at)));
}

void MeetingWizard::showFailure(const models::Error &error)
{
    m_ui->messageBar->showMessage(text::errorSentence(error), Tone::Error);
}

void MeetingWizard::addKeys()
{
    const auto goOn = [this] {
        // As a mouse does: what is being typed in a list is taken first.
        m_ui->nextButton->setFocus();
        m_ui->nextButton->click();
    };
    connect(new KeyCommand({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
                           tr("Next step; from the last one save and submit"), this),
            &QShortcut::activated, this, goOn);
    connect(new KeyCommand({Qt::CTRL | Qt::Key_PageDown}, tr("Next step"), this),
            &QShortcut::activated, this, [this] {
                m_ui->nextButton->setFocus();
                goTo(m_step + 1);
            });
    connect(new KeyCommand({Qt::CTRL | Qt::Key_PageUp}, tr("Step before"), this),
            &QShortcut::activated, this, [this] {
                m_ui->nextButton->setFocus();
                goTo(m_step - 1);
            });
}

} // namespace ui
