// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrganisationFields.h"

#include "models/domain/FieldValues.h"

namespace models {

using namespace Qt::StringLiterals;

QCborMap toFields(const Organisation &organisation)
{
    using fieldValues::of;
    return {
        {u"code"_s, of(organisation.code)},     {u"parent"_s, of(organisation.parent)},
        {u"type"_s, wordOf(organisation.type)}, {u"category"_s, of(organisation.category)},
        {u"name"_s, of(organisation.name)},     {u"sealName"_s, of(organisation.sealName)},
    };
}

Organisation organisationFrom(OrganisationId id, const QCborMap &fields)
{
    using namespace fieldValues;
    Organisation organisation;
    organisation.id = id;
    organisation.code = text(fields, u"code");
    organisation.parent = fieldValues::id<OrganisationId>(fields, u"parent");
    organisation.type = organisationTypeOf(text(fields, u"type"));
    organisation.category = text(fields, u"category");
    organisation.name = text(fields, u"name");
    organisation.sealName = text(fields, u"sealName");
    return organisation;
}

} // namespace models
