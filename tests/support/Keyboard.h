// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTest>

namespace support {

//! Sends real key events to whatever has the focus and counts them.
class Keyboard
{
public:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++m_count;
        QTest::keyClick(target(), key, modifiers);
    }
    void repeat(Qt::Key key, int times)
    {
        for (int i = 0; i < times; ++i)
            press(key);
    }
    //! One key for each Latin character or digit; a Chinese one counts as the two that an input
    //! method takes at the least.
    void type(const QString &text)
    {
        for (const QChar character : text) {
            m_count += character.unicode() < 0x80 ? 1 : 2;
            QTest::sendKeyEvent(QTest::Click, target(), keyOf(character), QString(character),
                                Qt::NoModifier);
        }
    }
    int count() const { return m_count; }

private:
    static QWidget *target()
    {
        if (auto *popup = QApplication::activePopupWidget())
            return popup->focusWidget() ? popup->focusWidget() : popup;
        auto *focus = QApplication::focusWidget();
        return focus ? focus : QApplication::activeWindow();
    }
    static Qt::Key keyOf(QChar character)
    {
        const char16_t upper = character.toUpper().unicode();
        return upper < 0x80 ? Qt::Key(upper) : Qt::Key_unknown;
    }

    int m_count = 0;
};

} // namespace support
