// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/RecordStep.h"

#include "models/store/MemberRepository.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/Workspace.h"
#include "ui_RecordStep.h"

#include <QStringListModel>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ui {

RecordStep::RecordStep(Workspace &workspace, QWidget *parent)
    : WizardStep(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::RecordStep>()),
      m_titles(new QStringListModel(this))
{
    m_ui->setupUi(this);
    m_ui->itemList->setModel(m_titles);
    m_ui->itemList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_ui->itemList->setAccessibleName(tr("Agenda"));
    connect(m_ui->itemList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_loading)
                    showRow(current.row());
            });

    const auto typed = [this] {
        if (!m_loading)
            emit changed();
    };
    for (auto *edit :
         {m_ui->minutesEdit, m_ui->resolutionEdit, m_ui->recordEdit, m_ui->itemResolutionEdit})
        connect(edit, &QPlainTextEdit::textChanged, this, typed);
    for (auto *spin : {m_ui->forSpin, m_ui->againstSpin, m_ui->abstainedSpin})
        connect(spin, &QSpinBox::valueChanged, this, [this, typed] {
            showOutcome();
            typed();
        });
    connect(m_ui->votedCheck, &QCheckBox::toggled, this, [this, typed](bool voted) {
        m_ui->votesPanel->setEnabled(voted);
        if (voted && !m_loading) {
            // Most votes are unanimous; the others are quickly corrected.
            m_ui->forSpin->setValue(m_count.present);
            m_ui->forSpin->setFocus();
            m_ui->forSpin->selectAll();
        }
        showOutcome();
        typed();
    });

    for (const auto &[key, step, words] :
         {std::tuple(Qt::Key_Up, -1, tr("The agenda item before")),
          std::tuple(Qt::Key_Down, 1, tr("The next agenda item"))}) {
        connect(new KeyCommand({Qt::CTRL | key}, words, this), &QShortcut::activated, this,
                [this, step = step] { goBy(step); });
    }
}

RecordStep::~RecordStep() = default;

QString RecordStep::title() const
{
    return tr("Record and resolutions");
}

void RecordStep::load(const models::Meeting &meeting)
{
    m_loading = true;
    const auto members =
        m_workspace.members.list(meeting.organisation).value_or(QList<models::Member>());
    m_count = models::countAttendance(meeting.kinds, members, meeting.attendance, meeting.heldOn);
    m_items = meeting.agenda;
    QStringList titles{tr("The whole meeting")};
    for (int i = 0; i < m_items.size(); ++i)
        titles.append(u"%1. %2"_s.arg(i + 1).arg(m_items[i].title));
    m_titles->setStringList(titles);
    m_ui->minutesEdit->setPlainText(meeting.minutes);
    m_ui->resolutionEdit->setPlainText(meeting.resolution);
    const int row = std::min(std::max(m_shown, m_items.isEmpty() ? 0 : 1), int(m_items.size()));
    m_ui->itemList->setCurrentIndex(m_titles->index(row));
    m_loading = false;
    m_shown = -1;
    showRow(row);
}

void RecordStep::store(models::Meeting &meeting) const
{
    meeting.minutes = m_ui->minutesEdit->toPlainText();
    meeting.resolution = m_ui->resolutionEdit->toPlainText();
    auto items = m_items;
    if (m_shown > 0 && m_shown <= items.size())
        items[m_shown - 1] = shownItem();
    // The agenda step may have gone on since: records go to the items that are still there.
    for (auto &item : meeting.agenda) {
        for (const auto &written : items) {
            if (written.id == item.id) {
                item.record = written.record;
                item.resolution = written.resolution;
                item.votesFor = written.votesFor;
                item.votesAgainst = written.votesAgainst;
                item.votesAbstained = written.votesAbstained;
            }
        }
    }
}

bool RecordStep::isFilled(const models::Meeting &meeting) const
{
    return !meeting.minutes.isEmpty() || !meeting.resolution.isEmpty()
        || std::ranges::any_of(meeting.agenda, [](const models::AgendaItem &item) {
               return !item.record.isEmpty() || !item.resolution.isEmpty();
           });
}

void RecordStep::start()
{
    if (m_shown > 0)
        m_ui->recordEdit->setFocus();
    else
        m_ui->minutesEdit->setFocus();
}

bool RecordStep::showField(const QString &field)
{
    if (field == u"minutes"_s || field == u"resolution"_s) {
        m_ui->itemList->setCurrentIndex(m_titles->index(0));
        (field == u"minutes"_s ? m_ui->minutesEdit : m_ui->resolutionEdit)->setFocus();
        return true;
    }
    return false;
}

models::AgendaItem RecordStep::shownItem() const
{
    models::AgendaItem item = m_items.at(m_shown - 1);
    item.record = m_ui->recordEdit->toPlainText();
    item.resolution = m_ui->itemResolutionEdit->toPlainText();
    const bool voted = m_ui->votedCheck->isChecked();
    item.votesFor = voted ? m_ui->forSpin->value() : -1;
    item.votesAgainst = voted ? m_ui->againstSpin->value() : -1;
    item.votesAbstained = voted ? m_ui->abstainedSpin->value() : -1;
    return item;
}

void RecordStep::keepShown()
{
    if (m_shown > 0 && m_shown <= m_items.size())
        m_items[m_shown - 1] = shownItem();
}

void RecordStep::showRow(int row)
{
    keepShown();
    m_shown = row;
    m_ui->editorStack->setCurrentIndex(row > 0 ? 1 : 0);
    if (row == 0 || row > m_items.size())
        return;
    m_loading = true;
    const auto &item = m_items.at(row - 1);
    const bool voted = item.votesFor >= 0;
    m_ui->itemTitle->setText(u"%1. %2"_s.arg(row).arg(item.title));
    m_ui->recordEdit->setPlainText(item.record);
    m_ui->itemResolutionEdit->setPlainText(item.resolution);
    m_ui->votedCheck->setChecked(voted);
    m_ui->votesPanel->setEnabled(voted);
    m_ui->forSpin->setValue(std::max(0, item.votesFor));
    m_ui->againstSpin->setValue(std::max(0, item.votesAgainst));
    m_ui->abstainedSpin->setValue(std::max(0, item.votesAbstained));
    m_loading = false;
    showOutcome();
}

void RecordStep::goBy(int step)
{
    const int row = m_shown + step;
    if (row < 0 || row > m_items.size())
        return;
    m_ui->itemList->setCurrentIndex(m_titles->index(row));
    start();
}

void RecordStep::showOutcome()
{
    m_ui->outcomePill->setVisible(m_ui->votedCheck->isChecked());
    auto input = m_count.voteInput();
    input.votesFor = m_ui->forSpin->value();
    input.votesAgainst = m_ui->againstSpin->value();
    input.votesAbstained = m_ui->abstainedSpin->value();
    const auto outcome = models::decide(m_count.rule, input);
    if (!outcome)
        m_ui->outcomePill->setState(tr("More votes than voters present (%1)").arg(input.present),
                                    Tone::Error);
    else if (!outcome->quorum)
        m_ui->outcomePill->setState(
            tr("No quorum: %1 present, needs %2").arg(input.present).arg(outcome->quorumNeeds),
            Tone::Error);
    else if (outcome->passed)
        m_ui->outcomePill->setState(tr("Passed: %1 of %2").arg(input.votesFor).arg(input.eligible),
                                    Tone::Ok);
    else
        m_ui->outcomePill->setState(
            tr("Not passed: more than half of %1 needed").arg(input.eligible), Tone::Warning);
}

} // namespace ui
