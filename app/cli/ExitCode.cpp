// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ExitCode.h"

namespace cli {

namespace {
constexpr QStringView argumentKind{u"KIND"};
}

models::Error misused(const QString &word, const QString &reason)
{
    return models::invalid(word, reason);
}

ExitCode exitCodeOf(const models::Error &error)
{
    using models::Error;
    switch (error.code) {
    case Error::Internal:
        return ExitCode::Bug;
    case Error::Invalid:
        return error.field.startsWith(u"--") || error.field == argumentKind ? ExitCode::Usage
                                                                            : ExitCode::Data;
    case Error::Conflict:
    case Error::Corrupt:
    case Error::TooLarge:
    case Error::Unsupported:
        return ExitCode::Data;
    case Error::NotFound:
        return ExitCode::Input;
    case Error::Denied:
    case Error::WrongPassphrase:
    case Error::TooManyAttempts:
    case Error::Unauthorised:
    case Error::Expired:
    case Error::Revoked:
        return ExitCode::Denied;
    case Error::NotEncrypted:
    case Error::NewerVersion:
        return ExitCode::Configuration;
    case Error::Io:
    case Error::DiskFull:
        return ExitCode::Output;
    case Error::Busy:
    case Error::Cancelled:
        return ExitCode::Retry;
    case Error::Offline:
    case Error::ServerFault:
        return ExitCode::Server;
    case Error::WrongAuthority:
    case Error::Protocol:
        return ExitCode::Protocol;
    }
    return ExitCode::Bug;
}

} // namespace cli
