// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/CheckStep.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/domain/MeetingRules.h"
#include "models/store/MemberRepository.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/meetings/QuorumLine.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/StatusPill.h"
#include "ui/Workspace.h"

#include <QHBoxLayout>
#include <QListWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int rowsInView = 5;
} // namespace

CheckStep::CheckStep(Workspace &workspace, QWidget *parent)
    : WizardStep(parent),
      m_workspace(workspace)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    m_state = new StatusPill;
    m_stateText = Label::wrapped({}, Label::Role::Muted);
    row->addWidget(m_state);
    row->addWidget(m_stateText, 1);
    layout->addLayout(row);

    m_list = new QListWidget;
    m_list->setAccessibleName(tr("What is missing"));
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        emit fieldWanted(item->data(Qt::UserRole).toString());
    });
    connect(m_list, &QListWidget::itemClicked, m_list, &QListWidget::itemActivated);
    layout->addWidget(m_list, 1);

    layout->addWidget(new Label(tr("The record"), Label::Role::Heading));
    m_quorum = new QuorumLine;
    layout->addWidget(m_quorum);
    m_summary = Label::wrapped({});
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_summary, 1);
}

QString CheckStep::title() const
{
    return tr("Check");
}

void CheckStep::load(const models::Meeting &meeting)
{
    const auto people = m_workspace.members.peopleOf(meeting).value_or(QList<models::Member>());
    m_findings = models::check(meeting, people, m_workspace.clock.today());
    m_maySubmit = std::none_of(m_findings.begin(), m_findings.end(), [](const auto &finding) {
        return finding.severity == models::Finding::Severity::Error;
    });
    showFindings();
    showSummary(meeting);
}

void CheckStep::start()
{
    if (m_list->count() > 0) {
        m_list->setCurrentRow(0);
        m_list->setFocus();
    }
}

void CheckStep::showFindings()
{
    m_list->clear();
    for (const auto &finding : m_findings) {
        const bool grave = finding.severity == models::Finding::Severity::Error;
        auto *item = new QListWidgetItem(
            lineIcon(grave ? u"error"_s : u"warning"_s, grave ? Tone::Error : Tone::Warning),
            text::findingText(models::kind::meeting, finding), m_list);
        item->setData(Qt::UserRole, finding.field);
        item->setToolTip(tr("Enter or a click goes there"));
    }
    m_list->setVisible(!m_findings.isEmpty());
    const int rows = std::min(m_list->count(), rowsInView);
    m_list->setMinimumHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    if (m_findings.isEmpty()) {
        m_state->setState(tr("Complete"), Tone::Ok);
        m_stateText->setText(tr("Nothing is missing. Submitting sends it to the town."));
    } else if (m_maySubmit) {
        m_state->setState(tr("Look once more"), Tone::Warning);
        m_stateText->setText(tr("Nothing below keeps you from submitting."));
    } else {
        const auto missing =
            std::count_if(m_findings.begin(), m_findings.end(), [](const auto &finding) {
                return finding.severity == models::Finding::Severity::Error;
            });
        m_state->setState(tr("%n missing", nullptr, int(missing)), Tone::Error);
        m_stateText->setText(
            tr("It can be saved as it is and completed later; submitting waits until these are "
               "filled. Choose one to go there."));
    }
}

QString CheckStep::attachmentsText(const models::Meeting &meeting)
{
    const auto count = [&meeting](models::AttachmentRole role) {
        return std::count_if(meeting.attachments.begin(), meeting.attachments.end(),
                             [role](const auto &file) { return file.role == role; });
    };
    const auto photos = count(models::AttachmentRole::Photo);
    const auto videos = count(models::AttachmentRole::Video);
    const auto others = meeting.attachments.size() - photos - videos;
    QStringList parts;
    if (photos > 0)
        parts.append(tr("%n photo(s)", nullptr, int(photos)));
    if (videos > 0)
        parts.append(tr("%n video(s)", nullptr, int(videos)));
    if (others > 0)
        parts.append(tr("%n other file(s)", nullptr, int(others)));
    return parts.isEmpty() ? tr("No photos") : parts.join(tr(", "));
}

void CheckStep::showSummary(const models::Meeting &meeting)
{
    const auto members =
        m_workspace.members.list(meeting.organisation).value_or(QList<models::Member>());
    m_quorum->show(meeting.kinds, models::expectedMembers(meeting.kinds, members),
                   meeting.attendance, meeting.heldOn);
    QStringList lines;
    QStringList facts{headlineOf(meeting.kinds, meeting.title), text::longDateText(meeting.heldOn),
                      timeRange(meeting.startAt, meeting.endAt), meeting.place};
    facts.removeAll(QString());
    lines.append(facts.join(u" · "_s));
    for (int i = 0; i < meeting.agenda.size(); ++i)
        lines.append(u"%1. %2"_s.arg(i + 1).arg(meeting.agenda[i].title));
    lines.append(attachmentsText(meeting));
    lines.removeAll(QString());
    m_summary->setText(lines.join(u'\n'));
}

} // namespace ui
