// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SmallFile.h"

#include "models/crypto/DurableFile.h"

#include <QFile>

namespace models::smallfile {

namespace {

Result<void> fill(QFile &file, QByteArrayView bytes)
{
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes.data(), bytes.size()) != bytes.size())
        return durable::errorOf(file);
    BB_TRY(durable::sync(file));
    file.close();
    return {};
}

} // namespace

Result<void> write(const QString &path, QByteArrayView bytes)
{
    QFile file(path + QStringLiteral(".new"));
    if (auto filled = fill(file, bytes); !filled) {
        file.remove();
        return filled;
    }
    return durable::replace(file.fileName(), path);
}

Result<QByteArray> read(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return Error::NotFound;
    if (!file.open(QIODevice::ReadOnly))
        return durable::errorOf(file);
    if (file.size() > limit)
        return Error{Error::TooLarge, {}, {}, {}, limit};
    auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return durable::errorOf(file);
    return bytes;
}

} // namespace models::smallfile
