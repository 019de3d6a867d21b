// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Rail.h"

#include "ui/shell/Page.h"
#include "ui/shell/RailButton.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int railWidth = 176;
constexpr int bookSize = 28;
} // namespace

Rail::Rail(QWidget *parent) : QFrame(parent)
{
    setProperty("surface", u"rail"_s);
    setMinimumWidth(railWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::large, 0, space::medium);
    layout->setSpacing(0);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 0, space::medium, 0);
    head->setSpacing(10);
    auto *book = new QLabel;
    book->setPixmap(QIcon(u":/icons/branchbook.svg"_s).pixmap(bookSize, bookSize));
    head->addWidget(book);
    head->addWidget(new Label(tr("Branchbook"), Label::Role::Heading), 1);
    layout->addLayout(head);
    layout->addSpacing(space::large);

    m_top = new QVBoxLayout;
    m_top->setContentsMargins({});
    m_top->setSpacing(2);
    layout->addLayout(m_top);
    layout->addStretch();
    m_foot = new QVBoxLayout;
    m_foot->setContentsMargins({});
    m_foot->setSpacing(2);
    layout->addLayout(m_foot);
}

void Rail::addPage(Page *page, bool atFoot)
{
    auto *button = new RailButton(page->title(), page->iconName());
    const int index = int(m_buttons.size());
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(page->title()).arg(index + 1));
    button->setBadge(page->badge());
    connect(button, &QAbstractButton::clicked, this, [this, index] { emit chosen(index); });
    connect(page, &Page::badgeChanged, button, [page, button] { button->setBadge(page->badge()); });
    (atFoot ? m_foot : m_top)->addWidget(button);
    m_buttons.append(button);
}

void Rail::choose(int index)
{
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(i == index);
}

} // namespace ui
