// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace ui {

class AgendaModel;

//! The agenda as a list: Enter or F2 edits a title, Insert adds below, Delete
//! removes, Alt+Up and Alt+Down move, and rows can be dragged.
class AgendaList : public QListView
{
    Q_OBJECT

public:
    explicit AgendaList(QWidget *parent = nullptr);

    void setAgenda(AgendaModel *model);

public slots:
    void moveUp();
    void moveDown();
    void removeCurrent();

signals:
    //! Insert was pressed.
    void itemWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void moveBy(int step);

    AgendaModel *m_agenda = nullptr;
};

} // namespace ui
