// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/BodyReceiver.h"
#include "sync/hub/handlers/Handler.h"

namespace hub {

//! Answers requests whose bodies are too long to be held.
class StreamingHandler : public Handler
{
public:
    //! Looks at the head of a request; refuses it, or takes its body.
    virtual Result<std::unique_ptr<BodyReceiver>> receive(Call &call) const = 0;
    //! The same for a request that came with its body.
    Result<HttpResponse> handle(Call &call) const final;
};

} // namespace hub
