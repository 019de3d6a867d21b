// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QListView>

class QMimeData;

namespace ui {

class AttachmentListModel;
class TypedKeys;

//! The tiles of a strip: chosen by arrows or mouse, moved by drag or Alt with the arrows, opened by
//! Enter or a double click; takes files and pictures that are dropped or pasted.
class AttachmentGrid : public QListView
{
    Q_OBJECT

public:
    explicit AttachmentGrid(AttachmentListModel &model, QWidget *parent = nullptr);

    void setEditable(bool editable);
    //! Files of the clipboard or of a drop; false when there is nothing to take.
    bool take(const QMimeData &data);

signals:
    void openRequested(int row);
    void removeRequested(int row);
    void filesTaken(const QStringList &paths);
    void imageTaken(const QImage &image);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void moveCurrent(int distance);

    AttachmentListModel &m_model;
    TypedKeys *m_keys = nullptr;
    bool m_editable = true;
};

} // namespace ui
