// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/KeyCommand.h"

#include <QDialog>
#include <QList>

class QAction;

namespace ui {

//! Every key in two lists: what works on the page in view, and what works everywhere.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a pageTitle heads the first list; \a pages is how many the rail has.
    ShortcutsDialog(const QString &pageTitle, const QList<KeyWords> &onPage,
                    const QList<QAction *> &everywhere, int pages, QWidget *parent = nullptr);
};

} // namespace ui
