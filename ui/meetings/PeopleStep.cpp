// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/PeopleStep.h"

#include "models/domain/Clock.h"
#include "models/domain/MeetingRules.h"
#include "models/store/MemberRepository.h"
#include "ui/meetings/AttendanceModel.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/meetings/NameCompleter.h"
#include "ui/widgets/Styling.h"
#include "ui/Workspace.h"
#include "ui_PeopleStep.h"

#include <QCompleter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// The minutes have to be tidied within a day; after a week they are from memory or paper.
constexpr int lateAfterDays = 7;
const auto zoneName = u"Asia/Shanghai"_s;

} // namespace

PeopleStep::PeopleStep(Workspace &workspace, QWidget *parent)
    : WizardStep(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::PeopleStep>()),
      m_attendance(new AttendanceModel(this))
{
    m_ui->setupUi(this);
    m_ui->keysLabel->setText(tr("1 present  2 absent  3 excused  4 remote  0 clear; letters find "
                                "a name by its initials"));
    // Midnight stands for "no time given" and must not look like an answer.
    for (auto *edit : {m_ui->startEdit, m_ui->endEdit})
        edit->setSpecialValueText(u"--:--"_s);
    m_ui->dateEdit->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_ui->attendanceTable->setAttendance(m_attendance);
    m_hosts = new NameCompleter(m_ui->hostEdit);
    m_recorders = new NameCompleter(m_ui->recorderEdit);
    connectFields();
}

PeopleStep::~PeopleStep() = default;

void PeopleStep::connectFields()
{
    const auto typed = [this] {
        if (!m_loading)
            emit changed();
    };
    for (auto *edit : {m_ui->placeEdit, m_ui->hostEdit, m_ui->recorderEdit, m_ui->observersEdit,
                       m_ui->titleEdit, m_ui->numberEdit})
        connect(edit, &QLineEdit::textChanged, this, typed);
    for (auto *edit : {m_ui->startEdit, m_ui->endEdit})
        connect(edit, &QTimeEdit::timeChanged, this, [this, typed] {
            showDayMessage();
            typed();
        });
    connect(m_ui->dateEdit, &QDateEdit::dateChanged, this, [this, typed] {
        onDayChanged();
        typed();
    });
    connect(m_ui->lateEntryCheck, &QCheckBox::clicked, this, typed);
    connect(m_attendance, &AttendanceModel::changed, this, [this, typed] {
        showCount();
        typed();
    });
    connect(m_ui->allPresentButton, &QPushButton::clicked, this, [this] {
        m_attendance->markRestPresent();
        m_ui->attendanceTable->goToFirstIncomplete();
        m_ui->attendanceTable->setFocus();
    });
}

QString PeopleStep::title() const
{
    return tr("Time and people");
}

void PeopleStep::load(const models::Meeting &meeting)
{
    m_loading = true;
    m_kinds = meeting.kinds;
    m_ui->dateEdit->setDate(meeting.heldOn.isValid() ? meeting.heldOn : m_workspace.clock.today());
    m_ui->startEdit->setTime(meeting.startAt ? shanghaiTime(meeting.startAt) : QTime(0, 0));
    m_ui->endEdit->setTime(meeting.endAt ? shanghaiTime(meeting.endAt) : QTime(0, 0));
    m_ui->placeEdit->setText(meeting.place);
    m_ui->hostEdit->setText(meeting.host);
    m_ui->recorderEdit->setText(meeting.recorder);
    m_ui->observersEdit->setText(meeting.observers);
    m_ui->titleEdit->setText(meeting.title);
    m_ui->numberEdit->setText(meeting.number);
    // A long place is known by its beginning.
    for (auto *edit : {m_ui->placeEdit, m_ui->observersEdit, m_ui->titleEdit})
        edit->setCursorPosition(0);
    m_ui->lateEntryCheck->setChecked(meeting.lateEntry);
    m_members = m_workspace.members.list(meeting.organisation).value_or(QList<models::Member>());
    QStringList names;
    for (const auto &member : m_members)
        names.append(member.name);
    m_hosts->setNames(names);
    m_recorders->setNames(names);
    m_attendance->load(models::expectedMembers(m_kinds, m_members), meeting.attendance,
                       [this](models::MemberId id) { return formerMember(id); });
    showDayMessage();
    m_loading = false;
}

models::Member PeopleStep::formerMember(models::MemberId id) const
{
    if (auto found = m_workspace.members.find(id))
        return *found;
    models::Member unknown;
    unknown.id = id;
    unknown.name = tr("(no longer here)");
    return unknown;
}

void PeopleStep::store(models::Meeting &meeting) const
{
    const QDate date = m_ui->dateEdit->date();
    const QTime start = m_ui->startEdit->time();
    const QTime end = m_ui->endEdit->time();
    const QTime none(0, 0);
    meeting.heldOn = date;
    meeting.startAt = start == none ? 0 : shanghaiMs(date, start);
    meeting.endAt = end == none ? 0 : shanghaiMs(date, end);
    meeting.zone = zoneName;
    meeting.place = m_ui->placeEdit->text().trimmed();
    meeting.host = m_ui->hostEdit->text().trimmed();
    meeting.recorder = m_ui->recorderEdit->text().trimmed();
    meeting.observers = m_ui->observersEdit->text().trimmed();
    meeting.title = m_ui->titleEdit->text().trimmed();
    meeting.number = m_ui->numberEdit->text().trimmed();
    meeting.lateEntry = m_ui->lateEntryCheck->isChecked();
    meeting.attendance = m_attendance->marks();
}

bool PeopleStep::isFilled(const models::Meeting &meeting) const
{
    return !meeting.place.isEmpty() && !meeting.host.isEmpty() && !meeting.attendance.isEmpty();
}

void PeopleStep::start()
{
    if (m_ui->placeEdit->text().isEmpty()) {
        m_ui->dateEdit->setFocus();
        return;
    }
    m_ui->attendanceTable->goToFirstIncomplete();
    m_ui->attendanceTable->setFocus();
}

bool PeopleStep::showField(const QString &field)
{
    if (field == u"attendance"_s || field == u"absenceReasons"_s) {
        m_ui->attendanceTable->goToFirstIncomplete();
        m_ui->attendanceTable->setFocus();
        return true;
    }
    const QHash<QString, QWidget *> fields{
        {u"heldOn"_s, m_ui->dateEdit},         {u"startAt"_s, m_ui->startEdit},
        {u"endAt"_s, m_ui->endEdit},           {u"place"_s, m_ui->placeEdit},
        {u"host"_s, m_ui->hostEdit},           {u"recorder"_s, m_ui->recorderEdit},
        {u"observers"_s, m_ui->observersEdit}, {u"title"_s, m_ui->titleEdit},
        {u"number"_s, m_ui->numberEdit},
    };
    QWidget *widget = fields.value(field);
    if (!widget)
        return false;
    widget->setFocus();
    return true;
}

void PeopleStep::offerPlaces(const QStringList &places)
{
    auto *completer = new QCompleter(places, m_ui->placeEdit);
    completer->setFilterMode(Qt::MatchContains);
    m_ui->placeEdit->setCompleter(completer);
}

void PeopleStep::onDayChanged()
{
    if (!m_loading && m_ui->dateEdit->date().daysTo(m_workspace.clock.today()) > lateAfterDays)
        m_ui->lateEntryCheck->setChecked(true);
    showDayMessage();
}

void PeopleStep::showDayMessage()
{
    const QDate day = m_ui->dateEdit->date();
    const QTime none(0, 0);
    QString message;
    if (day > m_workspace.clock.today())
        message = tr("⚠ This day is still to come: it can be planned, but not submitted.");
    else if (m_ui->endEdit->time() != none && m_ui->endEdit->time() < m_ui->startEdit->time())
        message = tr("⚠ The end lies before the start.");
    m_ui->whenMessage->setText(message);
    m_ui->whenMessage->setVisible(!message.isEmpty());
    setStyleProperty(m_ui->whenMessage, "tone", styleWord(Tone::Warning));
}

void PeopleStep::showCount()
{
    m_ui->quorumLine->show(m_kinds, m_attendance->members(), m_attendance->marks(),
                           m_ui->dateEdit->date());
}

} // namespace ui
