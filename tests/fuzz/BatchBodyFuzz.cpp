// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "sync/wire/Batch.h"
#include "sync/wire/Compression.h"

#include <QUuid>

// Behind signature and compression, where a signed but hostile device reaches.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire::Envelope envelope;
    envelope.device = models::DeviceId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    envelope.person = models::PersonId(QUuid(2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    const auto input = fuzz::bytes(data, size);
    envelope.body = wire::compress(input, 1);
    const auto batch = wire::openBody(envelope);
    if (!batch)
        return 0;
    fuzz::require(batch->ops.size() <= wire::maximumOps, "the cap on ops holds");
    envelope.body = wire::encodeBody(*batch);
    fuzz::require(wire::openBody(envelope).has_value(), "what was read can be written");
    return 0;
}
