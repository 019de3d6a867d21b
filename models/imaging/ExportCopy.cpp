// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/ExportCopy.h"

#include "models/crypto/DurableFile.h"
#include "models/imaging/JpegSegments.h"
#include "models/imaging/LocationRemoval.h"

#include <QIODevice>
#include <QSaveFile>

namespace models {

namespace {

constexpr qint64 pieceSize = 1024 * 1024;

Result<void> copyAll(QIODevice &source, QSaveFile &target)
{
    const auto size = source.size();
    for (qint64 done = 0; done < size;) {
        const auto piece = source.read(pieceSize);
        if (piece.isEmpty())
            return Error{Error::Corrupt, {}, QStringLiteral("chunk")};
        if (target.write(piece) != piece.size())
            return durable::errorOf(target);
        done += piece.size();
    }
    return {};
}

Result<void> copyPhoto(QIODevice &source, QSaveFile &target)
{
    const auto whole = source.readAll();
    if (whole.size() != source.size())
        return Error{Error::Corrupt, {}, QStringLiteral("chunk")};
    BB_TRY_ASSIGN(clean, withoutLocation(whole));
    if (target.write(clean) != clean.size())
        return durable::errorOf(target);
    return {};
}

} // namespace

Result<void> exportCopy(QIODevice &source, const QString &path)
{
    source.seek(0);
    const bool isJpeg = jpeg::segments(source.peek(4), false).has_value();
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return durable::errorOf(target);
    BB_TRY(isJpeg ? copyPhoto(source, target) : copyAll(source, target));
    if (!target.commit())
        return durable::errorOf(target);
    return {};
}

} // namespace models
