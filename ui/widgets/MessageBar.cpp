// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MessageBar.h"

#include "ui/theme/Icon.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

MessageBar::MessageBar(QWidget *parent) : QFrame(parent)
{
    setProperty("surface", u"message"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::small, space::small);
    layout->setSpacing(space::small);
    m_icon = new IconLabel({}, Tone::Info);
    layout->addWidget(m_icon);
    m_text = new Label({});
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    m_action = new QPushButton;
    m_action->hide();
    layout->addWidget(m_action);
    m_close = new QToolButton;
    m_close->setIcon(lineIcon(u"close"_s, Tone::Muted));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    hide();
}

void MessageBar::showMessage(const QString &sentence, Tone tone)
{
    showMessage(sentence, tone, {});
}

void MessageBar::showMessage(const QString &sentence, Tone tone, const QString &action)
{
    m_tone = tone;
    m_text->setText(sentence);
    m_icon->setIcon(StatusPill::iconOf(tone), tone);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setStyleProperty(this, "tone", styleWord(tone));
    setAccessibleName(sentence);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageBar::message() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::dismiss()
{
    m_text->clear();
    hide();
}

} // namespace ui
