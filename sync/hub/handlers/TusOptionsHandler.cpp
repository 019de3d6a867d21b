// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/TusOptionsHandler.h"

#include "sync/hub/handlers/Tus.h"
#include "sync/hub/Limits.h"

namespace hub {

Result<HttpResponse> TusOptionsHandler::handle(Call &) const
{
    auto answer = tus::response(204);
    answer.headers.emplaceBack("Tus-Version", tus::version);
    answer.headers.emplaceBack("Tus-Extension", "creation,checksum,termination");
    answer.headers.emplaceBack("Tus-Checksum-Algorithm", "sha1,sha256");
    answer.headers.emplaceBack("Tus-Max-Size", QByteArray::number(limits::mediaFileBytes));
    return answer;
}

} // namespace hub
