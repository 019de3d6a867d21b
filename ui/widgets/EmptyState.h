// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ui {

class IconLabel;
class Label;

//! What a list shows while it has nothing: why, and what to do first.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &title, const QString &text,
               QWidget *parent = nullptr);

    void setText(const QString &title, const QString &text);
    //! Ordinary buttons below the text; connect to their clicked.
    QPushButton *addAction(const QString &text, const QString &iconName = {});

private:
    Label *m_title = nullptr;
    Label *m_text = nullptr;
    QVBoxLayout *m_actions = nullptr;
};

} // namespace ui
