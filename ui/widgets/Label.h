// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QLabel>

namespace ui {

//! Text in one of the design's few sizes; plain text always, so that data is never taken for
//! markup.
class Label : public QLabel
{
    Q_OBJECT

public:
    enum class Role { Body, Title, Heading, Strong, Muted, Caption, Number };

    explicit Label(const QString &text, Role role = Role::Body, QWidget *parent = nullptr);
    //! Wraps instead of widening its column.
    static Label *wrapped(const QString &text, Role role = Role::Body, QWidget *parent = nullptr);
    void setTone(Tone tone);
};

} // namespace ui
