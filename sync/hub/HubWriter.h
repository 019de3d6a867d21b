// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <QCborMap>

namespace models {
class Clock;
}

namespace hub {

class HubStore;

//! A record that the hub itself writes: the tree, people, and what an older system hands over.
struct HubRecord {
    RecordKey key{};
    OrganisationId organisation{};
    QCborMap fields{};
};

//! Writes records on the hub's own authority, numbered in their streams like everybody's.
class HubWriter
{
public:
    HubWriter(HubStore &store, const models::Clock &clock) : m_store(store), m_clock(clock) { }

    //! Inserts, or sets the given fields of what is there; in a writing transaction only. Invalid
    //! names the first faulty field and carries the record's position as its number.
    Result<void> put(const QList<HubRecord> &records);

private:
    HubStore &m_store;
    const models::Clock &m_clock;
};

} // namespace hub
