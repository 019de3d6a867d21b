// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/TaskRow.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/StatusPill.h"

#include <QHBoxLayout>

namespace ui {

TaskRow::TaskRow(const Task &task, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, space::small);
    layout->setSpacing(space::medium);
    // What is neither good nor bad yet has time.
    const QString known = StatusPill::iconOf(task.tone);
    const QString iconName = known.isEmpty() ? QStringLiteral("clock") : known;
    layout->addWidget(new IconLabel(iconName, task.tone));
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(Label::wrapped(task.title, Label::Role::Strong));
    if (!task.detail.isEmpty()) {
        auto *detail = Label::wrapped(task.detail, Label::Role::Muted);
        if (task.tone == Tone::Error || task.tone == Tone::Warning)
            detail->setTone(task.tone);
        words->addWidget(detail);
    }
    layout->addLayout(words, 1);
    if (task.verb.isEmpty())
        return;
    QPushButton *button = task.primary ? new PrimaryButton(task.verb) : new QPushButton(task.verb);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(task.verb, task.title));
    layout->addWidget(button, 0, Qt::AlignVCenter);
    connect(button, &QPushButton::clicked, this,
            [this, target = task.target] { emit activated(target); });
}

} // namespace ui
