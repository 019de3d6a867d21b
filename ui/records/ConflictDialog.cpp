// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/ConflictDialog.h"

#include "ui/help/HelpKey.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Styling.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int dialogWidth = 720;
constexpr int highestList = 360;

// Radio buttons do not wrap: long values stand in a label beside them.
QWidget *choice(QButtonGroup *group, int id, const QString &value)
{
    auto *cell = new QWidget;
    auto *layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    auto *button = new QRadioButton;
    button->setAccessibleName(value);
    group->addButton(button, id);
    auto *text = Label::wrapped(value.isEmpty() ? ConflictDialog::tr("(empty)") : value);
    text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(button);
    layout->addWidget(text, 1);
    return cell;
}

} // namespace

ConflictDialog::ConflictDialog(const QString &cause, const QString &theirsFrom,
                               const QList<Row> &rows, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Two versions"));
    setMinimumWidth(dialogWidth);
    new HelpKey(this, u"meetings"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(Label::wrapped(cause, Label::Role::Heading));
    layout->addWidget(Label::wrapped(
        tr("What only one of you changed is already brought together. Choose for each of these "
           "fields; the other value stays in the history."),
        Label::Role::Muted));

    auto *content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(new Label(tr("Yours, not saved yet"), Label::Role::Strong), 0, 1);
    grid->addWidget(new Label(theirsFrom, Label::Role::Strong), 0, 2);
    for (int i = 0; i < rows.size(); ++i) {
        auto *group = new QButtonGroup(this);
        const int line = 2 * i + 1;
        grid->addWidget(separator(), line, 0, 1, 3);
        auto *field = Label::wrapped(rows[i].field, Label::Role::Muted);
        field->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(field, line + 1, 0);
        grid->addWidget(choice(group, 0, rows[i].mine), line + 1, 1);
        grid->addWidget(choice(group, 1, rows[i].theirs), line + 1, 2);
        group->button(0)->setChecked(true);
        m_choices.append(group);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setMinimumHeight(std::min(content->sizeHint().height(), highestList));
    layout->addWidget(scroll, 1);

    auto *buttons = new QHBoxLayout;
    auto *later = new QPushButton(tr("Back to the editor"));
    auto *save = new PrimaryButton(tr("Save the chosen"));
    save->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(later);
    buttons->addWidget(save);
    layout->addLayout(buttons);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
}

QList<bool> ConflictDialog::takesTheirs() const
{
    QList<bool> answers;
    for (const auto *group : m_choices)
        answers.append(group->checkedId() == 1);
    return answers;
}

} // namespace ui
