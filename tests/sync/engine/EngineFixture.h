// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/sql/Transaction.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"
#include "sync/engine/BatchSealer.h"
#include "sync/engine/ReceiptApplier.h"
#include "sync/engine/RowApplier.h"

//! A replica, and the other side of its conversation made by hand: rows and receipts as a hub would
//! give them.
struct EngineFixture {
    support::TestReplica replica{};
    models::crypto::SigningKey hubKey = models::crypto::SigningKey::generate(replica.random);
    engine::HubAccount account = makeAccount();
    const QString core = replica.branch.toString() + QStringLiteral("/core");

    engine::HubAccount makeAccount() const
    {
        engine::HubAccount made;
        made.device = replica.vault.device();
        made.person = replica.person;
        made.hubKey = hubKey.publicKey;
        return made;
    }

    static QByteArray memberState(const QString &name, const QString &note = {})
    {
        QCborMap state{{QStringLiteral("name"), name},
                       {QStringLiteral("category"), QStringLiteral("full")}};
        if (!note.isEmpty())
            state.insert(QStringLiteral("note"), note);
        return models::canonicalCbor(state);
    }

    //! Unlike a member, a meeting can be deleted.
    static QByteArray meetingState(const QString &title)
    {
        return models::canonicalCbor(
            QCborMap{{QStringLiteral("title"), title},
                     {QStringLiteral("kinds"), QStringLiteral("theme_day")},
                     {QStringLiteral("year"), 2026},
                     {QStringLiteral("heldOn"), QStringLiteral("2026-11-06")},
                     {QStringLiteral("state"), QStringLiteral("recorded")}});
    }

    models::RecordId newId()
    {
        return models::newId<models::RecordId>(replica.clock, replica.random);
    }

    //! One row from the hub; an empty state is a tombstone.
    models::Result<void> arrive(models::RecordId id, qint64 seq, const QByteArray &state,
                                const QString &kind = QStringLiteral("member"),
                                const QString &stream = {})
    {
        models::Transaction transaction(replica.database);
        BB_TRY_ASSIGN(ledger, engine::StreamLedger::load(replica.database));
        BB_TRY_ASSIGN(target, ledger.byName(replica.database, stream.isEmpty() ? core : stream));
        engine::RowApplier applier(replica.database, ledger);
        BB_TRY(applier.begin());
        const bool fresh = target->count == 0;
        BB_TRY(applier.apply(*target, fresh, kind.toUtf8(), id.bytes(), seq, state));
        BB_TRY(ledger.save(replica.database));
        return transaction.commit();
    }

    //! The digest a hub with exactly this row would have.
    static QByteArray digestOf(models::RecordId id, qint64 seq, const QByteArray &state,
                               QByteArrayView kind = "member")
    {
        wire::Digest digest;
        digest.add(wire::rowHash(kind, id.bytes(), seq, state));
        return digest.bytes();
    }

    engine::StreamLedger::Stream stream(const QString &name = {})
    {
        auto ledger = engine::StreamLedger::load(replica.database);
        return **ledger->byName(replica.database, name.isEmpty() ? core : name);
    }

    models::Result<int> seal()
    {
        return engine::BatchSealer(replica.database, replica.vault, account, replica.clock).seal();
    }

    QList<engine::SealedBatch> outbox()
    {
        auto batches = engine::Outbox(replica.database, replica.clock, replica.random).unanswered();
        return batches ? *batches : QList<engine::SealedBatch>();
    }

    //! What the hub opens of a batch.
    static wire::Batch opened(const engine::SealedBatch &batch)
    {
        const auto envelope = wire::Envelope::decode(batch.envelope);
        auto body = envelope ? wire::openBody(*envelope) : envelope.error();
        return body ? *body : wire::Batch();
    }

    //! The hub answers the oldest batch.
    models::Result<engine::ReceiptApplier::Counts> answer(const QList<wire::OpOutcome> &outcomes)
    {
        const auto batch = outbox().value(0);
        const wire::Receipt receipt{batch.hash, account.device, batch.incarnation, batch.firstN,
                                    0,          outcomes};
        return engine::ReceiptApplier(replica.database)
            .apply(batch, wire::sealReceipt(receipt, hubKey), hubKey.publicKey);
    }

    models::Result<models::Revision> put(models::RecordId id, const QCborMap &fields)
    {
        return replica.writer.put(models::kind::member, id, replica.branch, fields);
    }

    QString nameOf(models::RecordId id) { return field(id, QStringLiteral("name")); }
    QString field(models::RecordId id, const QString &name)
    {
        const auto record = replica.records.find(models::kind::member, id);
        return record ? record->fields.value(name).toString() : QStringLiteral("(none)");
    }
    qint64 shadows() { return replica.number("SELECT count(*) FROM shadows"); }
};
