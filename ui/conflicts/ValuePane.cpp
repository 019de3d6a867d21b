// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ValuePane.h"

#include "models/domain/ParagraphMerge.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/Label.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestLine = 200;
// Both values and the text made of them fit into a window of 768 pixels.
constexpr int paragraphsHeight = 140;

bool isLong(const QString &text)
{
    return text.contains(u'\n') || text.size() > longestLine;
}

} // namespace

ValuePane::ValuePane(const QString &heading, const QString &verb, const QKeySequence &key,
                     QWidget *parent)
    : QFrame(parent)
{
    setProperty("surface", u"pane"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addWidget(new Label(heading, Label::Role::Strong));
    m_author = Label::wrapped({}, Label::Role::Muted);
    layout->addWidget(m_author);
    m_clock = Label::wrapped(tr("The clock of that PC was wrong; the time may be too."));
    m_clock->setTone(Tone::Warning);
    layout->addWidget(m_clock);
    m_line = Label::wrapped({}, Label::Role::Heading);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line->setObjectName(u"valueLabel"_s);
    layout->addWidget(m_line);
    m_paragraphs = new QPlainTextEdit;
    m_paragraphs->setReadOnly(true);
    m_paragraphs->setTabChangesFocus(true);
    m_paragraphs->setFixedHeight(paragraphsHeight);
    m_paragraphs->setAccessibleName(heading);
    layout->addWidget(m_paragraphs);
    layout->addStretch();
    m_choose = new QPushButton(verb);
    // Not the button's own key, which would wait until it has been seen to go down.
    connect(new KeyCommand({key}, heading + u" · "_s + verb, m_choose, Qt::WindowShortcut),
            &QShortcut::activated, m_choose, &QPushButton::click);
    m_choose->setToolTip(key.toString(QKeySequence::NativeText));
    layout->addWidget(m_choose, 0, Qt::AlignLeft);
    connect(m_choose, &QPushButton::clicked, this, &ValuePane::chosen);
}

void ValuePane::show(const Content &content)
{
    m_content = content;
    m_author->setText(content.author);
    m_clock->setVisible(content.isDoubtful);
    const bool paragraphs = isLong(content.text) || isLong(content.other);
    m_line->setVisible(!paragraphs);
    m_paragraphs->setVisible(paragraphs);
    m_line->setText(paragraphs ? QString() : content.text);
    m_paragraphs->setPlainText(paragraphs ? content.text : QString());
    m_choose->setAccessibleDescription(content.text);
    markParagraphs();
}

void ValuePane::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_paragraphs)
        markParagraphs();
}

void ValuePane::markParagraphs()
{
    QList<QTextEdit::ExtraSelection> marks;
    const auto shared = models::sharedParagraphs(m_paragraphs->toPlainText(), m_content.other);
    for (qsizetype i = 0; i < shared.size(); ++i) {
        if (shared[i])
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_paragraphs->document()->findBlockByNumber(int(i)));
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setBackground(Tokens::current().infoTint);
        marks.append(mark);
    }
    m_paragraphs->setExtraSelections(marks);
}

} // namespace ui
