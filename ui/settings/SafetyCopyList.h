// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {

class Workspace;

//! The copies of the records that the program took by itself, newest first, and the way to their
//! folder; hidden while there is none.
class SafetyCopyList : public QWidget
{
    Q_OBJECT

public:
    //! The workspace must outlive it.
    explicit SafetyCopyList(Workspace &workspace, QWidget *parent = nullptr);

    void refresh();

private:
    void openFolder();

    Workspace &m_workspace;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace ui
