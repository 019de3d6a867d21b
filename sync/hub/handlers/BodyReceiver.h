// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"

namespace hub {

class HubStore;

//! Takes the body of one request as it arrives. Calls follow one another on any thread, each with
//! that thread's store.
class BodyReceiver
{
public:
    virtual ~BodyReceiver() = default;
    //! The next bytes; after an error there are no more calls.
    virtual Result<void> take(HubStore &store, QByteArrayView bytes) = 0;
    //! The body is whole.
    virtual Result<HttpResponse> finish(HubStore &store) = 0;
    //! The connection broke.
    virtual void cut(HubStore &store) = 0;
};

} // namespace hub
