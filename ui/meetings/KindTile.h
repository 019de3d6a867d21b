// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

//! A large check box with a name, a line of explanation and the digit that toggles it.
class KindTile : public QAbstractButton
{
    Q_OBJECT

public:
    KindTile(int digit, const QString &name, const QString &explanation, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int m_digit;
    QString m_explanation;
};

} // namespace ui
