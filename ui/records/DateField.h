// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLineEdit>

namespace ui {

//! A day that may be left empty. Takes what people type, 1990-1-2, 1990.01.02, 1990年1月2日 or
//! 19900102, and shows it as 1990-01-02 when they go on.
class DateField : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateField(QWidget *parent = nullptr);

    void setDate(QDate date);
    //! Invalid when empty or not a day.
    QDate date() const;
    //! Something is typed that is no day.
    bool isFaulty() const;

    static QDate parsed(const QString &text);

protected:
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace ui
