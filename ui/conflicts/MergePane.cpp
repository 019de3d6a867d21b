// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/MergePane.h"

#include "models/domain/ParagraphMerge.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/Label.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int editHeight = 130;
}

MergePane::MergePane(const QKeySequence &key, QWidget *parent) : QFrame(parent)
{
    setProperty("surface", u"pane"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addWidget(new Label(tr("Both together, by paragraphs"), Label::Role::Strong));
    m_note = Label::wrapped({}, Label::Role::Muted);
    layout->addWidget(m_note);
    m_edit = new QPlainTextEdit;
    m_edit->setObjectName(u"mergedEdit"_s);
    m_edit->setAccessibleName(tr("Both together, by paragraphs"));
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(editHeight);
    layout->addWidget(m_edit);
    m_choose = new QPushButton(tr("Take this text"));
    m_choose->setObjectName(u"takeMergedButton"_s);
    // Not the button's own key, which would wait until it has been seen to go down.
    connect(new KeyCommand({key}, m_choose->text(), m_choose, Qt::WindowShortcut),
            &QShortcut::activated, m_choose, &QPushButton::click);
    m_choose->setToolTip(key.toString(QKeySequence::NativeText));
    layout->addWidget(m_choose, 0, Qt::AlignLeft);
    connect(m_edit, &QPlainTextEdit::textChanged, this,
            [this] { m_choose->setEnabled(!text().isEmpty()); });
    connect(m_choose, &QPushButton::clicked, this, &MergePane::chosen);
}

void MergePane::propose(const QString &shown, const QString &other)
{
    m_edit->setPlainText(models::mergeParagraphs(shown, other).text);
    m_note->setText(tr("Paragraphs that both have stand here once, all others of both. Read it "
                       "over; you can change it here."));
}

QString MergePane::text() const
{
    return m_edit->toPlainText().trimmed();
}

} // namespace ui
