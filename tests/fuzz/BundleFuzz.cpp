// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"
#include "FuzzKeys.h"

#include "sync/wire/BundleFile.h"
#include "sync/wire/BundleReader.h"

#include <QBuffer>

namespace {

// As bytes from a stick; signatures stop nearly all of it.
void readFile(const QByteArray &input)
{
    static const auto key = models::crypto::BoxKey::fromSecret(fuzz::knownSecret());
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(input);
    buffer->open(QIODevice::ReadOnly);
    auto reader = wire::BundleReader::open(std::move(buffer));
    if (!reader || !(*reader)->verify() || !(*reader)->unlock(key))
        return;
    for (;;) {
        const auto frame = (*reader)->next();
        if (!frame || !*frame)
            return;
        fuzz::require((*frame)->payload.size() <= wire::maximumFrame, "the cap on frames holds");
    }
}

// Behind the signatures, where an enrolled but hostile device reaches.
void readParts(const QByteArray &input)
{
    if (const auto header = wire::BundleHeader::decode(input))
        fuzz::require(header->encode() == input, "only the canonical form is accepted");
    if (const auto piece = wire::MediaPiece::decode(input))
        fuzz::require(piece->offset + piece->bytes.size() <= piece->size, "pieces lie inside");
    if (const auto problem = wire::BatchProblem::decode(input))
        fuzz::require(problem->encode() == input, "only the canonical form is accepted");
    if (const auto hashes = wire::decodeHashes(input))
        fuzz::require(wire::encodeHashes(*hashes) == input, "only the canonical form is accepted");
    if (input.size() < wire::bundleFrameHead)
        return;
    if (const auto head =
            wire::BundleFrameHead::decode(QByteArrayView(input).first(wire::bundleFrameHead))) {
        if (const auto frame = head->frame(input.sliced(wire::bundleFrameHead)))
            fuzz::require(frame->payload.size() <= wire::maximumFrame, "the cap on frames holds");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    readFile(input);
    readParts(input);
    return 0;
}
