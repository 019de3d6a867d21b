// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestContext.h"

#include "sync/wire/Batch.h"

//! Keys and batches that the wire's tests share.
struct Samples {
    support::FakeClock clock{};
    support::FakeRandom random{};
    models::crypto::SigningKey device = models::crypto::SigningKey::generate(random);
    models::crypto::SigningKey person = models::crypto::SigningKey::generate(random);
    models::crypto::SigningKey hub = models::crypto::SigningKey::generate(random);

    QByteArray bytes(qsizetype size);
    models::RecordId id();
    //! Marks of one evening: what a branch sends after its theme day.
    wire::Batch marks(int count);
};
