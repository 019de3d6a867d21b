// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpKey.h"

#include "ui/help/HelpDialog.h"

namespace ui {

HelpKey::HelpKey(QWidget *window, const QString &topic)
    : QShortcut(QKeySequence(Qt::Key_F1), window),
      m_topic(topic)
{
    connect(this, &QShortcut::activated, this, &HelpKey::showHelp);
}

void HelpKey::showHelp()
{
    if (!m_dialog) {
        // A child of the window: a modal dialog lets its own children be used.
        m_dialog = new HelpDialog(qobject_cast<QWidget *>(parent()));
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->showTopic(m_topic);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace ui
