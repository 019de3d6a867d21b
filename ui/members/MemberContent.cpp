// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/MemberContent.h"

#include "models/domain/MemberFields.h"

using namespace Qt::StringLiterals;

namespace ui {

QCborMap contentOf(const models::Member &member)
{
    QCborMap content = models::toFields(member);
    content.insert(u"id"_s, member.id.toString());
    content.insert(u"organisation"_s, member.organisation.toString());
    return content;
}

models::Member memberOf(const QCborMap &content, const models::Member &like)
{
    auto member = models::memberFrom(
        models::MemberId::fromString(content.value(u"id"_s).toString()),
        models::OrganisationId::fromString(content.value(u"organisation"_s).toString()), content);
    member.revision = like.revision;
    member.pending = like.pending;
    return member;
}

} // namespace ui
