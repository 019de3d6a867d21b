// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadReceiver.h"

#include "sync/hub/handlers/UploadCompletion.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/Limits.h"

#include <tuple>

namespace hub {

UploadReceiver::UploadReceiver(HubCore &core, Upload upload, std::shared_ptr<OpenUpload> open,
                               OpenUpload::Turn turn, tus::Checksum checksum)
    : m_core(core),
      m_upload(std::move(upload)),
      m_open(std::move(open)),
      m_turn(turn),
      m_checksum(std::move(checksum))
{
}

Result<void> UploadReceiver::take(HubStore &, QByteArrayView bytes)
{
    if (m_checksum.expected.isEmpty())
        return append(bytes);
    if (m_held.size() + bytes.size() > limits::heldUploadBytes)
        return Error{Error::TooLarge, {}, {}, {}, limits::heldUploadBytes};
    m_held += bytes;
    return {};
}

Result<void> UploadReceiver::append(QByteArrayView bytes)
{
    if (auto appended = m_open->append(m_turn, bytes); !appended) {
        const auto code = appended.error().code;
        // What is on disk now is not what is held here: the next request opens it anew.
        if (code != Error::Conflict && code != Error::TooLarge)
            m_core.uploads.close(m_upload.id);
        return appended;
    }
    return {};
}

Result<HttpResponse> UploadReceiver::finish(HubStore &store)
{
    BB_TRY(m_checksum.check(m_held));
    BB_TRY(append(m_held));
    BB_TRY_ASSIGN(reached, UploadCompletion(m_core, store).settle(m_upload, *m_open));
    return tus::offsetResponse(204, reached);
}

void UploadReceiver::cut(HubStore &store)
{
    // Nobody hears of a failure here; the next request meets it again.
    std::ignore = UploadCompletion(m_core, store).settle(m_upload, *m_open);
}

} // namespace hub
