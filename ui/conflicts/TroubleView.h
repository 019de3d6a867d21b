// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QStackedWidget;

namespace ui {

class ConflictsPanel;
class MessageBar;
class RefusedPanel;
class Workspace;

//! All that waits for a person before this replica and the hub agree: conflicts to be decided and
//! changes that were refused. A decision can be taken back.
class TroubleView : public QWidget
{
    Q_OBJECT

public:
    explicit TroubleView(Workspace &workspace, QWidget *parent = nullptr);

    void load();
    void showConflicts(models::ConflictId id = {});
    void showRefused();

signals:
    void backRequested();
    void navigationRequested(const QString &target);
    void messageRaised(const QString &sentence, bool grave);

private:
    enum Part { Conflicts, Refused };

    void showPart(int part);
    void offerUndo(const models::Conflict &conflict, const QString &sentence, qint64 txn);
    void undo();

    Workspace &m_workspace;
    qint64 m_undoTxn = 0;
    models::Conflict m_undoConflict;
    QButtonGroup *m_parts = nullptr;
    QPushButton *m_conflictsButton = nullptr;
    QPushButton *m_refusedButton = nullptr;
    MessageBar *m_bar = nullptr;
    QStackedWidget *m_stack = nullptr;
    ConflictsPanel *m_conflicts = nullptr;
    RefusedPanel *m_refused = nullptr;
};

} // namespace ui
