// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"
#include "FuzzKeys.h"

#include "models/domain/CanonicalCbor.h"
#include "sync/wire/Batch.h"

// The input is the receipt's body, signed by a hub that everybody can be.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto hub = fuzz::knownSigningKey();
    const auto input = fuzz::bytes(data, size);
    (void)wire::openReceipt(input, hub.publicKey);

    const QCborMap signedReceipt{
        {QStringLiteral("body"), input},
        {QStringLiteral("sig"), hub.sign(QByteArray("branchbook/receipt/1") + input)}};
    const auto receipt = wire::openReceipt(models::canonicalCbor(signedReceipt), hub.publicKey);
    if (!receipt)
        return 0;
    const auto again = wire::openReceipt(wire::sealReceipt(*receipt, hub), hub.publicKey);
    fuzz::require(again && again->outcomes.size() == receipt->outcomes.size(),
                  "what was read can be written");
    return 0;
}
