// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/Vault.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/engine/SyncRun.h"

#include <QUrl>

namespace bench {

//! A PC of the sync benchmark: a real vault and engine. Failures are told in words, empty when
//! there is none.
class SyncPc
{
public:
    SyncPc(const QString &folder, QUrl hub, QByteArray authority);
    ~SyncPc();

    QString join(const QString &code);
    models::Result<engine::SyncReport> sync();
    //! Changes this many marks, others in each round.
    QString editMarks(int count, int round);

private:
    models::Result<void> open(const QString &code);
    models::Result<void> edit(int count, int round);

    QString m_folder;
    QUrl m_hub;
    QByteArray m_authority;
    models::SystemClock m_clock;
    models::SystemRandom m_random;
    std::unique_ptr<models::Vault> m_vault;
    std::unique_ptr<models::Database> m_database;
    std::unique_ptr<models::ChangeWriter> m_writer;
    std::unique_ptr<engine::NetworkTransport> m_transport;
};

} // namespace bench
