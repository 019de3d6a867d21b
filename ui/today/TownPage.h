// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

class QTableView;

namespace ui {

class BranchListModel;
class EmptyState;
class Label;
class Workspace;

//! The town's home: branches whose month lacks something first, then the others, by code. A list of
//! exceptions, never a ranking.
class TownPage : public Page
{
    Q_OBJECT

public:
    explicit TownPage(Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
    QString helpTopic() const override;
    void load() override;
    QString badge() const override;

private:
    void openBranch(const QModelIndex &index);

    Workspace &m_workspace;
    BranchListModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    Label *m_summary = nullptr;
    EmptyState *m_empty = nullptr;
    int m_missing = 0;
};

} // namespace ui
