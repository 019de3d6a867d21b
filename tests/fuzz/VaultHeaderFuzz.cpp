// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"
#include "FuzzKeys.h"

#include "models/store/VaultHeader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto header = models::VaultHeader::decode(fuzz::bytes(data, size));
    if (!header)
        return 0;
    const auto bytes = header->encode();
    const auto again = models::VaultHeader::decode(bytes);
    fuzz::require(again && again->encode() == bytes, "what was read can be written");
    (void)header->verify(fuzz::knownSecret());
    // A cost below the floor is refused before memory is asked for; nothing here may be slow.
    for (const auto &slot : header->entries) {
        if (slot.who.type == models::VaultSlot::Type::Paper)
            (void)models::openPaperSlot(header->device, slot, fuzz::knownSecret());
        else if (slot.cost.memoryBytes < models::crypto::PassphraseCost::floor().memoryBytes
                 || slot.cost.memoryBytes > 1024ULL * 1024 * 1024)
            fuzz::require(!models::openSlot(header->device, slot, fuzz::knownSecret(),
                                            models::crypto::PassphraseCost::floor()),
                          "a cost out of bounds opens nothing");
    }
    return 0;
}
