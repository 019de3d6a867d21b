// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Scope.h"

#include <algorithm>

namespace hub {

using models::catalogue::Operation;
using models::catalogue::Permission;
using models::catalogue::Relation;

Scope::Scope(QList<Grant> grants) : m_grants(std::move(grants))
{
    for (const auto &grant : std::as_const(m_grants)) {
        const auto role = models::catalogue::roleNamed(grant.role);
        if (!role)
            continue;
        Right right{grant.organisation.path, *role};
        for (const auto there : {Relation::Own, Relation::Above, Relation::Below, Relation::Beside})
            right.readable.insert(there, models::catalogue::readableStreams(*role, there));
        m_rights.append(right);
    }
}

Relation Scope::relation(QStringView grant, QStringView record)
{
    if (grant == record)
        return Relation::Own;
    if (record.startsWith(grant))
        return Relation::Above;
    return grant.startsWith(record) ? Relation::Below : Relation::Beside;
}

Permission Scope::permission(QStringView path, const models::catalogue::Kind &kind,
                             Operation operation) const
{
    Permission sum;
    for (const auto &right : m_rights) {
        sum.add(
            models::catalogue::permission(right.role, relation(right.path, path), kind, operation));
    }
    return sum;
}

bool Scope::mayRead(QStringView path, QStringView streamClass) const
{
    return std::ranges::any_of(m_rights, [&](const Right &right) {
        const auto readable = right.readable.constFind(relation(right.path, path));
        return readable->contains(streamClass);
    });
}

} // namespace hub
