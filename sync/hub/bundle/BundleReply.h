// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/BundleShelf.h"
#include "sync/wire/BundleWriter.h"

namespace hub {

struct HubCore;
class HubStore;

//! Answers a bundle with one for its device: receipts, what hinders a batch, which files the hub
//! holds, every row since the cursors that the device told, and the files that it lacks.
//!
//! It can be made again at any time, and then tells how things stand by then. Sealed to the
//! device's key: whoever carries it learns nothing.
class BundleReply
{
public:
    struct Written {
        RecordId bundle{};
        QStringList files{};
        int receipts = 0;
        int problems = 0;
        qint64 mediaFiles = 0;
    };

    BundleReply(HubCore &core, HubStore &store) : m_core(core), m_store(store) { }

    //! NotFound for a bundle that has not come. \a mediaBytes: the most of files that go along;
    //! the rest is fetched later.
    Result<Written> write(RecordId bundle, const QString &path, qint64 partBytes,
                          qint64 mediaBytes);

private:
    struct Plan;

    Result<Plan> planFor(RecordId bundle, qint64 mediaBytes);
    Result<void> addReceipts(const Plan &plan, wire::BundleWriter &writer, Written &written);
    Result<void> addChanges(const Plan &plan, wire::BundleWriter &writer);
    Result<void> addFile(const Plan &plan, const QByteArray &hash, qint64 size,
                         wire::BundleWriter &writer);

    HubCore &m_core;
    HubStore &m_store;
};

} // namespace hub
