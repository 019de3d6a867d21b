// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Conflict.h"

#include "models/domain/FieldValues.h"

#include <utility>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<Resolution, QStringView> resolutionWords[] = {
    {Resolution::Kept, u"kept"},
    {Resolution::Taken, u"taken"},
    {Resolution::Merged, u"merged"},
};

} // namespace

QString wordOf(Resolution resolution)
{
    for (const auto &[known, word] : resolutionWords) {
        if (known == resolution)
            return word.toString();
    }
    return {};
}

std::optional<Resolution> resolutionOf(QStringView word)
{
    for (const auto &[resolution, known] : resolutionWords) {
        if (known == word)
            return resolution;
    }
    return std::nullopt;
}

Conflict conflictFrom(ConflictId id, OrganisationId organisation, const QCborMap &fields)
{
    namespace values = fieldValues;
    Conflict conflict;
    conflict.id = id;
    conflict.organisation = organisation;
    conflict.subjectKind = values::text(fields, u"subjectKind");
    conflict.subject = values::id<RecordId>(fields, u"subject");
    conflict.field = values::text(fields, u"field");
    conflict.lost = QCborValue::fromCbor(values::bytes(fields, u"lost"));
    conflict.lostBy = {values::id<PersonId>(fields, u"lostBy"),
                       values::id<DeviceId>(fields, u"lostDevice"),
                       values::number(fields, u"lostAt"), values::flag(fields, u"lostDoubtful")};
    conflict.shownBy = {values::id<PersonId>(fields, u"shownBy"),
                        values::id<DeviceId>(fields, u"shownDevice"),
                        values::number(fields, u"shownAt"), values::flag(fields, u"shownDoubtful")};
    if (values::text(fields, u"state") == u"resolved")
        conflict.resolution =
            resolutionOf(values::text(fields, u"resolution")).value_or(Resolution::Kept);
    conflict.resolvedBy = {.person = values::id<PersonId>(fields, u"resolvedBy"),
                           .at = values::number(fields, u"resolvedAt")};
    return conflict;
}

QCborMap resolutionFields(Resolution resolution, PersonId person, qint64 atMs)
{
    return {
        {u"state"_s, u"resolved"_s},
        {u"resolution"_s, wordOf(resolution)},
        {u"resolvedBy"_s, fieldValues::of(person)},
        {u"resolvedAt"_s, atMs},
    };
}

} // namespace models
