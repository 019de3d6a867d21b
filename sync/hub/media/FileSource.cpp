// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/media/FileSource.h"

namespace hub {

Result<QByteArray> FileSource::read(qsizetype most)
{
    if (m_left == 0)
        return QByteArray();
    auto piece = m_device->read(qMin(qint64(most), m_left));
    if (piece.isEmpty())
        return Error{Error::Corrupt, {}, QStringLiteral("media")};
    m_left -= piece.size();
    return piece;
}

} // namespace hub
