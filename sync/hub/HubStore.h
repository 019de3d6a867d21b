// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <functional>
#include <memory>

namespace hub {

class BatchLog;
class BundleShelf;
class Directory;
class HubPeers;
class MediaIndex;
class ParcelShelf;
class RecordStore;
class SessionStore;

//! One connection to what the hub keeps, confined to one thread.
//!
//! Implemented on SQLCipher for one process (embedded/) and on PostgreSQL for any number of them
//! (postgres/). Ordering rests on the store's locks alone, never on the memory of one process.
class HubStore
{
public:
    virtual ~HubStore() = default;

    //! Runs \a work in one writing transaction: stored when it succeeds, undone when it fails. It
    //! may be run several times until it is stored, so it begins from what it was given and leaves
    //! what cannot be undone to whoever called.
    virtual Result<void> write(const std::function<Result<void>()> &work) = 0;
    //! Runs \a work on one unchanging view.
    virtual Result<void> read(const std::function<Result<void>()> &work) = 0;

    virtual RecordStore &records() = 0;
    virtual BatchLog &batches() = 0;
    virtual Directory &directory() = 0;
    virtual SessionStore &sessions() = 0;
    virtual MediaIndex &media() = 0;
    virtual BundleShelf &bundles() = 0;
    virtual ParcelShelf &parcels() = 0;
    //! Null where this process has the store to itself.
    virtual HubPeers *peers() { return nullptr; }
};

//! Opens one more connection; called by each thread that needs one.
using HubStoreFactory = std::function<Result<std::unique_ptr<HubStore>>()>;

} // namespace hub
