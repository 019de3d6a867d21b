// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QFrame>

namespace ui {

class IconLabel;
class Label;

//! A short state with icon and words on a tint.
class StatusPill : public QFrame
{
    Q_OBJECT

public:
    explicit StatusPill(QWidget *parent = nullptr);
    StatusPill(const QString &text, Tone tone, QWidget *parent = nullptr);

    void setState(const QString &text, Tone tone);
    QString text() const;
    Tone tone() const { return m_tone; }

    //! The picture that goes with a tone everywhere.
    static QString iconOf(Tone tone);

private:
    Tone m_tone = Tone::Neutral;
    IconLabel *m_icon = nullptr;
    Label *m_text = nullptr;
};

} // namespace ui
