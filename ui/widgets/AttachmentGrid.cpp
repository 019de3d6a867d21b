// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AttachmentGrid.h"

#include "ui/widgets/AttachmentDelegate.h"
#include "ui/widgets/AttachmentListModel.h"
#include "ui/widgets/KeyCommand.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace ui {

namespace {

QStringList filesOf(const QMimeData &data)
{
    QStringList paths;
    for (const auto &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

AttachmentGrid::AttachmentGrid(AttachmentListModel &model, QWidget *parent)
    : QListView(parent),
      m_model(model)
{
    setModel(&model);
    setItemDelegate(new AttachmentDelegate(this));
    setViewMode(IconMode);
    setResizeMode(Adjust);
    setMovement(Static);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(EditKeyPressed);
    setSelectionMode(SingleSelection);
    setAccessibleName(tr("Photos, videos and documents"));
    m_keys = new TypedKeys({}, this);
    setEditable(true);
    // One click chooses, so that captions can be read out; only a double click opens.
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { emit openRequested(index.row()); });
}

void AttachmentGrid::setEditable(bool editable)
{
    m_editable = editable;
    m_model.setEditable(editable);
    setAcceptDrops(editable);
    setDragEnabled(editable);
    setDragDropMode(editable ? DragDrop : NoDragDrop);
    QList<KeyWords> keys{{tr("Enter"), tr("Open the photo or video")}};
    if (editable)
        keys << KeyWords{tr("F2"), tr("Write the caption")}
             << KeyWords{tr("Alt+arrows"), tr("Move the photo or video")}
             << KeyWords{tr("Delete"), tr("Remove the photo or video")}
             << KeyWords{tr("Ctrl+V"), tr("Paste a picture or files")};
    m_keys->setWords(keys);
    // A static icon view has told its viewport otherwise.
    viewport()->setAcceptDrops(editable);
    setAccessibleDescription(
        editable
            ? tr("Enter opens, F2 edits the caption, Delete removes, Alt with the arrows moves, "
                 "Ctrl+V pastes")
            : tr("Enter opens"));
}

bool AttachmentGrid::take(const QMimeData &data)
{
    const auto paths = filesOf(data);
    if (!paths.isEmpty()) {
        emit filesTaken(paths);
        return true;
    }
    const auto image = data.hasImage() ? data.imageData().value<QImage>() : QImage();
    if (image.isNull())
        return false;
    emit imageTaken(image);
    return true;
}

void AttachmentGrid::moveCurrent(int distance)
{
    const auto row = currentIndex().row();
    const auto to = std::clamp(row + distance, 0, std::max(0, m_model.rowCount() - 1));
    m_model.move(row, to);
    scrollTo(currentIndex());
}

void AttachmentGrid::keyPressEvent(QKeyEvent *event)
{
    const auto row = currentIndex().row();
    const bool alt = event->modifiers() & Qt::AltModifier;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // With Ctrl it belongs to the page: the wizard goes on by it.
        if (row < 0 || event->modifiers().testFlag(Qt::ControlModifier))
            return event->ignore();
        emit openRequested(row);
        return;
    }
    if (m_editable) {
        if (alt && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up))
            return moveCurrent(-1);
        if (alt && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down))
            return moveCurrent(1);
        if (event->key() == Qt::Key_Delete && row >= 0) {
            emit removeRequested(row);
            return;
        }
        if (event->matches(QKeySequence::Paste)) {
            if (const auto *data = QApplication::clipboard()->mimeData())
                take(*data);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void AttachmentGrid::dragEnterEvent(QDragEnterEvent *event)
{
    const bool own = event->source() == this;
    if (m_editable
        && (own || !filesOf(*event->mimeData()).isEmpty() || event->mimeData()->hasImage()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void AttachmentGrid::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_editable)
        event->acceptProposedAction();
    else
        event->ignore();
}

void AttachmentGrid::dropEvent(QDropEvent *event)
{
    if (!m_editable)
        return event->ignore();
    if (event->source() == this) {
        const auto target = indexAt(event->position().toPoint());
        m_model.move(currentIndex().row(),
                     target.isValid() ? target.row() : m_model.rowCount() - 1);
        // Copy, or the view would remove the tile that it thinks was dragged away.
        event->setDropAction(Qt::CopyAction);
        event->accept();
        return;
    }
    if (take(*event->mimeData()))
        event->acceptProposedAction();
}

} // namespace ui
