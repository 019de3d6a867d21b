// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/ReadyHandler.h"

#include <QStorageInfo>

namespace hub {

namespace {

//! An evening's records of a county fit; below it photos would soon be refused half way.
constexpr qint64 leastFreeBytes = 256 * 1024 * 1024;

} // namespace

Result<HttpResponse> ReadyHandler::handle(Call &call) const
{
    BB_TRY(call.store.write([] { return Result<void>(); }));
    if (QStorageInfo(call.core.mediaFolder).bytesAvailable() < leastFreeBytes)
        return Error::DiskFull;
    return jsonResponse(200, R"({"status":"ready"})");
}

} // namespace hub
