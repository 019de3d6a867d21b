// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QListWidget>

namespace ui {

class Workspace;

//! Lists the names of attachments until the real strip is merged.
class AttachmentStrip : public QListWidget
{
    Q_OBJECT

public:
    explicit AttachmentStrip(Workspace &, QWidget *parent = nullptr) : QListWidget(parent) { }

    void setEditable(bool) { }
    void setAttachments(const QList<models::Attachment> &attachments)
    {
        m_attachments = attachments;
        clear();
        for (const auto &file : attachments)
            addItem(file.fileName);
    }
    QList<models::Attachment> attachments() const { return m_attachments; }

signals:
    void changed();

private:
    QList<models::Attachment> m_attachments;
};

} // namespace ui
