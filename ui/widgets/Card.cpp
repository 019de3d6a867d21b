// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Card.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

Card::Card(QWidget *parent) : QFrame(parent)
{
    setProperty("surface", u"card"_s);
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(space::large, space::large, space::large, space::large);
    m_body->setSpacing(space::medium);
}

Card::Card(const QString &heading, QWidget *parent) : Card(parent)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    m_heading = new Label(heading, Label::Role::Heading);
    row->addWidget(m_heading, 1);
    m_actions = new QHBoxLayout;
    m_actions->setContentsMargins({});
    m_actions->setSpacing(space::small);
    row->addLayout(m_actions);
    m_body->addLayout(row);
}

void Card::setHeading(const QString &heading)
{
    if (m_heading)
        m_heading->setText(heading);
}

} // namespace ui
