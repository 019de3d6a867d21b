// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/Words.h"

#include "models/domain/MeetingFields.h"
#include "models/domain/MemberFields.h"

#include <QCoreApplication>

namespace ui::text {

QString nameOf(models::MeetingKind value)
{
    switch (value) {
    case models::MeetingKind::BranchAssembly:
        return QCoreApplication::translate("Words", "Branch assembly");
    case models::MeetingKind::Committee:
        return QCoreApplication::translate("Words", "Committee meeting");
    case models::MeetingKind::Group:
        return QCoreApplication::translate("Words", "Group meeting");
    case models::MeetingKind::Lesson:
        return QCoreApplication::translate("Words", "Lesson");
    case models::MeetingKind::ThemeDay:
        return QCoreApplication::translate("Words", "Theme day");
    case models::MeetingKind::OrganisationLife:
        return QCoreApplication::translate("Words", "Organisation life meeting");
    case models::MeetingKind::Appraisal:
        return QCoreApplication::translate("Words", "Appraisal of members");
    case models::MeetingKind::Talk:
        return QCoreApplication::translate("Words", "Talk");
    }
    return {};
}

QString nameOf(models::MeetingState value)
{
    switch (value) {
    case models::MeetingState::Draft:
        return QCoreApplication::translate("Words", "Draft");
    case models::MeetingState::Recorded:
        return QCoreApplication::translate("Words", "Recorded");
    case models::MeetingState::Submitted:
        return QCoreApplication::translate("Words", "Submitted");
    }
    return {};
}

QString nameOf(models::AttendanceMark value)
{
    switch (value) {
    case models::AttendanceMark::Present:
        return QCoreApplication::translate("Words", "Present");
    case models::AttendanceMark::Absent:
        return QCoreApplication::translate("Words", "Absent");
    case models::AttendanceMark::Excused:
        return QCoreApplication::translate("Words", "Excused");
    case models::AttendanceMark::Remote:
        return QCoreApplication::translate("Words", "Remote");
    }
    return {};
}

QString nameOf(models::AttachmentRole value)
{
    switch (value) {
    case models::AttachmentRole::Photo:
        return QCoreApplication::translate("Words", "Photo");
    case models::AttachmentRole::Video:
        return QCoreApplication::translate("Words", "Video");
    case models::AttachmentRole::Audio:
        return QCoreApplication::translate("Words", "Audio");
    case models::AttachmentRole::Document:
        return QCoreApplication::translate("Words", "Document");
    }
    return {};
}

QString nameOf(models::Sex value)
{
    switch (value) {
    case models::Sex::Male:
        return QCoreApplication::translate("Words", "Male");
    case models::Sex::Female:
        return QCoreApplication::translate("Words", "Female");
    }
    return {};
}

QString nameOf(models::MemberCategory value)
{
    switch (value) {
    case models::MemberCategory::Full:
        return QCoreApplication::translate("Words", "Full member");
    case models::MemberCategory::Probationary:
        return QCoreApplication::translate("Words", "Probationary member");
    }
    return {};
}

QString nameOf(models::MemberStanding value)
{
    switch (value) {
    case models::MemberStanding::Normal:
        return QCoreApplication::translate("Words", "Normal");
    case models::MemberStanding::Suspended:
        return QCoreApplication::translate("Words", "Suspended");
    }
    return {};
}

QString nameOf(models::OrganisationType value)
{
    switch (value) {
    case models::OrganisationType::County:
        return QCoreApplication::translate("Words", "County office");
    case models::OrganisationType::Town:
        return QCoreApplication::translate("Words", "Town committee");
    case models::OrganisationType::GeneralBranch:
        return QCoreApplication::translate("Words", "General branch");
    case models::OrganisationType::Branch:
        return QCoreApplication::translate("Words", "Branch");
    case models::OrganisationType::Group:
        return QCoreApplication::translate("Words", "Party group");
    case models::OrganisationType::Node:
        return QCoreApplication::translate("Words", "Node");
    }
    return {};
}

QString nameOf(models::VoteRule value)
{
    switch (value) {
    case models::VoteRule::Resolution:
        return QCoreApplication::translate("Words", "Resolution");
    case models::VoteRule::Admission:
        return QCoreApplication::translate("Words", "Admission");
    case models::VoteRule::Election:
        return QCoreApplication::translate("Words", "Election");
    case models::VoteRule::Committee:
        return QCoreApplication::translate("Words", "Committee decision");
    }
    return {};
}

QString nameOf(models::DueItem::State value)
{
    switch (value) {
    case models::DueItem::State::Done:
        return QCoreApplication::translate("Words", "Done");
    case models::DueItem::State::Due:
        return QCoreApplication::translate("Words", "Due");
    case models::DueItem::State::Overdue:
        return QCoreApplication::translate("Words", "Overdue");
    }
    return {};
}

QString roleName(QStringView role)
{
    if (role == u"secretary")
        return QCoreApplication::translate("Words", "Secretary");
    if (role == u"committee")
        return QCoreApplication::translate("Words", "Committee member");
    if (role == u"reviewer")
        return QCoreApplication::translate("Words", "Reviewer");
    if (role == u"county")
        return QCoreApplication::translate("Words", "County office");
    if (role == u"auditor")
        return QCoreApplication::translate("Words", "Auditor");
    if (role == u"administrator")
        return QCoreApplication::translate("Words", "Administrator");
    return role.toString();
}

namespace {

template <typename Value>
QString nameOr(std::optional<Value> value, QStringView word)
{
    return value ? nameOf(*value) : word.toString();
}

} // namespace

QString nameOf(models::Resolution value)
{
    switch (value) {
    case models::Resolution::Kept:
        return QCoreApplication::translate("Words", "Shown value kept");
    case models::Resolution::Taken:
        return QCoreApplication::translate("Words", "Other value taken");
    case models::Resolution::Merged:
        return QCoreApplication::translate("Words", "Merged");
    }
    return {};
}

QString wordLabel(QStringView kind, QStringView field, QStringView word)
{
    if (word == u"true")
        return QCoreApplication::translate("Words", "yes");
    if (word == u"false")
        return QCoreApplication::translate("Words", "no");
    if (kind == u"member" && field == u"sex")
        return nameOr(models::sexOf(word), word);
    if (kind == u"member" && field == u"category")
        return nameOr(models::memberCategoryOf(word), word);
    if (kind == u"member" && field == u"standing")
        return nameOr(models::memberStandingOf(word), word);
    if (field == u"kinds")
        return namesOf(models::meetingKindsOf(word));
    if (kind == u"meeting" && field == u"state")
        return nameOf(models::meetingStateOf(word));
    if (field == u"mark")
        return nameOf(models::attendanceMarkOf(word));
    if (kind == u"attachment" && field == u"role")
        return nameOf(models::attachmentRoleOf(word));
    if (kind == u"person" && field == u"role")
        return roleName(word);
    if (kind == u"organisation" && field == u"type")
        return nameOf(models::organisationTypeOf(word));
    if (kind == u"conflict" && field == u"state")
        return word == u"open" ? QCoreApplication::translate("Words", "Open")
                               : QCoreApplication::translate("Words", "Decided");
    if (kind == u"conflict" && field == u"resolution")
        return nameOr(models::resolutionOf(word), word);
    return word.toString();
}

QString namesOf(const QList<models::MeetingKind> &kinds)
{
    QStringList names;
    for (const auto kind : kinds)
        names.append(nameOf(kind));
    return names.join(QCoreApplication::translate("Words", ", "));
}

} // namespace ui::text
