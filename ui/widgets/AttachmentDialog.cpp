// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AttachmentDialog.h"

#include "models/domain/WhenFinished.h"
#include "models/imaging/ExportCopy.h"
#include "models/media/MediaStore.h"
#include "ui/help/HelpKey.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/PhotoView.h"
#include "ui/widgets/VideoView.h"
#include "ui/Workspace.h"

#include <QFileDialog>
#include <QIODevice>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QtConcurrentRun>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

AttachmentDialog::AttachmentDialog(Workspace &workspace,
                                   const QList<models::Attachment> &attachments, int first,
                                   QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_attachments(attachments)
{
    resize(960, 680);
    new HelpKey(this, u"meetings"_s);
    m_photo = new PhotoView;
    m_video = new VideoView;
    m_reason = new QLabel;
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignCenter);
    m_reason->setFocusPolicy(Qt::StrongFocus);
    m_stack = new QStackedWidget;
    for (QWidget *page : {static_cast<QWidget *>(m_photo), static_cast<QWidget *>(m_video),
                          static_cast<QWidget *>(m_reason)})
        m_stack->addWidget(page);
    m_caption = new QLabel;
    m_caption->setWordWrap(true);
    m_caption->setAccessibleName(tr("Caption"));
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::small);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_caption);
    layout->addWidget(m_message);
    layout->addWidget(buttonRow());

    connect(m_photo, &PhotoView::shown, this, &AttachmentDialog::shown);
    connect(m_photo, &PhotoView::failed, this, &AttachmentDialog::showReason);
    connect(m_video, &VideoView::shown, this, &AttachmentDialog::shown);
    connect(m_video, &VideoView::failed, this, &AttachmentDialog::showReason);
    turnTo(first);
}

AttachmentDialog::~AttachmentDialog() = default;

QWidget *AttachmentDialog::buttonRow()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    const auto button = [&](const QString &words, const QString &icon, auto slot) {
        auto *made = new QPushButton(lineIcon(icon), words);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        layout->addWidget(made);
        return made;
    };
    m_previous = button(tr("&Previous"), u"chevron-left"_s, [this] { turnTo(m_current - 1); });
    m_next = button(tr("&Next"), u"chevron-right"_s, [this] { turnTo(m_current + 1); });
    m_turn = button(tr("&Turn"), u"undo"_s, [this] { m_photo->turn(); });
    m_save = button(tr("&Save a copy…"), u"export"_s, [this] { saveCopy(); });
    layout->addStretch(1);
    button(tr("&Close"), u"close"_s, [this] { close(); });
    return row;
}

void AttachmentDialog::turnTo(int index)
{
    if (index < 0 || index >= m_attachments.size() || index == m_current)
        return;
    m_current = index;
    const auto &attachment = m_attachments[index];
    m_photo->clear();
    m_video->clear();
    m_message->hide();
    const auto name = attachment.caption.isEmpty() ? attachment.fileName : attachment.caption;
    setWindowTitle(tr("%1 (%2 of %3)").arg(name).arg(index + 1).arg(m_attachments.size()));
    m_caption->setText(name);
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < m_attachments.size());
    m_turn->setEnabled(attachment.role == models::AttachmentRole::Photo);

    auto device = m_workspace.media.open(attachment.hash);
    m_save->setEnabled(device.has_value());
    if (!device) {
        if (device.error().code == models::Error::NotFound) {
            m_turn->setEnabled(false);
            m_stack->setCurrentWidget(m_reason);
            m_reason->setText(
                tr("This file is not on this PC yet. It comes with one of the next syncs."));
            emit shown();
            return;
        }
        return showReason(device.error());
    }
    if (attachment.role == models::AttachmentRole::Photo) {
        m_stack->setCurrentWidget(m_photo);
        m_photo->load(std::move(*device));
    } else if (attachment.role == models::AttachmentRole::Video) {
        m_stack->setCurrentWidget(m_video);
        m_video->load(std::move(*device));
    } else {
        m_stack->setCurrentWidget(m_reason);
        m_reason->setText(tr("%1 (%2) cannot be shown here. Save a copy to open it.")
                              .arg(attachment.fileName, text::sizeText(attachment.size)));
        emit shown();
    }
    m_stack->currentWidget()->setFocus();
}

void AttachmentDialog::showReason(const models::Error &error)
{
    m_turn->setEnabled(false);
    m_stack->setCurrentWidget(m_reason);
    m_reason->setText(text::errorSentence(error));
    emit shown();
}

void AttachmentDialog::saveCopy()
{
    const auto &attachment = m_attachments[m_current];
    auto *dialog = new QFileDialog(this, tr("Save a readable copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(attachment.fileName);
    connect(dialog, &QFileDialog::fileSelected, this, &AttachmentDialog::startCopy);
    dialog->open();
}

void AttachmentDialog::startCopy(const QString &path)
{
    auto device = m_workspace.media.open(m_attachments[m_current].hash);
    if (!device)
        return showReason(device.error());
    m_message->setText(tr("Saving…"));
    m_message->show();
    models::whenFinished(
        QtConcurrent::run([shared = std::shared_ptr<QIODevice>(std::move(*device)), path] {
            return models::exportCopy(*shared, path);
        }),
        this, [this](const models::Result<void> &saved) {
            m_message->setText(saved
                                   ? tr("A readable copy was saved, photos without the place they "
                                        "were taken at. Anyone who finds it can open it.")
                                   : text::errorSentence(saved.error()));
            m_message->show();
        });
}

void AttachmentDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_PageUp)
        return turnTo(m_current - 1);
    if (event->key() == Qt::Key_PageDown)
        return turnTo(m_current + 1);
    QDialog::keyPressEvent(event);
}

} // namespace ui
