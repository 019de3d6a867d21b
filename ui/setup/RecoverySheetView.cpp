// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RecoverySheetView.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPrinter>
#include <QPrintPreviewDialog>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int columns = 5;
constexpr int fieldWidth = 160;
} // namespace

RecoverySheetView::RecoverySheetView(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeGroups());
    m_stack->addWidget(makeProof());
    layout->addWidget(m_stack);
}

QWidget *RecoverySheetView::makeGroups()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    auto *card = new Card;
    m_groups = new QGridLayout;
    m_groups->setSpacing(space::small);
    card->body()->addLayout(m_groups);
    layout->addWidget(card);
    auto *row = new QHBoxLayout;
    auto *print = new QPushButton(tr("Preview and print…"));
    print->setIcon(lineIcon(u"print"_s));
    print->setObjectName(u"printButton"_s);
    connect(print, &QPushButton::clicked, this, &RecoverySheetView::preview);
    row->addWidget(print);
    auto *next = new QPushButton(tr("I have it on paper, try it"));
    next->setObjectName(u"tryButton"_s);
    connect(next, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentIndex(1);
        m_first->setFocus();
    });
    row->addWidget(next);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(Label::wrapped(
        tr("No printer at hand? Copy the groups by hand, letter by letter. The letters "
           "I, L, O and U do not occur."),
        Label::Role::Caption));
    layout->addStretch();
    return page;
}

QWidget *RecoverySheetView::makeProof()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    auto *card = new Card;
    card->body()->addWidget(Label::wrapped(
        tr("Take the sheet and type these two groups from it (or all groups into the first field). "
           "This shows that it can be read before it is needed.")));
    auto *grid = new QGridLayout;
    grid->setColumnStretch(2, 1);
    const auto addField = [&](int row, Label *&label) {
        label = new Label({});
        auto *field = new QLineEdit;
        field->setFixedWidth(fieldWidth);
        field->setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText);
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        connect(field, &QLineEdit::textChanged, this, &RecoverySheetView::check);
        return field;
    };
    m_first = addField(0, m_firstLabel);
    m_first->setObjectName(u"firstGroupEdit"_s);
    m_second = addField(1, m_secondLabel);
    m_second->setObjectName(u"secondGroupEdit"_s);
    card->body()->addLayout(grid);
    m_verdict = new Label({}, Label::Role::Strong);
    card->body()->addWidget(m_verdict);
    layout->addWidget(card);
    auto *back = new LinkButton(tr("Show the sheet again"));
    connect(back, &QPushButton::clicked, this, [this] { m_stack->setCurrentIndex(0); });
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addStretch();
    return page;
}

void RecoverySheetView::setSheet(const RecoverySheet &sheet, std::pair<int, int> asked)
{
    m_sheet = sheet;
    m_asked = asked;
    m_announced = false;
    m_firstLabel->setText(tr("Group %1").arg(asked.first + 1));
    m_secondLabel->setText(tr("Group %1").arg(asked.second + 1));
    m_first->setAccessibleName(m_firstLabel->text());
    m_second->setAccessibleName(m_secondLabel->text());
    m_first->clear();
    m_second->clear();
    m_stack->setCurrentIndex(0);
    fillGroups();
}

void RecoverySheetView::fillGroups()
{
    while (auto *item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(Tokens::current().titleText);
    fixed.setBold(true);
    for (int i = 0; i < m_sheet.groups().size(); ++i) {
        auto *cell = new QWidget;
        auto *row = new QHBoxLayout(cell);
        row->setContentsMargins(0, space::hair, 0, space::hair);
        row->setSpacing(space::small);
        auto *number = new Label(QString::number(i + 1), Label::Role::Caption);
        number->setFixedWidth(space::page);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(number);
        auto *group = new Label(m_sheet.groups().at(i));
        group->setFont(fixed);
        row->addWidget(group, 1);
        m_groups->addWidget(cell, i / columns, i % columns);
    }
}

void RecoverySheetView::preview()
{
    auto *dialog = new QPrintPreviewDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Recovery sheet"));
    connect(dialog, &QPrintPreviewDialog::paintRequested, this, [this](QPrinter *printer) {
        printer->setPageSize(QPageSize(QPageSize::A4));
        QPainter painter(printer);
        m_sheet.draw(painter, QRectF(printer->pageLayout().fullRectPixels(printer->resolution())));
    });
    connect(dialog, &QDialog::accepted, this, &RecoverySheetView::printed);
    dialog->open();
}

bool RecoverySheetView::isProved() const
{
    return m_sheet.matches(m_first->text())
        || (m_sheet.matchesGroup(m_asked.first, m_first->text())
            && m_sheet.matchesGroup(m_asked.second, m_second->text()));
}

void RecoverySheetView::check()
{
    const bool right = isProved();
    const bool full =
        m_first->text().trimmed().size() >= 4 && m_second->text().trimmed().size() >= 4;
    m_verdict->setTone(right ? Tone::Ok : Tone::Warning);
    m_verdict->setText(right      ? tr("Right. Keep the sheet in a safe place.")
                           : full ? tr("This does not agree with the sheet, please look again.")
                                  : QString());
    if (right && !m_announced) {
        m_announced = true;
        emit proved();
    }
}

} // namespace ui
