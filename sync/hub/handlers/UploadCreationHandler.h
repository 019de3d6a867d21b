// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"
#include "sync/hub/MediaIndex.h"

namespace hub {

//! POST /v1/media: tus creation. A file that the caller's scope has already is answered as whole.
class UploadCreationHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;

private:
    Result<Upload> read(Call &call) const;
    Result<bool> mayAttach(Call &call, const Scope &scope, OrganisationId id) const;
    //! In a writing transaction; their files are left to whoever called.
    Result<std::vector<Upload>> removeAbandoned(Call &call) const;
};

} // namespace hub
