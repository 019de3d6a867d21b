// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/ShortcutsDialog.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int dialogWidth = 460;
}

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setMinimumWidth(dialogWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->addWidget(new Label(tr("Keyboard shortcuts"), Label::Role::Title));
    auto *card = new Card;
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    const auto add = [grid](const QString &keys, const QString &text) {
        const int row = grid->rowCount();
        grid->addWidget(new Label(keys, Label::Role::Strong), row, 0);
        grid->addWidget(new Label(text), row, 1);
    };
    grid->setHorizontalSpacing(space::page);
    add(u"Ctrl+1 … 9"_s, tr("Show a page of the rail"));
    for (const auto *action : actions)
        add(action->shortcut().toString(QKeySequence::NativeText), action->text());
    card->body()->addLayout(grid);
    layout->addWidget(card);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace ui
