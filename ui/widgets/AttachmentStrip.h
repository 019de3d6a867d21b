// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"
#include "models/imaging/AttachmentBuilder.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class AttachmentGrid;
class AttachmentListModel;
class Workspace;

//! The photos, videos and documents of a meeting: shows them and, while editable, takes more by
//! choosing, dropping and pasting. What is added lies encrypted in the vault at once; it becomes
//! part of the meeting when the meeting is saved.
class AttachmentStrip : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentStrip(Workspace &workspace, QWidget *parent = nullptr);
    ~AttachmentStrip() override;

    void setEditable(bool editable);
    //! Whose files are shown and added from now on. What is still being taken in for another
    //! meeting stays that one's.
    void setMeeting(models::MeetingId meeting);
    void setAttachments(const QList<models::Attachment> &attachments);
    //! In the order shown; without files that are still being taken in.
    QList<models::Attachment> attachments() const;
    //! Files of this meeting that are still being read and encrypted.
    int busyCount() const { return m_busy.value(m_meeting); }

    void addFiles(const QStringList &paths);
    void addImage(const QImage &image);

signals:
    //! Added, removed, moved or a caption edited.
    void changed();
    //! After each file, taken in or refused.
    void settled();
    //! A file is in the vault that was added while another meeting was shown.
    void takenInLate(models::MeetingId meeting, const models::Attachment &attachment);

private:
    void choose();
    void paste();
    void removeRow(int row);
    void open(int row);
    void watch(const QFuture<models::Result<models::Attachment>> &future, const QString &name);
    void onBuilt(const models::Result<models::Attachment> &attachment, const QString &name);
    void onBuiltLate(models::MeetingId meeting,
                     const models::Result<models::Attachment> &attachment);
    void showMessage(const QString &sentence);
    void updateButtons();

    Workspace &m_workspace;
    models::AttachmentBuilder m_builder;
    AttachmentListModel *m_model = nullptr;
    AttachmentGrid *m_grid = nullptr;
    QWidget *m_editing = nullptr;
    QPushButton *m_openButton = nullptr;
    QPushButton *m_removeButton = nullptr;
    QPushButton *m_captionButton = nullptr;
    QLabel *m_message = nullptr;
    models::MeetingId m_meeting;
    QHash<models::MeetingId, int> m_busy;
    QString m_refused;
};

} // namespace ui
