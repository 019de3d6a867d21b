// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyState.h"

#include "ui/theme/Icon.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int pictureSize = 48;
constexpr int textWidth = 420;
} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text,
                       QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::small);
    layout->addStretch(2);
    layout->addWidget(new IconLabel(iconName, Tone::Muted, pictureSize), 0, Qt::AlignHCenter);
    layout->addSpacing(space::small);
    m_title = new Label(title, Label::Role::Heading);
    m_title->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_title);
    m_text = Label::wrapped(text, Label::Role::Muted);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setFixedWidth(textWidth);
    // A layout item with an alignment would get one line's height and lose the others.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_text);
    middle->addStretch();
    layout->addLayout(middle);
    m_text->setVisible(!text.isEmpty());
    layout->addSpacing(space::small);
    // Of one width, that of the longest.
    auto *actions = new QWidget;
    m_actions = new QVBoxLayout(actions);
    m_actions->setContentsMargins({});
    m_actions->setSpacing(space::small);
    layout->addWidget(actions, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyState::setText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

QPushButton *EmptyState::addAction(const QString &text, const QString &iconName)
{
    auto *button = new QPushButton(text);
    if (!iconName.isEmpty())
        button->setIcon(lineIcon(iconName));
    m_actions->addWidget(button);
    return button;
}

} // namespace ui
