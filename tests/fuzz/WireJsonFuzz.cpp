// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "sync/wire/Enrolment.h"
#include "sync/wire/Proof.h"

namespace {

template <typename Message>
void roundTrip(const QByteArray &input)
{
    const auto message = Message::decode(input);
    if (!message)
        return;
    const auto bytes = message->encode();
    const auto again = Message::decode(bytes);
    fuzz::require(again && again->encode() == bytes, "what was read can be written");
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    roundTrip<wire::EnrolmentRequest>(input);
    roundTrip<wire::EnrolmentReply>(input);
    roundTrip<wire::HubInfo>(input);
    roundTrip<wire::TokenRequest>(input);
    roundTrip<wire::TokenReply>(input);
    (void)wire::Problem::decode(wire::Problem::decode(input).encode());
    return 0;
}
