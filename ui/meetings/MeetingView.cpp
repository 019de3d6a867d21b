// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingView.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MeetingRules.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "ui/meetings/AttendanceModel.h"
#include "ui/meetings/DeliveryText.h"
#include "ui/meetings/MeetingHtml.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/records/HistoryView.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/AttachmentStrip.h"
#include "ui/Workspace.h"
#include "ui_MeetingView.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace ui {

MeetingView::MeetingView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::MeetingView>()),
      m_attendance(new AttendanceModel(this))
{
    m_ui->setupUi(this);
    m_ui->backButton->setIcon(lineIcon(u"back"_s));
    m_ui->editButton->setIcon(iconOnAccent(u"edit"_s));
    m_ui->copyButton->setIcon(lineIcon(u"template"_s));
    m_ui->removeButton->setIcon(lineIcon(u"delete"_s));
    m_ui->attendanceTable->setModel(m_attendance);
    m_ui->attendanceTable->verticalHeader()->hide();
    m_ui->attendanceTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft
                                                                   | Qt::AlignVCenter);
    m_ui->attendanceTable->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_ui->attendanceTable->horizontalHeader()->setSectionResizeMode(AttendanceModel::Reason,
                                                                    QHeaderView::Stretch);
    m_strip = new AttachmentStrip(workspace);
    m_strip->setEditable(false);
    m_ui->photosPage->layout()->addWidget(m_strip);
    m_history = new HistoryView(workspace);
    m_ui->historyPage->layout()->addWidget(m_history);

    for (auto *button : {m_ui->editButton, m_ui->copyButton, m_ui->removeButton})
        button->setVisible(workspace.mayEdit());
    connect(m_ui->backButton, &QPushButton::clicked, this, &MeetingView::backRequested);
    connect(m_ui->editButton, &QPushButton::clicked, this, &MeetingView::editRequested);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &MeetingView::copyRequested);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &MeetingView::removeRequested);
}

MeetingView::~MeetingView() = default;

models::Result<void> MeetingView::show(models::MeetingId id)
{
    BB_TRY_ASSIGN(meeting, m_workspace.meetings.find(id));
    m_meeting = meeting;
    const auto members =
        m_workspace.members.list(m_meeting.organisation).value_or(QList<models::Member>());

    BB_TRY_ASSIGN(summaries, m_workspace.meetings.summaries({id}));
    showHeader(summaries.value(0));
    m_ui->textBrowser->setHtml(meetingHtml(m_meeting, members));

    const auto expected = models::expectedMembers(m_meeting.kinds, members);
    m_attendance->load(expected, m_meeting.attendance, [this](models::MemberId member) {
        models::Member unknown;
        unknown.id = member;
        unknown.name = tr("(no longer here)");
        return m_workspace.members.find(member).value_or(unknown);
    });
    m_ui->attendanceTable->resizeColumnsToContents();
    m_ui->quorumLine->show(m_meeting.kinds, expected, m_meeting.attendance, m_meeting.heldOn);
    m_strip->setAttachments(m_meeting.attachments);
    const auto count = m_attendance->count(m_meeting.kinds, m_meeting.heldOn);
    m_ui->tabs->setTabText(1, tr("Attendance %1/%2").arg(count.came).arg(count.expected));
    m_ui->tabs->setTabText(2, tr("Photos and videos %1").arg(m_meeting.attachments.size()));
    showHistory();
    return {};
}

void MeetingView::showHeader(const models::MeetingSummary &summary)
{
    m_ui->titleLabel->setText(headlineOf(m_meeting.kinds, m_meeting.title));
    QStringList facts{text::longDateText(m_meeting.heldOn),
                      timeRange(m_meeting.startAt, m_meeting.endAt), m_meeting.place};
    if (!m_workspace.mayEdit())
        facts.prepend(summary.organisationName);
    facts.removeAll(QString());
    m_ui->factsLabel->setText(facts.join(u" · "_s));
    m_ui->statePill->setState(text::nameOf(m_meeting.state), toneOf(m_meeting.state));
    m_ui->latePill->setState(tr("Late entry"), Tone::Neutral);
    m_ui->latePill->setVisible(m_meeting.lateEntry);
    const auto delivery = deliveryOf(summary, m_workspace);
    m_ui->deliveryPill->setState(delivery.text, delivery.tone);
}

void MeetingView::showHistory()
{
    QList<HistoryView::Subject> subjects{
        {models::kind::meeting.toString(), m_meeting.id.as<models::RecordTag>(), {}}};
    for (const auto &item : m_meeting.agenda)
        subjects.append(
            {models::kind::agendaItem.toString(), item.id.as<models::RecordTag>(), item.title});
    for (int row = 0; row < m_attendance->rowCount(); ++row) {
        const auto &member = m_attendance->member(row);
        subjects.append({models::kind::attendance.toString(),
                         models::attendanceId(m_meeting.id, member.id).as<models::RecordTag>(),
                         member.name});
    }
    for (const auto &file : m_meeting.attachments)
        subjects.append(
            {models::kind::attachment.toString(), file.id.as<models::RecordTag>(), file.fileName});
    m_history->show(subjects);
}

} // namespace ui
