// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaHash.h"

#include "models/crypto/ChunkedFile.h"
#include "models/crypto/Cryptography.h"

#include <QIODevice>

namespace models {

Result<QByteArray> mediaHash(QIODevice &device)
{
    const Error corrupt{Error::Corrupt, {}, QStringLiteral("chunk")};
    if (!device.seek(0))
        return corrupt;
    crypto::Hasher hasher;
    SecretBytes plain(chunked::chunkSize);
    const auto size = device.size();
    for (qint64 done = 0; done < size;) {
        const auto part = device.read(reinterpret_cast<char *>(plain.data()), plain.size());
        if (part <= 0)
            return corrupt;
        hasher.add(plain.view().first(part));
        done += part;
    }
    return hasher.finish();
}

} // namespace models
