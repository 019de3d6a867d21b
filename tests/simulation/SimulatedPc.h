// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SimulatedRoad.h"

#include "models/store/ChangeWriter.h"
#include "models/store/ConflictRepository.h"
#include "models/store/RecordReader.h"
#include "models/store/Vault.h"
#include "support/TestContext.h"
#include "sync/bundle/BundleSummary.h"
#include "sync/engine/SyncReport.h"

#include <QMap>
#include <QSet>
#include <QString>

#include <memory>

namespace models {
class Database;
}

namespace simulation {

//! A PC with the real vault, store and engine on a simulated road; its clock may be years off.
class SimulatedPc
{
public:
    //! Opens the vault in \a folder, of which the only person has the sample passphrase.
    SimulatedPc(const QString &folder, SimulatedHub &hub, Chance &chance, quint64 seed);
    ~SimulatedPc();

    //! Makes the vault and joins the hub.
    static void create(const QString &folder, SimulatedHub &hub, const QString &code, quint64 seed);

    void open();
    //! As after a power cut: nothing but the disk remains.
    void close();

    //! Keeps a copy of the disk, and puts it back (还原卡).
    void takeImage();
    bool hasImage() const { return m_hasImage; }
    void restoreImage();

    engine::Result<engine::SyncReport> sync();
    engine::Result<engine::BundleExported> exportBundle(const QString &file);
    engine::Result<engine::BundleImported> importBundle(const QString &file);
    //! Values of changes that no receipt has answered.
    QSet<QString> unansweredValues();
    QSet<QString> refusedValues();
    qint64 pending();
    //! What this replica wrote in a record: base, fields and outcome of each change.
    QString changesOf(const QString &kind, models::RecordId id);
    //! The hub's rows as this replica believes to know them: "kind id" to seq and hash.
    QMap<QString, QString> heldRows();
    //! Each stream with cursor, count and digest.
    QMap<QString, QByteArray> digests();

    void setTime(qint64 trueMs) { clock.setNow(trueMs + skewMs); }

    support::FakeClock clock;
    support::FakeRandom random;
    qint64 skewMs = 0;
    SimulatedRoad road;
    models::OrganisationId branch{};
    bool isSyncing = false;
    bool wasRestored = false; //!< its disk has been put back; from then on it may need repair
    bool writes = true; //!< false for the town's and the county's

    models::ChangeWriter &writer() { return *m_writer; }
    models::RecordReader &records() { return *m_records; }
    models::ConflictRepository &conflicts() { return *m_conflicts; }

private:
    QString vaultFolder() const { return m_folder + QStringLiteral("/vault"); }
    QSet<QString> valuesOf(const char *where);

    QString m_folder;
    bool m_hasImage = false;
    std::unique_ptr<models::Vault> m_vault;
    std::unique_ptr<models::Database> m_database;
    std::unique_ptr<models::ChangeWriter> m_writer;
    std::unique_ptr<models::RecordReader> m_records;
    std::unique_ptr<models::ConflictRepository> m_conflicts;
};

} // namespace simulation
