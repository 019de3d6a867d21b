// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RecoverySheetView.h"

#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPrinter>
#include <QPrintPreviewDialog>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int columns = 5;
constexpr int typedLines = 3;
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
        m_typed->setFocus();
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
        tr("Take the sheet and type all groups from it, or read its square code with a reader. The "
           "book is opened by them once, so that the paper is right before it is needed.")));
    m_typed = new QPlainTextEdit;
    m_typed->setObjectName(u"typedWordsEdit"_s);
    m_typed->setAccessibleName(tr("Groups of the recovery sheet"));
    m_typed->setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText);
    m_typed->setTabChangesFocus(true);
    m_typed->setUndoRedoEnabled(false);
    auto fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(Tokens::current().titleText);
    m_typed->setFont(fixed);
    m_typed->setFixedHeight(typedLines * QFontMetrics(fixed).lineSpacing() + space::page);
    card->body()->addWidget(m_typed);
    connect(m_typed, &QPlainTextEdit::textChanged, this, &RecoverySheetView::check);
    m_verdict = Label::wrapped({}, Label::Role::Strong);
    card->body()->addWidget(m_verdict);
    layout->addWidget(card);
    auto *back = new LinkButton(tr("Show the sheet again"));
    connect(back, &QPushButton::clicked, this, [this] { m_stack->setCurrentIndex(0); });
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addStretch();
    return page;
}

void RecoverySheetView::setSheet(RecoverySheet sheet, Trial trial)
{
    m_sheet = std::move(sheet);
    m_trial = std::move(trial);
    m_proved = false;
    m_typed->clear();
    m_stack->setCurrentIndex(0);
    fillGroups();
}

void RecoverySheetView::clear()
{
    setSheet({}, {});
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
    for (int i = 0; i < m_sheet.groupCount(); ++i) {
        auto *cell = new QWidget;
        auto *row = new QHBoxLayout(cell);
        row->setContentsMargins(0, space::hair, 0, space::hair);
        row->setSpacing(space::small);
        auto *number = new Label(QString::number(i + 1), Label::Role::Caption);
        number->setFixedWidth(space::page);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(number);
        auto *group = new Label(m_sheet.group(i));
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

void RecoverySheetView::check()
{
    const auto typed = RecoverySheet::plain(m_typed->toPlainText());
    const auto wanted = m_sheet.groupCount() * RecoverySheet::groupLength;
    const bool wasProved = std::exchange(m_proved, false);
    QString verdict;
    if (const int wrong = firstWrongGroup(typed); wrong >= 0) {
        verdict = tr("Group %1 does not agree with the sheet, please look again.").arg(wrong + 1);
    } else if (typed.size() < wanted) {
        verdict =
            typed.isEmpty() ? QString() : tr("%1 of %2 characters").arg(typed.size()).arg(wanted);
    } else if (m_trial) {
        // What was typed, not what is in memory, has to open what lies on the disk.
        const auto opened = m_trial(m_typed->toPlainText());
        m_proved = opened.has_value();
        verdict = m_proved ? tr("Right. Keep the sheet in a safe place.")
                           : text::errorSentence(opened.error());
    }
    const bool isOnTheWay = !m_proved && firstWrongGroup(typed) < 0 && typed.size() < wanted;
    m_verdict->setTone(m_proved ? Tone::Ok : isOnTheWay ? Tone::Muted : Tone::Warning);
    m_verdict->setText(verdict);
    if (m_proved != wasProved)
        emit provedChanged();
}

int RecoverySheetView::firstWrongGroup(const QString &typed) const
{
    constexpr int length = RecoverySheet::groupLength;
    for (int at = 0; at + length <= typed.size(); at += length) {
        if (!m_sheet.agrees(at / length, typed.mid(at, length)))
            return at / length;
    }
    return -1;
}

} // namespace ui
