// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/SyncJournal.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace ui {

class Workspace;

//! What the hub refused, with everything that was typed: to be mended in its record, offered again,
//! or kept as a table.
class RefusedPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RefusedPanel(Workspace &workspace, QWidget *parent = nullptr);

    void load();
    int count() const { return int(m_edits.size()); }
    //! Writes an xlsx or csv, after noting it in the access log.
    void exportTo(const QString &path, bool unmasked);

signals:
    void openRequested(const QString &target);
    void messageRaised(const QString &sentence, bool grave);

private:
    QWidget *makeList();
    void addEdit(const models::RefusedEdit &edit);
    void openCurrent();
    void chooseFile(bool unmasked);

    Workspace &m_workspace;
    QList<models::RefusedEdit> m_edits;
    QStackedWidget *m_stack = nullptr;
    QTreeWidget *m_tree = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace ui
