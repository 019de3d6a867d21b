// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QShortcut>
#include <QString>

namespace ui {

//! A key and what it does, for people.
struct KeyWords {
    QString keys{}; //!< "Ctrl+PageUp"
    QString text{};
};

//! A key that acts while its widget is in view, and says itself what it does: the list of
//! shortcuts reads these objects, so a key cannot work and be missing there.
class KeyCommand : public QShortcut
{
    Q_OBJECT

public:
    //! Works while \a widget or something in it has the focus, unless \a context says otherwise.
    KeyCommand(const QList<QKeySequence> &keys, const QString &text, QWidget *widget,
               Qt::ShortcutContext context = Qt::WidgetWithChildrenShortcut);

    KeyWords words() const;

private:
    QString m_text;
};

//! Keys that a widget understands by itself as one types there.
class TypedKeys : public QObject
{
    Q_OBJECT

public:
    TypedKeys(const QList<KeyWords> &keys, QWidget *widget);

    void setWords(const QList<KeyWords> &keys) { m_words = keys; }
    const QList<KeyWords> &words() const { return m_words; }

private:
    QList<KeyWords> m_words;
};

//! What the keys of \a page do just now: its commands, what can be typed, and Alt with the letters
//! of buttons, fields and tabs. Only of what is in view; each key once.
QList<KeyWords> keysInView(const QWidget &page);

} // namespace ui
