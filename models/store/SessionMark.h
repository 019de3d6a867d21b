// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace models {

//! A file in the vault's folder from the opening of the book until its orderly end. Found at the
//! next opening, it tells that the program was killed, or the PC lost its power.
class SessionMark
{
public:
    explicit SessionMark(const QString &vaultFolder);

    //! True when the session before this one was not ended. DiskFull, Io: then this one leaves no
    //! trace.
    Result<bool> begin();
    //! Nothing is known to be wrong with the book.
    void end();

private:
    QString m_file;
};

} // namespace models
