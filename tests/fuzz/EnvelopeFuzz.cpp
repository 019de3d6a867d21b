// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"
#include "FuzzKeys.h"

#include "sync/wire/Batch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    const auto envelope = wire::Envelope::decode(input);
    if (!envelope)
        return 0;
    fuzz::require(envelope->encode() == input, "only the canonical form is accepted");
    static const auto key = fuzz::knownSigningKey().publicKey;
    if (envelope->verify(key, key))
        (void)wire::openBody(*envelope);
    return 0;
}
