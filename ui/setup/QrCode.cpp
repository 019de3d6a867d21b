// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/QrCode.h"

#include "models/crypto/SecretBytes.h"

#include <QPainter>

#include <algorithm>
#include <memory>

#include <qrencode.h>

namespace ui {

QrCode QrCode::of(QByteArrayView text)
{
    QrCode code;
    if (text.isEmpty())
        return code;
    // The library wants an end of string.
    models::SecretBytes terminated(text.size() + 1);
    std::copy(text.begin(), text.end(), terminated.data());
    terminated.data()[text.size()] = 0;
    constexpr int smallest = 0;
    constexpr int caseSensitive = 1;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> encoded(
        QRcode_encodeString(reinterpret_cast<const char *>(terminated.data()), smallest,
                            QR_ECLEVEL_Q, QR_MODE_8, caseSensitive),
        &QRcode_free);
    if (!encoded)
        return code;
    code.m_size = encoded->width;
    code.m_modules.resize(code.m_size * code.m_size);
    for (int i = 0; i < code.m_modules.size(); ++i)
        code.m_modules.setBit(i, (encoded->data[i] & 1) != 0);
    return code;
}

void QrCode::draw(QPainter &painter, const QRectF &area) const
{
    if (isNull())
        return;
    const double module = std::min(area.width(), area.height()) / (m_size + 2 * quietModules);
    // On whole dots: no fine lines between modules, whatever the printer's resolution.
    const auto dot = [module](double origin, int index) {
        return qRound(origin + (index + quietModules) * module);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(area, Qt::white);
    for (int row = 0; row < m_size; ++row) {
        const int top = dot(area.top(), row);
        const int height = dot(area.top(), row + 1) - top;
        for (int column = 0; column < m_size;) {
            const int first = column;
            while (column < m_size && isDark(column, row))
                ++column;
            const int left = dot(area.left(), first);
            if (column > first)
                painter.fillRect(left, top, dot(area.left(), column) - left, height, Qt::black);
            else
                ++column;
        }
    }
    painter.restore();
}

} // namespace ui
