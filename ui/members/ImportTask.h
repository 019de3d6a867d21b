// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/MemberImport.h"

#include <QFuture>
#include <QString>

#include <atomic>
#include <memory>

namespace models {
class Clock;
class RandomSource;
class Vault;
} // namespace models

namespace ui {

//! One run of an import away from the window.
struct ImportTask {
    const models::Vault &vault;
    const models::Clock &clock;
    models::RandomSource &random;
    models::PersonId person{};
    models::OrganisationId branch{};
    models::Table table{};
    models::ColumnMapping mapping{};
    bool dryRun = true;
    //! Set from the window to stop. Not the future's own cancel: that would drop the result of an
    //! import that it came too late to stop.
    std::shared_ptr<std::atomic_bool> stop = std::make_shared<std::atomic_bool>(false);
};

//! Reads a file on a worker.
QFuture<models::Result<QList<models::Table>>> startReading(const QString &path);

//! Imports on a worker with a connection of its own, after a safety copy of the records; progress
//! counts rows. Always gives a result:
//! Cancelled when it was stopped in time, and then nothing remains. What \a task refers to must
//! outlive the future.
QFuture<models::Result<models::ImportReport>> startImport(const ImportTask &task);

} // namespace ui
