// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QWidget>

namespace ui {

//! One thing to do: what it is, how pressing, and a verb to press.
class TaskRow : public QWidget
{
    Q_OBJECT

public:
    struct Task {
        QString title{};
        QString detail{};
        Tone tone = Tone::Neutral;
        QString verb{}; //!< empty: nothing to press
        QString target{}; //!< for navigationRequested
        bool primary = false;
    };

    explicit TaskRow(const Task &task, QWidget *parent = nullptr);

signals:
    void activated(const QString &target);
};

} // namespace ui
