// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/StreamingHandler.h"

namespace hub {

//! POST /v1/bundles: one part of a USB bundle, handed in by whoever is enrolled; what it may do is
//! decided by who signed it. Kept on disk, sealed as it is, until all of it has come.
class BundleHandler final : public StreamingHandler
{
public:
    Result<std::unique_ptr<BodyReceiver>> receive(Call &call) const override;
};

} // namespace hub
