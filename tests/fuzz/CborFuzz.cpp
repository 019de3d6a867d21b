// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "models/domain/CanonicalCbor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto map = models::cborMap(fuzz::bytes(data, size));
    if (!map)
        return 0;
    // What was read can be written, and its one byte form reads back as itself.
    const auto canonical = models::canonicalCbor(*map);
    const auto again = models::cborMap(canonical);
    fuzz::require(again.has_value(), "the canonical form is readable");
    fuzz::require(models::canonicalCbor(*again) == canonical, "the canonical form is stable");
    return 0;
}
