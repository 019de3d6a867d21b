// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"
#include "FuzzKeys.h"

#include "sync/wire/JsonReader.h"
#include "sync/wire/Proof.h"

// As it stands; and, where it has a line break, as header and payload that a device signed.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto key = fuzz::knownSigningKey();
    const auto input = fuzz::bytes(data, size);
    (void)wire::readProof(input);

    const auto line = input.indexOf('\n');
    if (line < 0)
        return 0;
    const auto toSign = wire::base64Url(input.left(line)).toLatin1() + '.'
        + wire::base64Url(input.mid(line + 1)).toLatin1();
    const auto proof = wire::readProof(toSign + '.' + wire::base64Url(key.sign(toSign)).toLatin1());
    if (proof)
        fuzz::require(proof->publicKey == key.publicKey, "the key that signed is the key named");
    return 0;
}
