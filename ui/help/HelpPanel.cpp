// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpPanel.h"

#include "ui/help/HelpText.h"

using namespace Qt::StringLiterals;

namespace ui {

HelpPanel::HelpPanel(QWidget *parent) : QDockWidget(tr("Help"), parent)
{
    setObjectName(u"help"_s);
    setFeatures(DockWidgetClosable | DockWidgetMovable);
    m_text = new HelpText;
    setWidget(m_text);
}

void HelpPanel::showTopic(const QString &topic)
{
    m_text->showTopic(topic);
}

QString HelpPanel::topic() const
{
    return m_text->topic();
}

} // namespace ui
