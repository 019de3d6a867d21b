// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MemberFields.h"

#include "models/domain/FieldValues.h"

namespace models {

using namespace Qt::StringLiterals;

QCborMap toFields(const Member &member)
{
    using fieldValues::of;
    return {
        {u"name"_s, of(member.name)},
        {u"sex"_s, of(member.sex ? wordOf(*member.sex) : QString())},
        {u"ethnicity"_s, of(member.ethnicity)},
        {u"identityNumber"_s, of(member.identityNumber)},
        {u"birthOn"_s, of(member.birthOn)},
        {u"education"_s, of(member.education)},
        {u"category"_s, wordOf(member.category)},
        {u"joinedOn"_s, of(member.joinedOn)},
        {u"fullMemberOn"_s, of(member.fullMemberOn)},
        {u"post"_s, of(member.post)},
        {u"mobile"_s, of(member.mobile)},
        {u"phone"_s, of(member.phone)},
        {u"address"_s, of(member.address)},
        {u"standing"_s, wordOf(member.standing)},
        {u"lost"_s, member.lost},
        {u"lostSince"_s, of(member.lostSince)},
        {u"away"_s, member.away},
        {u"awayTo"_s, of(member.awayTo)},
        {u"branchPost"_s, of(member.branchPost)},
        {u"note"_s, of(member.note)},
    };
}

Member memberFrom(MemberId id, OrganisationId organisation, const QCborMap &fields)
{
    using namespace fieldValues;
    Member member;
    member.id = id;
    member.organisation = organisation;
    member.name = text(fields, u"name");
    member.sex = sexOf(text(fields, u"sex"));
    member.ethnicity = text(fields, u"ethnicity");
    member.identityNumber = text(fields, u"identityNumber");
    member.birthOn = date(fields, u"birthOn");
    member.education = text(fields, u"education");
    member.category = memberCategoryOf(text(fields, u"category")).value_or(MemberCategory::Full);
    member.joinedOn = date(fields, u"joinedOn");
    member.fullMemberOn = date(fields, u"fullMemberOn");
    member.post = text(fields, u"post");
    member.mobile = text(fields, u"mobile");
    member.phone = text(fields, u"phone");
    member.address = text(fields, u"address");
    member.standing = memberStandingOf(text(fields, u"standing")).value_or(MemberStanding::Normal);
    member.lost = flag(fields, u"lost");
    member.lostSince = text(fields, u"lostSince");
    member.away = flag(fields, u"away");
    member.awayTo = text(fields, u"awayTo");
    member.branchPost = text(fields, u"branchPost");
    member.note = text(fields, u"note");
    return member;
}

QString wordOf(Sex sex)
{
    return sex == Sex::Male ? u"male"_s : u"female"_s;
}

std::optional<Sex> sexOf(QStringView word)
{
    if (word == u"male")
        return Sex::Male;
    if (word == u"female")
        return Sex::Female;
    return {};
}

QString wordOf(MemberCategory category)
{
    return category == MemberCategory::Full ? u"full"_s : u"probationary"_s;
}

std::optional<MemberCategory> memberCategoryOf(QStringView word)
{
    if (word == u"full")
        return MemberCategory::Full;
    if (word == u"probationary")
        return MemberCategory::Probationary;
    return {};
}

QString wordOf(MemberStanding standing)
{
    return standing == MemberStanding::Normal ? u"normal"_s : u"suspended"_s;
}

std::optional<MemberStanding> memberStandingOf(QStringView word)
{
    if (word == u"normal")
        return MemberStanding::Normal;
    if (word == u"suspended")
        return MemberStanding::Suspended;
    return {};
}

} // namespace models
