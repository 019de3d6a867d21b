// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncPc.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "sync/engine/Enrolment.h"

#include <QCborMap>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

QString wordsOf(const models::Result<void> &result)
{
    return result ? QString()
                  : u"error %1 %2 %3"_s.arg(result.error().code)
                        .arg(result.error().reason, result.error().detail);
}

} // namespace

SyncPc::SyncPc(const QString &folder, QUrl hub, QByteArray authority)
    : m_folder(folder),
      m_hub(std::move(hub)),
      m_authority(std::move(authority))
{
}

SyncPc::~SyncPc() = default;

QString SyncPc::join(const QString &code)
{
    return wordsOf(open(code));
}

models::Result<void> SyncPc::open(const QString &code)
{
    const models::VaultContext context{m_clock, m_random, models::crypto::PassphraseCost::cheap()};
    BB_TRY_ASSIGN(created,
                  models::Vault::create(m_folder + u"/vault"_s, u"A"_s,
                                        models::SecretBytes::copyOf("correct horse battery"),
                                        models::crypto::PassphraseCost::cheap(), context));
    m_vault = std::move(created.vault);
    BB_TRY_ASSIGN(database, m_vault->openDatabase());
    m_database = std::move(database);
    BB_TRY_ASSIGN(transport, engine::NetworkTransport::open(m_hub, m_authority));
    m_transport = std::move(transport);
    engine::Enrolment enrolment(*m_database, *m_vault, m_clock, m_random);
    BB_TRY_ASSIGN(account, enrolment.enrol({m_hub, m_authority, code}, *m_transport));
    m_writer =
        std::make_unique<models::ChangeWriter>(*m_database, m_clock, m_random, account.person);
    return {};
}

models::Result<engine::SyncReport> SyncPc::sync()
{
    engine::SyncRun run({*m_database, *m_vault, m_clock, m_random, *m_transport, {}, {}});
    return run.run(true);
}

QString SyncPc::editMarks(int count, int round)
{
    return wordsOf(edit(count, round));
}

models::Result<void> SyncPc::edit(int count, int round)
{
    QList<models::RecordId> ids;
    {
        BB_TRY_ASSIGN(rows,
                      m_database->prepare("SELECT id FROM attendance ORDER BY id"
                                          " LIMIT ?1 OFFSET ?2"));
        rows.bind(1, qint64(count)).bind(2, qint64(count) * round);
        for (;;) {
            BB_TRY_ASSIGN(more, rows.step());
            if (!more)
                break;
            ids << rows.id<models::RecordId>(0);
        }
    }
    for (const auto &id : ids)
        BB_TRY(m_writer->put(models::kind::attendance, id, {}, {{u"mark"_s, u"excused"_s}}));
    return ids.size() == count ? models::Result<void>() : models::Error::NotFound;
}

} // namespace bench
