// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Access.h"

#include "sync/hub/HubTypes.h"

namespace hub {

//! What a person may do, from the grants and paths that the hub stores and the catalogue's table;
//! nothing that a request claims enters it. Every query of records takes one, so that none can be
//! unscoped.
class Scope
{
public:
    explicit Scope(QList<Grant> grants);

    const QList<Grant> &grants() const { return m_grants; }
    //! The sum over all grants, for records of the organisation with this path.
    models::catalogue::Permission permission(QStringView path, const models::catalogue::Kind &kind,
                                             models::catalogue::Operation operation) const;
    //! A stream of \a streamClass at the organisation with this path.
    bool mayRead(QStringView path, QStringView streamClass) const;
    //! Where an organisation with the path \a grant stands, seen from one with the path \a record.
    static models::catalogue::Relation relation(QStringView grant, QStringView record);

private:
    struct Right {
        QString path{};
        models::catalogue::Role role = models::catalogue::Role::Secretary;
        QHash<models::catalogue::Relation, QStringList> readable{};
    };

    QList<Grant> m_grants;
    QList<Right> m_rights; //!< of the grants whose role the table knows
};

} // namespace hub
