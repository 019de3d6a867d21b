// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"
#include "models/domain/Meeting.h"

#include <QDialog>
#include <QList>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace ui {

class PhotoView;
class VideoView;
class Workspace;

//! Shows attachments one at a time, straight from the encrypted store. Page Up and Page Down turn
//! the leaves.
class AttachmentDialog : public QDialog
{
    Q_OBJECT

public:
    AttachmentDialog(Workspace &workspace, const QList<models::Attachment> &attachments, int first,
                     QWidget *parent = nullptr);
    ~AttachmentDialog() override;

    int current() const { return m_current; }
    PhotoView *photoView() const { return m_photo; }
    VideoView *videoView() const { return m_video; }

signals:
    //! The picture, the first frame, or the reason why there is none.
    void shown();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buttonRow();
    void turnTo(int index);
    void showReason(const models::Error &error);
    void saveCopy();
    void startCopy(const QString &path);

    Workspace &m_workspace;
    QList<models::Attachment> m_attachments;
    int m_current = -1;
    QStackedWidget *m_stack = nullptr;
    PhotoView *m_photo = nullptr;
    VideoView *m_video = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_caption = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_turn = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace ui
