// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"
#include "FuzzKeys.h"

#include "models/crypto/ChunkedFile.h"
#include "models/crypto/ChunkedFormat.h"

#include <QIODevice>
#include <QTemporaryDir>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    static const auto path = folder.filePath(QStringLiteral("container"));
    static const auto key = fuzz::knownSecret();

    const auto input = fuzz::bytes(data, size);
    const auto header = models::chunked::Header::parse(
        QByteArrayView(input).first(qMin(input.size(), models::chunked::headerSize)));
    if (header) {
        fuzz::require(header->plainLength() >= 0, "no negative length");
        fuzz::require(header->fileSize() > header->plainLength(), "the length does not overflow");
    }

    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(input) != input.size())
        std::abort();
    file.close();
    const bool authentic = models::verifyChunked(path, key).has_value();
    if (auto device = models::openChunked(path, key)) {
        const auto plain = (*device)->readAll();
        fuzz::require(plain.size() <= input.size(), "nothing comes from nowhere");
        fuzz::require(!authentic || plain.size() == (*device)->size(), "authentic means readable");
    } else {
        fuzz::require(!authentic, "what is authentic opens");
    }
    // Resuming may cut the file, so it comes last.
    if (auto writer = models::ChunkedWriter::resume(path, key))
        fuzz::require((*writer)->position() <= (*writer)->plainLength(), "position in range");
    return 0;
}
