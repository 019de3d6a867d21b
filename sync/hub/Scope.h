// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace hub {

//! What a person may read and write, from the grants and paths that the hub stores; nothing that a
//! request claims enters it. Every query of records takes one, so that none can be unscoped.
class Scope
{
public:
    explicit Scope(QList<Grant> grants) : m_grants(std::move(grants)) { }

    bool isEmpty() const { return m_grants.isEmpty(); }
    const QList<Grant> &grants() const { return m_grants; }
    //! catalogue::Writer bits held at the organisation with this path.
    unsigned writersAt(QStringView path) const;
    //! A stream of \a streamClass at the organisation with this path: the subtree of a grant, and
    //! the hub streams of what stands above it.
    bool mayRead(QStringView path, QStringView streamClass) const;
    //! True when \a role reads records, not just the tree and its people.
    static bool readsRecords(QStringView role);

private:
    QList<Grant> m_grants;
};

} // namespace hub
