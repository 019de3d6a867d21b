// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportFileStep.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int pictureSize = 48;

QString localFileOf(const QMimeData *data)
{
    const auto urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

ImportFileStep::ImportFileStep(QWidget *parent) : QWidget(parent)
{
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::medium);
    layout->addStretch();
    auto *icon = new IconLabel(u"document"_s, Tone::Muted, pictureSize);
    layout->addWidget(icon, 0, Qt::AlignHCenter);
    auto *heading = new Label(tr("Drop the roster here, or choose the file"), Label::Role::Heading);
    layout->addWidget(heading, 0, Qt::AlignHCenter);
    auto *explanation = Label::wrapped(
        tr("Excel or WPS workbooks (.xlsx) and CSV files. Titles above the header row do no harm; "
           "identity numbers should be stored as text. Nothing is stored before you have seen "
           "what would happen."),
        Label::Role::Muted);
    explanation->setAlignment(Qt::AlignHCenter);
    // A layout item with an alignment would get one height for all widths and lose its last line.
    auto *narrowed = new QHBoxLayout;
    narrowed->addStretch(1);
    narrowed->addWidget(explanation, 3);
    narrowed->addStretch(1);
    layout->addLayout(narrowed);
    m_choose = new PrimaryButton(tr("Choose file…"));
    m_choose->setObjectName(u"chooseButton"_s);
    layout->addWidget(m_choose, 0, Qt::AlignHCenter);
    setFocusProxy(m_choose);
    m_state = new Label({}, Label::Role::Muted);
    layout->addWidget(m_state, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_choose, &QPushButton::clicked, this, &ImportFileStep::choose);
}

void ImportFileStep::setBusy(bool busy)
{
    m_choose->setEnabled(!busy);
    m_state->setText(busy ? tr("Reading the file…") : QString());
}

void ImportFileStep::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_choose->isEnabled() && !localFileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportFileStep::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    emit fileChosen(localFileOf(event->mimeData()));
}

// The dashed frame says that things can be dropped here.
void ImportFileStep::paintEvent(QPaintEvent *)
{
    const auto tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.controlBorder, 1.5, Qt::DashLine));
    painter.setBrush(tokens.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::radius, space::radius);
}

void ImportFileStep::choose()
{
    auto *dialog =
        new QFileDialog(this, tr("Choose the roster"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Tables (*.xlsx *.csv);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportFileStep::fileChosen);
    dialog->open();
}

} // namespace ui
