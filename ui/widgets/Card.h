// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

class Label;

//! A white ground with a hairline around it, holding what belongs together; with a heading it is
//! a section of a page.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &heading, QWidget *parent = nullptr);

    //! Where the content goes.
    QVBoxLayout *body() const { return m_body; }
    //! Right of the heading: one or two small actions. Only with a heading.
    QHBoxLayout *actions() const { return m_actions; }
    void setHeading(const QString &heading);

private:
    Label *m_heading = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QVBoxLayout *m_body = nullptr;
};

} // namespace ui
