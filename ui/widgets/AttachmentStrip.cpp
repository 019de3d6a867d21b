// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AttachmentStrip.h"

#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentGrid.h"
#include "ui/widgets/AttachmentListModel.h"
#include "ui/widgets/EmptyListHint.h"
#include "ui/Workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using Built = models::Result<models::Attachment>;

AttachmentStrip::AttachmentStrip(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_builder(workspace.vault, workspace.clock, workspace.random)
{
    m_model = new AttachmentListModel(workspace, this);
    m_grid = new AttachmentGrid(*m_model);
    setFocusProxy(m_grid);
    new EmptyListHint(m_grid, tr("No photos or videos. Drop files here, or choose them above."));
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setAccessibleName(tr("Message about files"));
    m_message->hide();

    m_editing = new QWidget;
    auto *buttons = new QHBoxLayout(m_editing);
    buttons->setContentsMargins({});
    buttons->setSpacing(space::small);
    const auto button = [&](const QString &words, const QString &icon, auto slot) {
        auto *made = new QPushButton(lineIcon(icon), words);
        connect(made, &QPushButton::clicked, this, slot);
        buttons->addWidget(made);
        return made;
    };
    button(tr("&Choose files…"), u"attach"_s, [this] { choose(); });
    button(tr("Pas&te"), u"copy"_s, [this] { paste(); });
    m_captionButton =
        button(tr("Ca&ption"), u"edit"_s, [this] { m_grid->edit(m_grid->currentIndex()); });
    m_removeButton =
        button(tr("&Remove"), u"delete"_s, [this] { removeRow(m_grid->currentIndex().row()); });
    m_openButton = button(tr("&Open"), u"eye"_s, [this] { open(m_grid->currentIndex().row()); });
    buttons->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(m_editing);
    layout->addWidget(m_message);
    layout->addWidget(m_grid, 1);

    connect(m_grid, &AttachmentGrid::openRequested, this, &AttachmentStrip::open);
    connect(m_grid, &AttachmentGrid::removeRequested, this, &AttachmentStrip::removeRow);
    connect(m_grid, &AttachmentGrid::filesTaken, this, &AttachmentStrip::addFiles);
    connect(m_grid, &AttachmentGrid::imageTaken, this, &AttachmentStrip::addImage);
    connect(m_model, &AttachmentListModel::edited, this, &AttachmentStrip::changed);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AttachmentStrip::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AttachmentStrip::updateButtons);
    connect(&workspace, &Workspace::recordsChanged, m_model, &AttachmentListModel::refresh);
    updateButtons();
}

AttachmentStrip::~AttachmentStrip()
{
    // A caption editor that is still open commits while the children are destroyed.
    m_model->disconnect(this);
    m_grid->selectionModel()->disconnect(this);
}

void AttachmentStrip::setEditable(bool editable)
{
    m_editing->setVisible(editable);
    m_grid->setEditable(editable);
}

void AttachmentStrip::setMeeting(models::MeetingId meeting)
{
    if (meeting == m_meeting)
        return;
    m_meeting = meeting;
    m_refused.clear();
    showMessage({});
}

void AttachmentStrip::setAttachments(const QList<models::Attachment> &attachments)
{
    m_model->setAttachments(attachments);
}

QList<models::Attachment> AttachmentStrip::attachments() const
{
    return m_model->attachments();
}

void AttachmentStrip::addFiles(const QStringList &paths)
{
    m_refused.clear();
    for (const auto &path : paths)
        watch(m_builder.fromFile(path), QFileInfo(path).fileName());
}

void AttachmentStrip::addImage(const QImage &image)
{
    m_refused.clear();
    const auto name = tr("Pasted picture");
    watch(m_builder.fromImage(image, name), name);
}

void AttachmentStrip::watch(const QFuture<Built> &future, const QString &name)
{
    const auto meeting = m_meeting;
    ++m_busy[meeting];
    auto *watcher = new QFutureWatcher<Built>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this, name, meeting](int percent) {
                if (meeting == m_meeting)
                    showMessage(tr("Taking in %1 (%2%)…").arg(name).arg(percent));
            });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, name, meeting] {
        watcher->deleteLater();
        if (--m_busy[meeting] == 0)
            m_busy.remove(meeting);
        const auto future = watcher->future();
        const auto built =
            future.resultCount() > 0 ? future.result() : Built(models::Error::Cancelled);
        if (meeting == m_meeting)
            onBuilt(built, name);
        else
            onBuiltLate(meeting, built);
        emit settled();
    });
    showMessage(tr("Taking in %1…").arg(name));
    watcher->setFuture(future);
}

void AttachmentStrip::onBuilt(const Built &attachment, const QString &name)
{
    if (!attachment && attachment.error().code == models::Error::NotFound)
        m_refused = tr("%1 was not added: the file is no longer where it was.").arg(name);
    else if (!attachment)
        m_refused = tr("%1 was not added. %2").arg(name, text::errorSentence(attachment.error()));
    else if (!m_model->append(*attachment))
        m_refused = tr("%1 is there already.").arg(name);
    else
        m_grid->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    // A refusal among many files stays readable until the next files come.
    if (busyCount() == 0)
        showMessage(m_refused);
}

void AttachmentStrip::onBuiltLate(models::MeetingId meeting, const Built &attachment)
{
    if (attachment)
        emit takenInLate(meeting, *attachment);
}

void AttachmentStrip::showMessage(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void AttachmentStrip::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose photos, videos and documents"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Photos and videos (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif "
                               "*.tiff *.mp4 *.mov *.m4v)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &AttachmentStrip::addFiles);
    dialog->open();
}

void AttachmentStrip::paste()
{
    const auto *data = QApplication::clipboard()->mimeData();
    if (!data || !m_grid->take(*data))
        showMessage(tr("There is no picture and no file on the clipboard."));
}

void AttachmentStrip::removeRow(int row)
{
    m_model->remove(row);
    updateButtons();
}

void AttachmentStrip::open(int row)
{
    if (!m_model->at(row))
        return;
    auto *dialog = new AttachmentDialog(m_workspace, m_model->attachments(), row, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AttachmentStrip::updateButtons()
{
    const bool chosen = m_grid->currentIndex().isValid();
    for (auto *button : {m_openButton, m_removeButton, m_captionButton})
        button->setEnabled(chosen);
}

} // namespace ui
