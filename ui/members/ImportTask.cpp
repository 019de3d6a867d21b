// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportTask.h"

#include "models/documents/TableFile.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/SafetyCopies.h"
#include "models/store/Vault.h"

#include <QPromise>
#include <QtConcurrentRun>

namespace ui {

using models::ImportReport;
using models::Result;

namespace {

Result<ImportReport> import(const ImportTask &task, QPromise<Result<ImportReport>> &promise)
{
    BB_TRY_ASSIGN(database, task.vault.openDatabase());
    if (!task.dryRun)
        BB_TRY(models::SafetyCopies(task.vault, {task.clock, task.random}).take(*database));
    models::ChangeWriter writer(*database, task.clock, task.random, task.person);
    const models::MemberRepository members(*database, writer, task.clock);
    const models::OrganisationRepository organisations(*database);
    const auto progress = [&](int done, int total) {
        promise.setProgressRange(0, total);
        promise.setProgressValue(done);
        return !task.stop->load();
    };
    return models::MemberImport(members, organisations, writer, task.clock)
        .run(task.table, task.mapping,
             {.branch = task.branch, .dryRun = task.dryRun, .progress = progress});
}

} // namespace

QFuture<Result<QList<models::Table>>> startReading(const QString &path)
{
    return QtConcurrent::run([path] { return models::readTableFile(path); });
}

QFuture<Result<ImportReport>> startImport(const ImportTask &task)
{
    return QtConcurrent::run([task](QPromise<Result<ImportReport>> &promise) {
        promise.addResult(import(task, promise));
    });
}

} // namespace ui
