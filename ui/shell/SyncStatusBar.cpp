// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SyncStatusBar.h"

#include "models/domain/Clock.h"
#include "ui/sync/StatusSentence.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

SyncStatusBar::SyncStatusBar(const models::Clock &clock, QWidget *parent)
    : QFrame(parent),
      m_clock(clock)
{
    setProperty("surface", u"status"_s);
    auto *layout = new QHBoxLayout(this);
    // The links at the end bring four pixels of their own.
    layout->setContentsMargins(space::page, 2, space::page - space::hair, 2);
    layout->setSpacing(space::small);
    m_icon = new IconLabel(u"cloud"_s);
    layout->addWidget(m_icon);
    m_state = new Label({}, Label::Role::Strong);
    layout->addWidget(m_state);
    m_details = new Label({}, Label::Role::Muted);
    layout->addWidget(m_details);
    layout->addStretch();
    m_open = new LinkButton(tr("Details"));
    connect(m_open, &QPushButton::clicked, this, &SyncStatusBar::detailsRequested);
    layout->addWidget(m_open);
    m_sync = new LinkButton(tr("Sync now"));
    m_sync->setToolTip(tr("Sync now (F5)"));
    connect(m_sync, &QPushButton::clicked, this, &SyncStatusBar::syncRequested);
    layout->addWidget(m_sync);
}

void SyncStatusBar::showStatus(const engine::SyncStatus &status)
{
    const auto sentence = StatusSentence::of(status, m_clock.nowMs());
    m_icon->setIcon(sentence.iconName, sentence.tone);
    m_state->setText(sentence.state);
    m_state->setTone(sentence.tone == Tone::Muted ? Tone::Neutral : sentence.tone);
    m_details->setText(sentence.details);
    using Phase = engine::SyncStatus::Phase;
    m_sync->setVisible(status.phase != Phase::NotEnrolled);
    m_sync->setEnabled(status.phase != Phase::Syncing);
    setAccessibleName(this->sentence());
}

QString SyncStatusBar::sentence() const
{
    const auto details = m_details->text();
    return details.isEmpty() ? m_state->text() : m_state->text() + u" · "_s + details;
}

} // namespace ui
