// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SafetyCopyList.h"

#include "models/domain/Clock.h"
#include "models/store/SafetyCopies.h"
#include "ui/setup/SafetyCopyWords.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Styling.h"
#include "ui/Workspace.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

models::SafetyCopies copiesOf(const Workspace &workspace)
{
    return {workspace.vault, {workspace.clock, workspace.random}};
}

} // namespace

SafetyCopyList::SafetyCopyList(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(separator());
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Safety copies"), Label::Role::Strong), 1);
    auto *folder = new QPushButton(tr("Open the folder"));
    folder->setObjectName(u"safetyFolderButton"_s);
    folder->setIcon(lineIcon(u"folder"_s));
    connect(folder, &QPushButton::clicked, this, &SafetyCopyList::openFolder);
    head->addWidget(folder);
    layout->addLayout(head);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::hair);
    layout->addLayout(m_rows);
    layout->addWidget(
        Label::wrapped(tr("Records and drafts without photos and videos: every half an hour while "
                          "something changes, before imports and before updates of the book. To go "
                          "back to one, lock and choose “Restore the book…” where the "
                          "passphrase is asked."),
                       Label::Role::Caption));
}

void SafetyCopyList::refresh()
{
    while (auto *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto today = m_workspace.clock.today();
    const auto files = copiesOf(m_workspace).list();
    for (const auto &file : files) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        line->setSpacing(space::small);
        line->addWidget(new IconLabel(u"backup"_s, Tone::Muted));
        line->addWidget(new Label(text::momentText(models::SafetyCopies::takenAt(file), today)));
        line->addWidget(
            new Label(reasonWords(models::SafetyCopies::reasonOf(file)), Label::Role::Muted), 1);
        line->addWidget(new Label(text::sizeText(QFileInfo(file).size()), Label::Role::Muted));
        m_rows->addWidget(row);
    }
    setVisible(!files.isEmpty());
}

void SafetyCopyList::openFolder()
{
    const auto files = copiesOf(m_workspace).list();
    if (!files.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(files.first()).absolutePath()));
}

} // namespace ui
