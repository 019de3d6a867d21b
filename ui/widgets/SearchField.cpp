// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SearchField.h"

#include "ui/theme/Icon.h"
#include "ui/widgets/KeyCommand.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int delayMs = 150;
}

SearchField::SearchField(const QString &prompt, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(prompt);
    setAccessibleName(prompt);
    setClearButtonEnabled(true);
    new TypedKeys({{tr("Esc"), tr("Empty the search field")}}, this);
    addAction(lineIcon(u"search"_s, Tone::Muted), QLineEdit::LeadingPosition);
    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(delayMs);
    connect(m_delay, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
}

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        if (!m_composing)
            announce();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        announce();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::announce()
{
    m_delay->stop();
    const auto wanted = text().trimmed();
    if (m_composing || wanted == m_announced)
        return;
    m_announced = wanted;
    emit searchChanged(wanted);
}

} // namespace ui
