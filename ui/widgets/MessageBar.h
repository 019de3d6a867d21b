// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace ui {

class IconLabel;
class Label;

//! A sentence above the page that blocks nothing and stays until it is read: no timer takes it
//! away.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    //! Replaces what was there; read out by screen readers.
    void showMessage(const QString &sentence, Tone tone = Tone::Info);
    //! As showMessage, with one thing to do about it; pressing it emits actionTriggered.
    void showMessage(const QString &sentence, Tone tone, const QString &action);
    QString message() const;
    Tone tone() const { return m_tone; }
    void dismiss();

signals:
    void actionTriggered();

private:
    Tone m_tone = Tone::Info;
    IconLabel *m_icon = nullptr;
    Label *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace ui
