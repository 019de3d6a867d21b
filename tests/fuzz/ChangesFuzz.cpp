// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "sync/wire/Changes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    if (const auto request = wire::ChangesRequest::decode(input)) {
        const auto again = wire::ChangesRequest::decode(request->encode());
        fuzz::require(again && again->streams == request->streams && again->limit == request->limit,
                      "a request that was read can be written");
    }

    qint64 seen = 0;
    const auto reply =
        wire::readChanges(input, [&](const wire::ChangesReply &head, const wire::RowView &row) {
            fuzz::require(row.stream >= 0 && row.stream < head.streams.size(), "stream in range");
            fuzz::require(row.kind >= 0 && row.kind < head.kinds.size(), "kind in range");
            fuzz::require(row.id.size() == models::RecordId::size, "ids have 16 bytes");
            seen += row.state.size();
            return models::Result<void>();
        });
    fuzz::require(seen <= qint64(size), "views lie inside the input");
    if (reply)
        fuzz::require(reply->streams.size() <= qint64(size), "no more streams than bytes");
    return 0;
}
