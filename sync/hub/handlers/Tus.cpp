// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/Tus.h"

namespace hub::tus {

Result<void> checkVersion(const HttpRequest &request)
{
    if (request.header("tus-resumable") == version)
        return {};
    return Error{Error::Unsupported, QStringLiteral("Tus-Resumable"),
                 QStringLiteral("tus_version")};
}

Result<qint64> bytesIn(const HttpRequest &request, const QByteArray &header)
{
    bool ok = false;
    const auto bytes = request.header(header).toLongLong(&ok);
    if (!ok || bytes < 0)
        return models::invalid(QString::fromLatin1(header), QStringLiteral("number"));
    return bytes;
}

QHash<QByteArray, QByteArray> metadata(const HttpRequest &request)
{
    QHash<QByteArray, QByteArray> values;
    const auto pairs = request.header("upload-metadata").split(',');
    for (const auto &pair : pairs) {
        const auto parts = pair.trimmed().split(' ');
        if (parts.size() == 2)
            values.insert(parts[0], QByteArray::fromBase64(parts[1]));
    }
    return values;
}

Result<Checksum> checksum(const HttpRequest &request)
{
    const auto header = request.header("upload-checksum");
    if (header.isEmpty())
        return Checksum();
    const auto parts = header.split(' ');
    const auto name = parts.first();
    if (parts.size() != 2 || (name != "sha1" && name != "sha256"))
        return models::invalid(QStringLiteral("Upload-Checksum"), QStringLiteral("algorithm"));
    Checksum checksum;
    checksum.algorithm = name == "sha1" ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256;
    checksum.expected = QByteArray::fromBase64(parts[1]);
    if (checksum.expected.size() != QCryptographicHash::hashLength(checksum.algorithm))
        return models::invalid(QStringLiteral("Upload-Checksum"), QStringLiteral("length"));
    return checksum;
}

Result<void> Checksum::check(const QByteArray &body) const
{
    if (expected.isEmpty() || QCryptographicHash::hash(body, algorithm) == expected)
        return {};
    return Error{Error::Corrupt, {}, QStringLiteral("checksum")};
}

HttpResponse response(int status)
{
    HttpResponse answer;
    answer.status = status;
    answer.headers.emplaceBack("Tus-Resumable", version);
    return answer;
}

HttpResponse offsetResponse(int status, qint64 offset)
{
    auto answer = response(status);
    answer.headers.emplaceBack("Upload-Offset", QByteArray::number(offset));
    answer.headers.emplaceBack("Cache-Control", "no-store");
    return answer;
}

} // namespace hub::tus
