// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/BundleShelf.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"

namespace hub {

QByteArray BundleContent::encode() const
{
    wire::CborWriter writer;
    writer.array(4);
    writer.bytes(request);
    writer.bytes(wire::encodeHashes(wanted));
    writer.array(quint64(batches.size()));
    for (const auto &batch : batches)
        writer.bytes(batch.encode());
    writer.bytes(wire::encodeHashes(files));
    return writer.take();
}

Result<BundleContent> BundleContent::decode(const QByteArray &bytes)
{
    wire::CborReader reader(bytes);
    BundleContent content;
    if (reader.array() != 4)
        return Error{Error::Corrupt, {}, QStringLiteral("bundleContent")};
    content.request = reader.bytes().toByteArray();
    BB_TRY_ASSIGN(wanted, wire::decodeHashes(reader.bytes().toByteArray()));
    content.wanted = std::move(wanted);
    const auto count = reader.array();
    for (quint64 i = 0; i < count && !reader.failed(); ++i) {
        BB_TRY_ASSIGN(batch, wire::BatchProblem::decode(reader.bytes().toByteArray()));
        content.batches.append(batch);
    }
    BB_TRY_ASSIGN(files, wire::decodeHashes(reader.bytes().toByteArray()));
    content.files = std::move(files);
    if (!reader.finished())
        return Error{Error::Corrupt, {}, QStringLiteral("bundleContent")};
    return content;
}

} // namespace hub
