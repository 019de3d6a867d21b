// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

struct ssl_ctx_st;

namespace hub {

//! TLS 1.2 or 1.3 with the hub's certificate and key (PEM); sessions can be resumed. Invalid with
//! field "certificate" when one of the files cannot be used.
models::Result<void> prepareServerTls(ssl_ctx_st *context, const QString &certificateFile,
                                      const QString &keyFile);

} // namespace hub
