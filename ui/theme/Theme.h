// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QObject>

class QApplication;

namespace ui {

//! Dresses the application: style, font, palette and the one style sheet, all from the tokens.
class Theme : public QObject
{
    Q_OBJECT

public:
    //! Sets the base style and the font family; \a application must outlive the theme.
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    void apply(Scheme scheme, TextSize size);
    Scheme scheme() const { return m_scheme; }
    TextSize textSize() const { return m_size; }

    //! What the desktop prefers; Qt 6.4 does not say, so its palette is judged. Ask before apply().
    static Scheme desktopScheme();
    //! The Chinese face of this platform: without it a Japanese one draws 门 直 令 海 wrongly.
    static QString fontFamily();

signals:
    void changed();

private:
    QApplication &m_application;
    Scheme m_scheme = Scheme::Light;
    TextSize m_size = TextSize::Normal;
};

} // namespace ui
