// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Outbox.h"
#include "sync/engine/RowApplier.h"
#include "sync/engine/RowTable.h"
#include "sync/engine/Shadows.h"
#include "sync/engine/StreamLedger.h"

#include <QHash>

#include <map>
#include <memory>

namespace engine {

//! Takes the hub's word on a batch: the only way out of the outbox.
//!
//! Applied edits become the hub's rows here and now, so they need not travel back; the digest moves
//! with them. Refused ones stay on top of their rows, visible and marked. Where the hub merged, the
//! row as it stands there is fetched by the next pull.
class ReceiptApplier
{
public:
    struct Counts {
        int applied = 0;
        int refused = 0;
        int conflicts = 0;
        //! The hub's rows differ from what can be known here: pull with echo.
        bool needsEcho = false;
    };

    explicit ReceiptApplier(models::Database &database) : m_database(database) { }

    //! One transaction. Corrupt when the signature is not the hub's; Protocol when the receipt is
    //! of another batch.
    models::Result<Counts> apply(const SealedBatch &batch, const QByteArray &receipt,
                                 QByteArrayView hubKey);

private:
    //! A record that the batch touched, settled once all its outcomes are known.
    struct Touched {
        const models::catalogue::Kind *kind = nullptr;
        QByteArray id{};
        std::optional<Shadows::Shadow> before{};
        Shadows::Shadow after{};
        bool deleted = false;
        //! What the hub's row now holds follows from what is here.
        bool known = true;
        //! The newest seq that one of the ops gave the row.
        qint64 reached = 0;

        //! A pull brought the row as it stood after all of the ops, before their receipt came.
        bool isOvertaken() const { return before && before->seq > 0 && reached <= before->seq; }
    };
    using Key = std::pair<const models::catalogue::Kind *, QByteArray>;

    models::Result<Counts> applyOutcomes(const SealedBatch &batch, const wire::Receipt &receipt);
    models::Result<void> take(models::Statement &change, const wire::OpOutcome &outcome,
                              Counts &counts);
    models::Result<void> settle(const Touched &touched);
    models::Result<void> showAnew(const Touched &touched, StreamLedger::Stream &stream);
    models::Result<StreamLedger::Stream *> streamOf(const Touched &touched);
    models::Result<RowTable *> tableOf(const models::catalogue::Kind &kind);

    models::Database &m_database;
    std::unique_ptr<Shadows> m_shadows;
    std::map<const models::catalogue::Kind *, std::unique_ptr<RowTable>> m_tables;
    StreamLedger m_ledger;
    std::unique_ptr<RowApplier> m_applier;
    std::map<Key, Touched> m_touched;
};

} // namespace engine
