// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QWidget>

namespace ui {

//! A line picture in a tone, without a click.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    //! \a size in pixels; 0 follows the text size.
    explicit IconLabel(const QString &iconName, Tone tone = Tone::Muted, int size = 0,
                       QWidget *parent = nullptr);

    void setIcon(const QString &iconName, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Tone m_tone;
    int m_size;
};

} // namespace ui
