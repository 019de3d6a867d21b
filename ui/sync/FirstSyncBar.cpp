// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/FirstSyncBar.h"

#include "ui/text/Format.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int barWidth = 180;
}

FirstSyncBar::FirstSyncBar(const models::Clock &clock, QWidget *parent)
    : QFrame(parent),
      m_remaining(clock)
{
    setProperty("surface", u"message"_s);
    setStyleProperty(this, "tone", styleWord(Tone::Info));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::medium);
    layout->addWidget(new IconLabel(u"download"_s, Tone::Info));
    m_text = Label::wrapped({});
    layout->addWidget(m_text, 1);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(barWidth);
    m_progress->setAccessibleName(tr("First sync"));
    layout->addWidget(m_progress);
    hide();
}

void FirstSyncBar::showStatus(const engine::SyncStatus &status)
{
    const bool isUnderWay =
        status.phase == engine::SyncStatus::Phase::Syncing && status.lastSuccessAt == 0;
    if (isUnderWay && !m_isUnderWay)
        m_remaining.start();
    m_isUnderWay = isUnderWay;
    setVisible(isUnderWay);
    if (!isUnderWay)
        return;
    const int total = status.recordsTotal;
    const int done = qMin(status.recordsDone, total);
    // 0 and 0: moving without an end in sight.
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    if (total == 0) {
        m_text->setText(tr("First sync: this PC fetches what the hub keeps for it. How much that "
                           "is, the hub will say in a moment. You can work meanwhile."));
        return;
    }
    const auto left = m_remaining.guess(done, total);
    const auto pace =
        left && done < total ? tr(", about %1 more").arg(text::waitText(*left)) : QString();
    m_text->setText(tr("First sync: %1 of %2 records are here%3. Photos and videos follow. You can "
                       "work meanwhile.")
                        .arg(done)
                        .arg(total)
                        .arg(pace));
}

QString FirstSyncBar::sentence() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace ui
