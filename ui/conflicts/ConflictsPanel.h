// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Error.h"

#include <QWidget>

class QListView;
class QStackedWidget;
class QStandardItemModel;

namespace ui {

class ConflictCard;
class Workspace;

//! The open conflicts as a list, and beside it the one that is to be decided. After a decision the
//! next one is shown.
class ConflictsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictsPanel(Workspace &workspace, QWidget *parent = nullptr);

    //! Reads anew; what was chosen stays chosen while it is open.
    void load();
    //! False when it is not open any more.
    bool choose(models::ConflictId id);
    int count() const { return int(m_conflicts.size()); }

signals:
    //! \a txn: by which ChangeWriter::undo() takes it back.
    void decided(const models::Conflict &conflict, const QString &sentence, qint64 txn);
    void failed(const models::Error &error);
    void openRequested(const QString &target);

private:
    void showCurrent();
    void decide(models::Resolution resolution, const QString &merged);

    Workspace &m_workspace;
    QList<models::Conflict> m_conflicts;
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_model = nullptr;
    ConflictCard *m_card = nullptr;
};

} // namespace ui
