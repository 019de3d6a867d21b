// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

#include "sync/bundle/BundleExport.h"
#include "sync/bundle/BundleImport.h"
#include "sync/engine/SyncWorker.h"

namespace engine {

using models::Result;

void SyncWorker::openBundle(const QString &path)
{
    if (m_stopped)
        return;
    const auto summary = [&]() -> Result<BundleSummary> {
        BB_TRY(open());
        return BundleImport(*m_database, m_vault, *m_media, m_clock, m_random).preview(path);
    }();
    if (summary)
        emit bundleOpened(path, *summary);
    else
        emit bundleFailed(summary.error());
}

void SyncWorker::exportBundle(const QString &path)
{
    if (m_stopped)
        return;
    const auto exported = [&]() -> Result<BundleExported> {
        BB_TRY(open());
        return BundleExport(*m_database, m_vault, *m_media, m_clock, m_random).write(path, {});
    }();
    if (exported)
        emit bundleExported(*exported);
    else
        emit bundleFailed(exported.error());
    report(m_status.phase);
}

void SyncWorker::importBundle(const QString &path)
{
    if (m_stopped)
        return;
    const auto imported = [&]() -> Result<BundleImported> {
        BB_TRY(open());
        return BundleImport(*m_database, m_vault, *m_media, m_clock, m_random).take(path);
    }();
    const bool isRevoked = !imported && imported.error().code == models::Error::Revoked;
    if (imported)
        emit bundleImported(*imported);
    else
        emit bundleFailed(imported.error());
    if (imported && !imported->kinds.isEmpty())
        emit recordsArrived(imported->kinds);
    report(isRevoked ? SyncStatus::Phase::Refused : m_status.phase);
}

} // namespace engine
