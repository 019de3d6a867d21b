// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TitleArea.h"

#include "ui/theme/Icon.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int areaHeight = 60;
constexpr int switcherWidth = 220;
constexpr int visibleBranches = 20;

QToolButton *actionButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(lineIcon(iconName, Tone::Muted));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

TitleArea::TitleArea(QWidget *parent) : QFrame(parent)
{
    setProperty("surface", u"bar"_s);
    setMinimumHeight(areaHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::page, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    m_title = new Label({}, Label::Role::Title);
    layout->addWidget(m_title);
    layout->addSpacing(space::small);
    m_watermark = new Label({}, Label::Role::Strong);
    m_watermark->setTone(Tone::Warning);
    m_watermark->hide();
    layout->addWidget(m_watermark);
    m_endTrial = new LinkButton(tr("End the trial"));
    m_endTrial->setObjectName(u"endTrialLink"_s);
    m_endTrial->setToolTip(tr("Removes the sample branch and goes back to the first page"));
    m_endTrial->hide();
    connect(m_endTrial, &QPushButton::clicked, this, &TitleArea::trialEndRequested);
    layout->addWidget(m_endTrial);
    layout->addStretch();

    layout->addWidget(new IconLabel(u"branch"_s));
    m_branchName = new Label({}, Label::Role::Muted);
    layout->addWidget(m_branchName);
    m_branches = new QComboBox;
    m_branches->setObjectName(u"branchBox"_s);
    m_branches->setAccessibleName(tr("Branch"));
    m_branches->setToolTip(tr("The branch that is being worked on"));
    m_branches->setMinimumWidth(switcherWidth);
    m_branches->setMaxVisibleItems(visibleBranches);
    m_branches->hide();
    layout->addWidget(m_branches);
    connect(m_branches, &QComboBox::activated, this,
            [this](int index) { emit branchChosen(m_choices.value(index)); });

    layout->addSpacing(space::small);
    auto *help = actionButton(u"help"_s, tr("Help for this page (F1)"));
    connect(help, &QToolButton::clicked, this, &TitleArea::helpRequested);
    layout->addWidget(help);
    auto *lock = actionButton(u"lock"_s, tr("Lock (Ctrl+L)"));
    connect(lock, &QToolButton::clicked, this, &TitleArea::lockRequested);
    layout->addWidget(lock);
    m_menu = actionButton(u"menu"_s, tr("Menu with all commands"));
    m_menu->setObjectName(u"menuButton"_s);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(m_menu);
}

void TitleArea::setTitle(const QString &title)
{
    m_title->setText(title);
}

void TitleArea::setBranches(const QList<models::Organisation> &branches, bool everything)
{
    m_choices = branches;
    if (everything)
        m_choices.prepend(models::Organisation{});
    m_branches->clear();
    for (const auto &branch : std::as_const(m_choices))
        m_branches->addItem(branch.id.isNull() ? tr("All branches") : branch.name);
    m_branches->setVisible(m_choices.size() > 1);
    m_branchName->setVisible(m_choices.size() <= 1);
    m_branchName->setText(m_choices.isEmpty() ? tr("No branch yet") : m_choices.first().name);
}

void TitleArea::chooseBranch(models::OrganisationId branch)
{
    for (int i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].id == branch)
            m_branches->setCurrentIndex(i);
    }
}

void TitleArea::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void TitleArea::setWatermark(const QString &words)
{
    m_watermark->setText(words);
    m_watermark->setVisible(!words.isEmpty());
    m_endTrial->setVisible(!words.isEmpty());
}

} // namespace ui
