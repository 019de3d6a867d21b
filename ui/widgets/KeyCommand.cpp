// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/KeyCommand.h"

#include <QAbstractButton>
#include <QLabel>
#include <QRegularExpression>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

//! "保存(&S)" and "&Save" without the mark of the letter.
QString withoutMark(QString text)
{
    static const QRegularExpression mark(u"\\s*\\(&.\\)"_s);
    text.remove(mark);
    return text.replace(u"&&"_s, u"\n"_s).remove(u'&').replace(u'\n', u'&');
}

QString shown(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

class Collector
{
public:
    void add(const KeyWords &words)
    {
        const auto isKnown = [&](const KeyWords &known) { return known.keys == words.keys; };
        if (!words.keys.isEmpty() && std::ranges::none_of(m_found, isKnown))
            m_found.append(words);
    }

    void addLetter(const QString &text)
    {
        add({shown(QKeySequence::mnemonic(text)), withoutMark(text)});
    }

    const QList<KeyWords> &found() const { return m_found; }

private:
    QList<KeyWords> m_found;
};

void addLettersOf(const QWidget &widget, Collector &found)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        found.addLetter(button->text());
    if (const auto *label = qobject_cast<const QLabel *>(&widget); label && label->buddy())
        found.addLetter(label->text());
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            found.addLetter(tabs->tabText(i));
    }
}

} // namespace

KeyCommand::KeyCommand(const QList<QKeySequence> &keys, const QString &text, QWidget *widget,
                       Qt::ShortcutContext context)
    : QShortcut(widget),
      m_text(text)
{
    setKeys(keys);
    setContext(context);
}

KeyWords KeyCommand::words() const
{
    return {shown(keys().value(0)), m_text};
}

TypedKeys::TypedKeys(const QList<KeyWords> &keys, QWidget *widget) : QObject(widget), m_words(keys)
{
}

QList<KeyWords> keysInView(const QWidget &page)
{
    QList<const QWidget *> widgets{&page};
    for (const auto *widget : page.findChildren<QWidget *>()) {
        if (widget->isVisible())
            widgets.append(widget);
    }
    Collector found;
    for (const auto *widget : std::as_const(widgets)) {
        for (const auto *key :
             widget->findChildren<KeyCommand *>(QString(), Qt::FindDirectChildrenOnly))
            found.add(key->words());
    }
    for (const auto *widget : std::as_const(widgets)) {
        for (const auto *keys :
             widget->findChildren<TypedKeys *>(QString(), Qt::FindDirectChildrenOnly)) {
            for (const auto &words : keys->words())
                found.add(words);
        }
    }
    for (const auto *widget : std::as_const(widgets))
        addLettersOf(*widget, found);
    return found.found();
}

} // namespace ui
