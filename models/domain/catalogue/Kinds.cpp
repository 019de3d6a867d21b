// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Kinds.h"

#include "models/domain/catalogue/Catalogue.h"

namespace models::catalogue {

namespace {

using enum FieldType;

constexpr Field organisationFields[] = {
    {.name = "code", .type = Text, .maximumLength = 32, .required = true},
    {.name = "parent", .type = Id, .references = "organisation"},
    {.name = "type",
     .type = Text,
     .maximumLength = 24,
     .required = true,
     .oneOf = "county|town|general_branch|branch|group|node"},
    {.name = "category", .type = Text, .maximumLength = 24},
    {.name = "name", .type = Text, .maximumLength = 100, .required = true},
    {.name = "sealName", .type = Text, .maximumLength = 200},
};

constexpr Field personFields[] = {
    {.name = "name", .type = Text, .maximumLength = 50, .required = true, .sensitive = true},
    {.name = "role",
     .type = Text,
     .maximumLength = 24,
     .required = true,
     .oneOf = "secretary|committee|reviewer|county|auditor|administrator"},
    {.name = "signingKey", .type = Hash},
};

// The sixteen items of the national member collection form (domain.md §1, source S11); the branch
// (item 8) is the record's organisation.
constexpr Field memberFields[] = {
    {.name = "name", .type = Text, .maximumLength = 50, .required = true, .sensitive = true},
    {.name = "sex", .type = Text, .maximumLength = 8, .oneOf = "male|female"},
    {.name = "ethnicity", .type = Text, .maximumLength = 20},
    {.name = "identityNumber", .type = Text, .maximumLength = 18, .sensitive = true},
    {.name = "birthOn", .type = Date, .sensitive = true},
    {.name = "education", .type = Text, .maximumLength = 40},
    {.name = "category",
     .type = Text,
     .maximumLength = 16,
     .required = true,
     .oneOf = "full|probationary"},
    {.name = "joinedOn", .type = Date},
    {.name = "fullMemberOn", .type = Date},
    {.name = "post", .type = Text, .maximumLength = 60},
    {.name = "mobile", .type = Text, .maximumLength = 20, .sensitive = true},
    {.name = "phone", .type = Text, .maximumLength = 20, .sensitive = true},
    {.name = "address", .type = Text, .maximumLength = 200, .sensitive = true},
    {.name = "standing", .type = Text, .maximumLength = 16, .oneOf = "normal|suspended"},
    {.name = "lost", .type = Boolean},
    {.name = "lostSince", .type = Text, .maximumLength = 7},
    {.name = "away", .type = Boolean},
    {.name = "awayTo", .type = Text, .maximumLength = 100},
    {.name = "branchPost", .type = Text, .maximumLength = 40},
    {.name = "note", .type = Text, .maximumLength = 500},
};

constexpr Field meetingFields[] = {
    {.name = "kinds",
     .type = Text,
     .maximumLength = 200,
     .required = true,
     .oneOf = "branch_assembly|committee|group|lesson|theme_day|organisation_life|appraisal|talk",
     .isSet = true},
    {.name = "title", .type = Text, .maximumLength = 120},
    {.name = "number", .type = Text, .maximumLength = 40},
    {.name = "year", .type = Integer, .required = true},
    {.name = "heldOn", .type = Date, .required = true},
    {.name = "startAt", .type = Time},
    {.name = "endAt", .type = Time},
    {.name = "zone", .type = Text, .maximumLength = 40},
    {.name = "place", .type = Text, .maximumLength = 100},
    {.name = "host", .type = Text, .maximumLength = 50},
    {.name = "recorder", .type = Text, .maximumLength = 50},
    {.name = "observers", .type = Text, .maximumLength = 500},
    {.name = "minutes", .type = Text, .maximumLength = 100'000},
    {.name = "resolution", .type = Text, .maximumLength = 10'000},
    {.name = "state",
     .type = Text,
     .maximumLength = 16,
     .required = true,
     .oneOf = "draft|recorded|submitted"},
    {.name = "lateEntry", .type = Boolean},
};

constexpr Field agendaItemFields[] = {
    {.name = "meeting", .type = Id, .required = true, .references = "meeting"},
    {.name = "position", .type = Integer, .required = true},
    {.name = "title", .type = Text, .maximumLength = 200, .required = true},
    {.name = "record", .type = Text, .maximumLength = 50'000},
    {.name = "resolution", .type = Text, .maximumLength = 5'000},
    {.name = "votesFor", .type = Integer},
    {.name = "votesAgainst", .type = Integer},
    {.name = "votesAbstained", .type = Integer},
};

constexpr Field attendanceFields[] = {
    {.name = "meeting", .type = Id, .required = true, .references = "meeting"},
    {.name = "member", .type = Id, .required = true, .references = "member"},
    {.name = "year", .type = Integer, .required = true},
    {.name = "mark",
     .type = Text,
     .maximumLength = 16,
     .required = true,
     .oneOf = "present|absent|excused|remote"},
    {.name = "reason", .type = Text, .maximumLength = 200},
    {.name = "markedAt", .type = Time},
};

constexpr Field attachmentFields[] = {
    {.name = "meeting", .type = Id, .required = true, .references = "meeting"},
    {.name = "role",
     .type = Text,
     .maximumLength = 16,
     .required = true,
     .oneOf = "photo|video|audio|document"},
    {.name = "position", .type = Integer},
    {.name = "hash", .type = Hash, .required = true},
    {.name = "size", .type = Integer, .required = true},
    {.name = "mediaType", .type = Text, .maximumLength = 80, .required = true},
    {.name = "fileName", .type = Text, .maximumLength = 200},
    {.name = "thumbnail", .type = Hash},
    {.name = "width", .type = Integer},
    {.name = "height", .type = Integer},
    {.name = "durationMs", .type = Integer},
    {.name = "takenAt", .type = Time},
    {.name = "caption", .type = Text, .maximumLength = 200},
};

// What the hub keeps of two edits that did not know of each other: the record shows one value, this
// holds the other until a person decides.
constexpr Field conflictFields[] = {
    {.name = "subjectKind", .type = Text, .maximumLength = 40, .required = true},
    {.name = "subject", .type = Id, .required = true},
    {.name = "field", .type = Text, .maximumLength = 64},
    {.name = "lost", .type = Value, .required = true, .sensitive = true},
    {.name = "lostBy", .type = Id, .references = "person"},
    {.name = "lostDevice", .type = Id},
    {.name = "lostAt", .type = Time},
    {.name = "lostDoubtful", .type = Boolean},
    {.name = "shownBy", .type = Id, .references = "person"},
    {.name = "shownDevice", .type = Id},
    {.name = "shownAt", .type = Time},
    {.name = "shownDoubtful", .type = Boolean},
    {.name = "state",
     .type = Text,
     .maximumLength = 16,
     .required = true,
     .oneOf = "open|resolved",
     .merge = MergePolicy::Guarded},
    {.name = "resolution",
     .type = Text,
     .maximumLength = 16,
     .oneOf = "kept|taken|merged",
     .merge = MergePolicy::Guarded},
    {.name = "resolvedBy", .type = Id, .references = "person", .merge = MergePolicy::Guarded},
    {.name = "resolvedAt", .type = Time, .merge = MergePolicy::Guarded},
};

constexpr Kind allKinds[] = {
    {.name = "organisation",
     .table = "organisations",
     .stream = StreamClass::Hub,
     .merge = MergePolicy::Hub,
     .fields = organisationFields},
    {.name = "person",
     .table = "people",
     .stream = StreamClass::Hub,
     .merge = MergePolicy::Hub,
     .fields = personFields},
    {.name = "member",
     .table = "members",
     .stream = StreamClass::Core,
     .merge = MergePolicy::Field,
     .fields = memberFields},
    {.name = "meeting",
     .table = "meetings",
     .stream = StreamClass::Core,
     .merge = MergePolicy::Field,
     .fields = meetingFields},
    {.name = "agendaItem",
     .table = "agenda_items",
     .stream = StreamClass::Core,
     .merge = MergePolicy::Field,
     .fields = agendaItemFields},
    {.name = "attendance",
     .table = "attendance",
     .stream = StreamClass::Attendance,
     .merge = MergePolicy::Field,
     .fields = attendanceFields,
     .yearField = "year"},
    {.name = "attachment",
     .table = "attachments",
     .stream = StreamClass::Core,
     .merge = MergePolicy::Field,
     .fields = attachmentFields},
    {.name = "conflict",
     .table = "conflicts",
     .stream = StreamClass::OfSubject,
     .merge = MergePolicy::Hub,
     .fields = conflictFields},
};

} // namespace

std::span<const Kind> kinds()
{
    return allKinds;
}

} // namespace models::catalogue
