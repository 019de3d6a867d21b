// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"
#include "sync/hub/HubTypes.h"
#include "sync/wire/Proof.h"

namespace hub {

struct HubCore;
class HubStore;

//! Who sent a request, by its DPoP proof and its token (RFC 9449).
//!
//! Unauthorised with the reasons "proof", "nonce", "token"; Revoked for a device that was
//! withdrawn.
class Authenticator
{
public:
    explicit Authenticator(HubCore &core) : m_core(core) { }

    //! The proof alone: made for this request, with a nonce of ours, for the first time.
    Result<wire::Proof> proof(const HttpRequest &request, HubStore &store) const;
    //! Proof and token; the device's row is read anew each time, so a revocation holds at once.
    Result<Session> session(const HttpRequest &request, HubStore &store) const;

private:
    Result<wire::Proof> readProof(const HttpRequest &request, HubStore &store) const;

    HubCore &m_core;
};

} // namespace hub
