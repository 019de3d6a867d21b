// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBitArray>
#include <QByteArrayView>

class QPainter;
class QRectF;

namespace ui {

//! A QR code (ISO/IEC 18004) that a reader at the desk types out again; a quarter of it may be
//! stained.
class QrCode
{
public:
    //! Null when \a text is empty or too long for a code. Latin letters, digits and spaces.
    static QrCode of(QByteArrayView text);

    bool isNull() const { return m_size == 0; }
    //! Modules in a row, without the quiet zone.
    int size() const { return m_size; }
    bool isDark(int column, int row) const { return m_modules.testBit(row * m_size + column); }
    //! Fills the square \a area, the quiet zone of four modules on each side included.
    void draw(QPainter &painter, const QRectF &area) const;

    static constexpr int quietModules = 4;

private:
    QBitArray m_modules;
    int m_size = 0;
};

} // namespace ui
