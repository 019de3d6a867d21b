// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

namespace models {
class Clock;
class Database;
class RandomSource;
} // namespace models

namespace engine {

//! The replica between its enrolment and the day its disk turns out to be an older copy of itself
//! (还原卡, a ghost image, a copied folder), and so on. What it sent in an earlier life it may not
//! know; the hub therefore takes its own earlier values for a stranger's.
struct Life {
    models::RecordId id{};
    qint64 sealed = 0; //!< batches signed in it, whoever signed them

    //! The first life is named after the device.
    static models::Result<Life> load(models::Database &database, models::DeviceId device);
    //! In the caller's transaction.
    models::Result<void> save(models::Database &database) const;
    //! A new one, of which nothing was sent yet; in the caller's transaction.
    static models::Result<void> begin(models::Database &database, const models::Clock &clock,
                                      models::RandomSource &random);
};

} // namespace engine
