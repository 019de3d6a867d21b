// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Meeting.h"

#include <algorithm>
#include <array>
#include <utility>

namespace models {

namespace {

template <typename Enum>
using Words = std::pair<Enum, QStringView>;

constexpr std::array kindWords{
    Words<MeetingKind>{MeetingKind::BranchAssembly, u"branch_assembly"},
    Words<MeetingKind>{MeetingKind::Committee, u"committee"},
    Words<MeetingKind>{MeetingKind::Group, u"group"},
    Words<MeetingKind>{MeetingKind::Lesson, u"lesson"},
    Words<MeetingKind>{MeetingKind::ThemeDay, u"theme_day"},
    Words<MeetingKind>{MeetingKind::OrganisationLife, u"organisation_life"},
    Words<MeetingKind>{MeetingKind::Appraisal, u"appraisal"},
    Words<MeetingKind>{MeetingKind::Talk, u"talk"},
};

constexpr std::array stateWords{
    Words<MeetingState>{MeetingState::Draft, u"draft"},
    Words<MeetingState>{MeetingState::Recorded, u"recorded"},
    Words<MeetingState>{MeetingState::Submitted, u"submitted"},
};

constexpr std::array markWords{
    Words<AttendanceMark>{AttendanceMark::Present, u"present"},
    Words<AttendanceMark>{AttendanceMark::Absent, u"absent"},
    Words<AttendanceMark>{AttendanceMark::Excused, u"excused"},
    Words<AttendanceMark>{AttendanceMark::Remote, u"remote"},
};

constexpr std::array roleWords{
    Words<AttachmentRole>{AttachmentRole::Photo, u"photo"},
    Words<AttachmentRole>{AttachmentRole::Video, u"video"},
    Words<AttachmentRole>{AttachmentRole::Audio, u"audio"},
    Words<AttachmentRole>{AttachmentRole::Document, u"document"},
};

template <typename Table, typename Enum>
QString wordIn(const Table &table, Enum value)
{
    const auto found = std::ranges::find(table, value, [](const auto &pair) { return pair.first; });
    return found->second.toString();
}

template <typename Enum, typename Table>
std::optional<Enum> valueIn(const Table &table, QStringView word)
{
    const auto found = std::ranges::find(table, word, [](const auto &pair) { return pair.second; });
    return found == table.end() ? std::nullopt : std::optional<Enum>(found->first);
}

} // namespace

QString wordOf(MeetingKind kind)
{
    return wordIn(kindWords, kind);
}

std::optional<MeetingKind> meetingKindOf(QStringView word)
{
    return valueIn<MeetingKind>(kindWords, word);
}

QString wordOf(MeetingState state)
{
    return wordIn(stateWords, state);
}

MeetingState meetingStateOf(QStringView word)
{
    return valueIn<MeetingState>(stateWords, word).value_or(MeetingState::Draft);
}

QString wordOf(AttendanceMark mark)
{
    return wordIn(markWords, mark);
}

AttendanceMark attendanceMarkOf(QStringView word)
{
    // A mark that a newer program knows must not count somebody as present here.
    return valueIn<AttendanceMark>(markWords, word).value_or(AttendanceMark::Absent);
}

QString wordOf(AttachmentRole role)
{
    return wordIn(roleWords, role);
}

AttachmentRole attachmentRoleOf(QStringView word)
{
    return valueIn<AttachmentRole>(roleWords, word).value_or(AttachmentRole::Document);
}

} // namespace models
