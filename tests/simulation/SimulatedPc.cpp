// SPDX-License-Identifier: GPL-3.0-or-later
#include "SimulatedPc.h"

#include "Chance.h"
#include "Folders.h"
#include "SimulatedHub.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/LocalIdentity.h"

#include "support/Check.h"
#include "support/TestReplica.h"
#include "sync/bundle/BundleExport.h"
#include "sync/bundle/BundleImport.h"
#include "sync/engine/Enrolment.h"
#include "sync/engine/StreamLedger.h"
#include "sync/engine/SyncRun.h"

using namespace Qt::StringLiterals;
using support::must;

namespace simulation {

namespace {

models::VaultContext contextOf(const models::Clock &clock, models::RandomSource &random)
{
    return {clock, random, models::crypto::PassphraseCost::cheap()};
}

} // namespace

void SimulatedPc::create(const QString &folder, SimulatedHub &hub, const QString &code,
                         quint64 seed)
{
    support::FakeClock clock;
    support::FakeRandom random(seed);
    Chance calm(1);
    SimulatedRoad road(hub, calm);
    QDir().mkpath(folder);
    const auto created = must(
        models::Vault::create(folder + u"/vault"_s, u"书记"_s, support::passphrase(),
                              models::crypto::PassphraseCost::cheap(), contextOf(clock, random)));
    const auto database = must(created.vault->openDatabase());
    engine::Enrolment enrolment(*database, *created.vault, clock, random);
    must(enrolment.enrol({QUrl(u"https://hub.test"_s), hub.authorityPem(), code}, road));
}

SimulatedPc::SimulatedPc(const QString &folder, SimulatedHub &hub, Chance &chance, quint64 seed)
    : random(seed),
      road(hub, chance),
      m_folder(folder)
{
    open();
    branch = must(engine::HubAccount::load(*m_database, *m_vault)).organisation;
}

SimulatedPc::~SimulatedPc() = default;

void SimulatedPc::open()
{
    const auto people = must(models::Vault::slotsOf(vaultFolder()));
    m_vault = must(models::Vault::open(vaultFolder(), people.first().person, support::passphrase(),
                                       contextOf(clock, random)));
    m_database = must(m_vault->openDatabase());
    const auto actor = must(models::actingPerson(*m_database, m_vault->person().id));
    m_writer = std::make_unique<models::ChangeWriter>(*m_database, clock, random, actor);
    m_records = std::make_unique<models::RecordReader>(*m_database);
    m_conflicts = std::make_unique<models::ConflictRepository>(*m_database, *m_writer, clock);
}

void SimulatedPc::close()
{
    m_conflicts.reset();
    m_records.reset();
    m_writer.reset();
    m_database.reset();
    m_vault.reset();
}

void SimulatedPc::takeImage()
{
    close();
    QDir(m_folder + u"/image"_s).removeRecursively();
    copyFolder(vaultFolder(), m_folder + u"/image"_s);
    m_hasImage = true;
    open();
}

void SimulatedPc::restoreImage()
{
    close();
    QDir(vaultFolder()).removeRecursively();
    copyFolder(m_folder + u"/image"_s, vaultFolder());
    wasRestored = true;
    open();
}

engine::Result<engine::SyncReport> SimulatedPc::sync()
{
    isSyncing = true;
    engine::SyncRun run({*m_database, *m_vault, clock, random, road, {}, {}});
    auto report = run.run();
    isSyncing = false;
    return report;
}

engine::Result<engine::BundleExported> SimulatedPc::exportBundle(const QString &file)
{
    models::MediaStore media(*m_database, *m_vault, clock, random);
    return engine::BundleExport(*m_database, *m_vault, media, clock, random).write(file, {});
}

engine::Result<engine::BundleImported> SimulatedPc::importBundle(const QString &file)
{
    models::MediaStore media(*m_database, *m_vault, clock, random);
    return engine::BundleImport(*m_database, *m_vault, media, clock, random).take(file);
}

QSet<QString> SimulatedPc::valuesOf(const char *where)
{
    QSet<QString> values;
    auto rows = must(m_database->prepare(
        (QByteArray("SELECT new_fields FROM changes WHERE ") + where).constData()));
    while (must(rows.step())) {
        const auto fields = must(models::cborMap(rows.bytes(0)));
        for (auto it = fields.constBegin(); it != fields.constEnd(); ++it)
            values.insert(it.value().toString());
    }
    return values;
}

QSet<QString> SimulatedPc::unansweredValues()
{
    return valuesOf("outcome IS NULL AND new_fields IS NOT NULL");
}

QSet<QString> SimulatedPc::refusedValues()
{
    return valuesOf("outcome = 'refused' AND new_fields IS NOT NULL");
}

qint64 SimulatedPc::pending()
{
    return must(m_database->number("SELECT count(*) FROM changes WHERE outcome IS NULL"));
}

QString SimulatedPc::changesOf(const QString &kind, models::RecordId id)
{
    QStringList changes;
    auto rows = must(m_database->prepare("SELECT n, op, base, new_fields, outcome FROM changes"
                                         " WHERE kind = ?1 AND id = ?2 ORDER BY no"));
    rows.bind(1, QStringView(kind)).bind(2, id);
    while (must(rows.step())) {
        const auto fields = QCborValue::fromCbor(rows.bytes(3)).toDiagnosticNotation();
        changes.append(u"%1 %2 on %3 %4 %5"_s.arg(rows.number(0))
                           .arg(rows.text(1))
                           .arg(rows.number(2))
                           .arg(fields, rows.text(4)));
    }
    return changes.join(u", "_s);
}

QMap<QString, QString> SimulatedPc::heldRows()
{
    QMap<QString, QString> held;
    for (const auto &kind : models::catalogue::kinds()) {
        const auto sql = QByteArray("SELECT id, seq, hub_hash FROM ") + kind.table
            + " WHERE hub_hash IS NOT NULL";
        auto rows = must(m_database->prepare(sql.constData()));
        while (must(rows.step()))
            held.insert(QLatin1StringView(kind.name) + u' '
                            + rows.id<models::RecordId>(0).toString(),
                        QString::number(rows.number(1)) + u' '
                            + QString::fromLatin1(rows.bytes(2).toHex().left(8)));
    }
    auto shadows = must(m_database->prepare("SELECT kind, id, seq, state FROM shadows"));
    while (must(shadows.step()))
        held.insert(
            u"shadow of "_s + shadows.text(0) + u' ' + shadows.id<models::RecordId>(1).toString(),
            QString::number(shadows.number(2)) + (shadows.isNull(3) ? u" deleted"_s : u""_s));
    return held;
}

QMap<QString, QByteArray> SimulatedPc::digests()
{
    QMap<QString, QByteArray> digests;
    const auto ledger = must(engine::StreamLedger::load(*m_database));
    for (const auto &[no, stream] : ledger.all()) {
        if (stream.cursor > 0)
            digests.insert(stream.name,
                           QByteArray::number(stream.cursor) + ' '
                               + QByteArray::number(stream.count) + ' '
                               + stream.digest.bytes().toHex());
    }
    return digests;
}

} // namespace simulation
