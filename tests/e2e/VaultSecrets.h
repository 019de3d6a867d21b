// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace e2e {

//! A key of a vault as plain bytes: only here, where it is looked for on the disk.
struct Secret {
    QString name{};
    QByteArray bytes{};
};

//! Every key that the vault in \a folder knows or is opened by: master, database, media, backup,
//! audit and device keys, those of the person and of each file, and the recovery sheet's.
models::Result<QList<Secret>> secretsOf(const QString &folder, const QByteArray &passphrase,
                                        const QString &paperWords);

} // namespace e2e
