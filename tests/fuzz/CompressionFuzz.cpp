// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "sync/wire/Compression.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr qint64 cap = 64 * 1024;
    const auto plain = wire::decompress(fuzz::bytes(data, size), cap);
    if (!plain)
        return 0;
    fuzz::require(plain->size() <= cap, "the cap holds");
    const auto again = wire::decompress(wire::compress(*plain), cap);
    fuzz::require(again && *again == *plain, "what was read can be written");
    return 0;
}
