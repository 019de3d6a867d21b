// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/KindStep.h"

#include "ui/meetings/KindTile.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/Label.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

KindStep::KindStep(QWidget *parent) : WizardStep(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(new Label(tr("What was it?"), Label::Role::Heading));
    layout->addWidget(
        Label::wrapped(tr("One event may be several kinds at once: choose all that apply. "
                          "The digits 1 to 8 toggle them."),
                       Label::Role::Muted));

    auto *grid = new QGridLayout;
    grid->setSpacing(space::medium);
    const auto &kinds = allMeetingKinds();
    for (int i = 0; i < kinds.size(); ++i) {
        auto *tile = new KindTile(i + 1, text::nameOf(kinds[i]), rhythmOf(kinds[i]));
        connect(tile, &QAbstractButton::clicked, this, &WizardStep::changed);
        grid->addWidget(tile, i / 2, i % 2);
        m_tiles.append(tile);
    }
    layout->addLayout(grid);
    QList<KeyWords> keys;
    for (int i = 0; i < kinds.size(); ++i)
        keys.append({QString::number(i + 1), text::nameOf(kinds[i])});
    new TypedKeys(keys, this);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    m_asLast = new QPushButton(lineIcon(u"template"_s), tr("As last time"));
    m_last = Label::wrapped({}, Label::Role::Muted);
    m_last->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    row->addWidget(m_asLast);
    row->addWidget(m_last, 1);
    layout->addSpacing(space::small);
    layout->addLayout(row);
    layout->addStretch();
    connect(m_asLast, &QPushButton::clicked, this, &KindStep::asLastTimeWanted);
    offerLast({});
}

QString KindStep::title() const
{
    return tr("Kind");
}

void KindStep::load(const models::Meeting &meeting)
{
    const auto &kinds = allMeetingKinds();
    for (int i = 0; i < kinds.size(); ++i)
        m_tiles[i]->setChecked(meeting.kinds.contains(kinds[i]));
}

void KindStep::store(models::Meeting &meeting) const
{
    meeting.kinds.clear();
    for (int i = 0; i < m_tiles.size(); ++i) {
        if (m_tiles[i]->isChecked())
            meeting.kinds.append(allMeetingKinds()[i]);
    }
}

bool KindStep::isFilled(const models::Meeting &meeting) const
{
    return !meeting.kinds.isEmpty();
}

void KindStep::start()
{
    for (auto *tile : m_tiles) {
        if (tile->isChecked()) {
            tile->setFocus();
            return;
        }
    }
    m_tiles.first()->setFocus();
}

bool KindStep::showField(const QString &field)
{
    if (field != u"kinds"_s)
        return false;
    start();
    return true;
}

void KindStep::offerLast(const QString &description)
{
    m_asLast->setVisible(!description.isEmpty());
    m_last->setVisible(!description.isEmpty());
    m_last->setText(description);
}

void KindStep::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_1;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && digit >= 0 && digit < m_tiles.size()) {
        m_tiles[digit]->setFocus();
        m_tiles[digit]->click();
        return;
    }
    WizardStep::keyPressEvent(event);
}

} // namespace ui
