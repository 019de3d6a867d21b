// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

//! A large choice with picture, name and a line of explanation; put several in a QButtonGroup.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT

public:
    ChoiceCard(const QString &iconName, const QString &title, const QString &explanation,
               QWidget *parent = nullptr);

    QSize sizeHint() const override;
    //! Never squeezed: its words are drawn, not laid out.
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    QString m_explanation;
};

} // namespace ui
