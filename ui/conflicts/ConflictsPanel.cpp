// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictsPanel.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/ConflictRepository.h"
#include "ui/conflicts/ConflictCard.h"
#include "ui/conflicts/ConflictText.h"
#include "ui/conflicts/RecordTitle.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/TwoLineDelegate.h"
#include "ui/Workspace.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int listWidth = 300;

QString sentenceFor(models::Resolution resolution, const QString &subject)
{
    switch (resolution) {
    case models::Resolution::Kept:
        return ConflictsPanel::tr("“%1”: the value in the record was kept.").arg(subject);
    case models::Resolution::Taken:
        return ConflictsPanel::tr("“%1”: the other value was taken.").arg(subject);
    case models::Resolution::Merged:
        break;
    }
    return ConflictsPanel::tr("“%1”: the text made of both was taken.").arg(subject);
}

} // namespace

ConflictsPanel::ConflictsPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack);
    m_stack->addWidget(new EmptyState(
        u"ok"_s, tr("No conflicts"),
        tr("Where two people write the same field without knowing of each other, both values "
           "stand here side by side until somebody chooses one.")));

    auto *columns = new QWidget;
    auto *row = new QHBoxLayout(columns);
    row->setContentsMargins({});
    row->setSpacing(space::large);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    m_list = new QListView;
    m_list->setObjectName(u"conflictList"_s);
    m_list->setAccessibleName(tr("Conflicts"));
    m_list->setFixedWidth(listWidth);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_model = new QStandardItemModel(this);
    m_list->setModel(m_model);
    left->addWidget(m_list, 1);
    auto *keys =
        Label::wrapped(tr("↑ ↓ choose a conflict · Alt+1 keeps the record's value · Alt+2 "
                          "takes the other · Alt+3 takes the text of both · Ctrl+Z undoes"),
                       Label::Role::Caption);
    keys->setFixedWidth(listWidth);
    left->addWidget(keys);
    row->addLayout(left);

    m_card = new ConflictCard(workspace);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *cards = new QVBoxLayout(content);
    cards->setContentsMargins({});
    cards->addWidget(m_card);
    cards->addStretch();
    scroll->setWidget(content);
    row->addWidget(scroll, 1);
    m_stack->addWidget(columns);
    setFocusProxy(m_list);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConflictsPanel::showCurrent);
    connect(m_card, &ConflictCard::decided, this, &ConflictsPanel::decide);
    connect(m_card, &ConflictCard::openRequested, this, &ConflictsPanel::openRequested);
}

void ConflictsPanel::load()
{
    const auto open = models::ConflictReader(m_workspace.database).open();
    if (!open) {
        emit failed(open.error());
        return;
    }
    const int row = m_list->currentIndex().row();
    const auto before = row >= 0 ? m_conflicts.value(row).id : models::ConflictId();
    m_conflicts = *open;
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_model->clear();
        for (const auto &conflict : std::as_const(m_conflicts)) {
            const auto place = RecordTitle::of(m_workspace, conflict.subjectKind, conflict.subject);
            auto *item = new QStandardItem(place.title);
            const auto when = text::momentText(conflict.lostBy.at, m_workspace.clock.today());
            const auto about = place.part.isEmpty()
                ? conflictSubject(conflict)
                : place.part + u" · "_s + conflictSubject(conflict);
            item->setData(about + u" · "_s + when, TwoLineDelegate::detailRole);
            item->setData(place.whole() + u", "_s + conflictText(conflict), Qt::AccessibleTextRole);
            item->setToolTip(place.whole());
            m_model->appendRow(item);
        }
    }
    m_stack->setCurrentIndex(m_conflicts.isEmpty() ? 0 : 1);
    if (m_conflicts.isEmpty())
        m_card->forget();
    else if (!choose(before))
        m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, count() - 1), 0));
}

bool ConflictsPanel::choose(models::ConflictId id)
{
    const auto found = std::ranges::find(std::as_const(m_conflicts), id, &models::Conflict::id);
    if (found == m_conflicts.cend())
        return false;
    m_list->setCurrentIndex(m_model->index(int(found - m_conflicts.cbegin()), 0));
    showCurrent();
    return true;
}

void ConflictsPanel::showCurrent()
{
    const int row = m_list->currentIndex().row();
    if (row >= 0 && row < m_conflicts.size())
        m_card->show(m_conflicts[row]);
}

void ConflictsPanel::decide(models::Resolution resolution, const QString &merged)
{
    const auto conflict = m_conflicts.value(m_list->currentIndex().row());
    models::ConflictRepository conflicts(m_workspace.database, m_workspace.writer,
                                         m_workspace.clock);
    const auto txn = resolution == models::Resolution::Kept ? conflicts.keepShown(conflict.id)
        : resolution == models::Resolution::Taken           ? conflicts.takeOther(conflict.id)
                                                  : conflicts.takeMerged(conflict.id, merged);
    if (!txn) {
        emit failed(txn.error());
        load();
        return;
    }
    load();
    m_list->setFocus();
    emit decided(conflict, sentenceFor(resolution, conflictSubject(conflict)), *txn);
    m_workspace.noticeChange({conflict.subjectKind, models::kind::conflict.toString()});
}

} // namespace ui
