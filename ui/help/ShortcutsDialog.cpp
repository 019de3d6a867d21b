// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/ShortcutsDialog.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr QSize usualSize{880, 660};

QWidget *listOf(const QString &title, const QList<KeyWords> &keys, const QString &name)
{
    auto *card = new Card(title);
    card->setObjectName(name);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(space::small);
    grid->setHorizontalSpacing(space::page);
    grid->setColumnStretch(1, 1);
    for (const auto &[key, text] : keys) {
        const int row = grid->rowCount();
        auto *keyLabel = new Label(key, Label::Role::Strong);
        grid->addWidget(keyLabel, row, 0, Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(Label::wrapped(text), row, 1, Qt::AlignTop);
    }
    card->body()->addLayout(grid);
    card->body()->addStretch();
    return card;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QString &pageTitle, const QList<KeyWords> &onPage,
                                 const QList<QAction *> &everywhere, int pages, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(usualSize);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new Label(windowTitle(), Label::Role::Title));

    QList<KeyWords> general{{tr("Ctrl+1 … %1").arg(pages), tr("Show a page of the rail")}};
    for (const auto *action : everywhere)
        general.append({action->shortcut().toString(QKeySequence::NativeText), action->text()});
    auto *content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, space::medium, 0);
    columns->setSpacing(space::large);
    if (!onPage.isEmpty())
        columns->addWidget(listOf(tr("On this page: %1").arg(pageTitle), onPage, u"pageKeys"_s), 1);
    columns->addWidget(listOf(tr("Everywhere"), general, u"generalKeys"_s), 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace ui
