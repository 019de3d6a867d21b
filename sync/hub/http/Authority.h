// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>
#include <QStringList>

namespace hub {

//! Where the files of a hub's own certificate authority stand.
struct AuthorityFiles {
    QString authority{}; //!< ca.pem: handed to every PC, pinned there
    QString authorityKey{}; //!< 0600
    QString certificate{};
    QString certificateKey{}; //!< 0600
};

//! Makes an authority (ten years) and a server certificate (two years) for host names and
//! addresses, P-256. Existing files are not touched: Conflict.
models::Result<void> createAuthority(const AuthorityFiles &files, const QStringList &hosts,
                                     qint64 nowMs);

} // namespace hub
