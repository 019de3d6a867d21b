// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QShortcut>

namespace ui {

class HelpDialog;

//! F1 in a window that has no help panel: dialogs, first run, unlock. The help opens beside it and
//! does not stop what is being done there.
class HelpKey : public QShortcut
{
    Q_OBJECT

public:
    //! \a topic is a page of resources/help; \a window owns the key.
    HelpKey(QWidget *window, const QString &topic);

public slots:
    void showHelp();

private:
    QString m_topic;
    QPointer<HelpDialog> m_dialog;
};

} // namespace ui
