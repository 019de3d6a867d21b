// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AgendaList.h"

#include "ui/meetings/AgendaModel.h"
#include "ui/widgets/KeyCommand.h"

#include <QKeyEvent>

namespace ui {

AgendaList::AgendaList(QWidget *parent) : QListView(parent)
{
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setUniformItemSizes(true);
    setAccessibleName(tr("Agenda"));
    connect(new KeyCommand({Qt::ALT | Qt::Key_Up}, tr("Move the agenda item up"), this),
            &QShortcut::activated, this, &AgendaList::moveUp);
    connect(new KeyCommand({Qt::ALT | Qt::Key_Down}, tr("Move the agenda item down"), this),
            &QShortcut::activated, this, &AgendaList::moveDown);
    new TypedKeys({{tr("Enter"), tr("Change the agenda item")},
                   {tr("Insert"), tr("A new agenda item below")},
                   {tr("Delete"), tr("Remove the agenda item")}},
                  this);
    setAccessibleDescription(tr("Enter edits, Insert adds, Delete removes, Alt with the arrows "
                                "moves an item"));
}

void AgendaList::setAgenda(AgendaModel *model)
{
    m_agenda = model;
    setModel(model);
    connect(model, &AgendaModel::moved, this,
            [this](int row) { setCurrentIndex(m_agenda->index(row)); });
}

void AgendaList::moveUp()
{
    moveBy(-1);
}

void AgendaList::moveDown()
{
    moveBy(1);
}

void AgendaList::moveBy(int step)
{
    const int row = currentIndex().row();
    if (m_agenda->move(row, step))
        setCurrentIndex(m_agenda->index(row + step));
}

void AgendaList::removeCurrent()
{
    const int row = currentIndex().row();
    if (row < 0)
        return;
    m_agenda->removeRow(row);
    setCurrentIndex(m_agenda->index(std::min(row, m_agenda->rowCount() - 1)));
}

void AgendaList::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && event->key() == Qt::Key_Delete) {
        removeCurrent();
    } else if (modifiers == Qt::NoModifier && event->key() == Qt::Key_Insert) {
        emit itemWanted();
    } else if (modifiers == Qt::NoModifier
               && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
               && currentIndex().isValid()) {
        edit(currentIndex());
    } else if (event->key() == Qt::Key_Return) {
        event->ignore();
    } else {
        QListView::keyPressEvent(event);
    }
}

} // namespace ui
