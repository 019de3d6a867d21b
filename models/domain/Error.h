// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace models {

//! Why something was not done: a code for the program, never a sentence for people.
//!
//! ui/text turns codes into translated words. No member carries a name, an identity number, a key
//! or a passphrase.
struct Error {
    enum Code {
        Internal, //!< a bug: the caller could not have prevented it
        Invalid, //!< \a field breaks the rule \a reason
        NotFound, //!< absent, deleted, or outside the caller's scope
        Conflict, //!< somebody changed it since it was read
        Denied, //!< the role or the scope does not allow it
        WrongPassphrase, //!< no slot opens with what was given
        TooManyAttempts, //!< wait before the next passphrase; \a number is milliseconds
        Corrupt, //!< stored bytes fail their authentication or structure
        NotEncrypted, //!< the database library or the file is not SQLCipher's
        NewerVersion, //!< written by a newer program; left as it is
        Io, //!< the file system refused
        DiskFull, //!< no space left; nothing was half written
        Busy, //!< another process or thread holds it
        TooLarge, //!< over a cap; \a number is the cap in bytes
        Unsupported, //!< a file format or option this program does not read
        Offline, //!< the hub cannot be reached
        WrongAuthority, //!< TLS: the certificate is not from the pinned authority
        Unauthorised, //!< the hub does not accept this device or token
        Expired, //!< an enrolment code, token or cursor is too old
        Revoked, //!< the hub has withdrawn this device
        Protocol, //!< the other side answered something that makes no sense
        ServerFault, //!< the hub could not do it now; try again later
        Cancelled, //!< the user stopped it
    };

    Code code = Internal;
    //! The catalogue's field name, or the column header of an import; empty when none is to blame.
    QString field{};
    //! A stable machine word such as "checksum"; ui/text knows them all.
    QString reason{};
    //! For the log only: an errno, an SQL error number, a file kind.
    QString detail{};
    qint64 number = 0;

    friend bool operator==(const Error &, const Error &) = default;
};

//! An Invalid error for one field.
inline Error invalid(const QString &field, const QString &reason)
{
    return Error{Error::Invalid, field, reason};
}

} // namespace models
