// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/EnrolmentCodes.h"
#include "sync/hub/handlers/Handler.h"
#include "sync/wire/Enrolment.h"

namespace hub {

//! POST /v1/enrolments: a one-time code makes a device and one person at it known.
class EnrolmentHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;

private:
    //! The person whom the code was made for. A wrong guess is counted even though it fails.
    Result<PersonId> redeem(Call &call, const QString &typed) const;
    Result<wire::EnrolmentReply> enrol(Call &call, const wire::EnrolmentRequest &request,
                                       PersonId person) const;
    Result<Device> knownDevice(Call &call, const wire::EnrolmentRequest &request) const;
};

} // namespace hub
