// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace ui {

//! Why somebody was absent; a digit in the empty field takes one of the common reasons.
class ReasonEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit ReasonEdit(QWidget *parent = nullptr);

    //! In the order of their digits.
    static QStringList commonReasons();

signals:
    //! A common reason was taken, or Enter was pressed.
    void chosen();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace ui
