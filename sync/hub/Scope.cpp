// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Scope.h"

#include "models/domain/catalogue/Catalogue.h"

#include <algorithm>

namespace hub {

namespace {

unsigned writersOf(QStringView role)
{
    using namespace models::catalogue;
    if (role == u"secretary" || role == u"committee")
        return SecretaryWrites;
    if (role == u"reviewer")
        return ReviewerWrites;
    if (role == u"county")
        return CountyWrites;
    return NoWriter;
}

} // namespace

unsigned Scope::writersAt(QStringView path) const
{
    unsigned writers = 0;
    for (const auto &grant : m_grants) {
        if (path.startsWith(grant.organisation.path))
            writers |= writersOf(grant.role);
    }
    return writers;
}

bool Scope::readsRecords(QStringView role)
{
    // An administrator keeps the tree and the devices in order; the members' data is not theirs.
    return role != u"administrator";
}

bool Scope::mayRead(QStringView path, QStringView streamClass) const
{
    const bool isHub = streamClass == u"hub";
    return std::ranges::any_of(m_grants, [&](const Grant &grant) {
        if (path.startsWith(grant.organisation.path))
            return isHub || readsRecords(grant.role);
        return isHub && grant.organisation.path.startsWith(path);
    });
}

} // namespace hub
