// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace models {

class Clock;

//! Slows the guessing of passphrases at the unlock page: one second after the first wrong one,
//! doubling to five minutes, also across restarts. Nothing is ever wiped.
//!
//! Against someone who has copied the disk only the cost of the key derivation helps.
class PassphraseAttempts
{
public:
    static constexpr qint64 firstDelayMs = 1'000;
    static constexpr qint64 longestDelayMs = 300'000;

    PassphraseAttempts(QString file, const Clock &clock);

    //! To be called before a passphrase is tried: TooManyAttempts with the milliseconds left, else
    //! the try is on record, so that killing the program does not save the delay.
    Result<void> begin();
    //! The passphrase was right: the next wrong one counts as the first.
    Result<void> succeeded();

    //! It was no guess after all (a damaged header): the record is as before begin().
    Result<void> takeBack();

private:
    struct Record;
    Record read() const;
    qint64 remaining(const Record &record) const;
    Result<void> write(qint64 count, const Record &times);

    QString m_file;
    const Clock &m_clock;
};

} // namespace models
