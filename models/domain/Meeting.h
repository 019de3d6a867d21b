// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace models {

//! 党员大会, 支委会, 党小组会, 党课, 主题党日, 组织生活会, 民主评议, 谈心谈话.
enum class MeetingKind {
    BranchAssembly,
    Committee,
    Group,
    Lesson,
    ThemeDay,
    OrganisationLife,
    Appraisal,
    Talk,
};

enum class MeetingState { Draft, Recorded, Submitted };

//! What a member did; Excused (免, by the work rules art. 23) leaves the rate's denominator.
enum class AttendanceMark { Present, Absent, Excused, Remote };

enum class AttachmentRole { Photo, Video, Audio, Document };

struct AgendaItem {
    AgendaItemId id{};
    int position = 0;
    QString title{};
    QString record{};
    QString resolution{};
    int votesFor = -1; //!< -1: not voted on
    int votesAgainst = -1;
    int votesAbstained = -1;
};

struct Attendance {
    MemberId member{};
    AttendanceMark mark = AttendanceMark::Present;
    QString reason{};
    qint64 markedAt = 0;
};

struct Attachment {
    AttachmentId id{};
    AttachmentRole role = AttachmentRole::Photo;
    int position = 0;
    QByteArray hash{}; //!< BLAKE2b-256 of the file
    qint64 size = 0; //!< bytes
    QString mediaType{};
    QString fileName{};
    QByteArray thumbnail{}; //!< hash of the thumbnail, itself a media file
    int width = 0;
    int height = 0;
    qint64 durationMs = 0;
    qint64 takenAt = 0; //!< UTC ms from the file; 0 when it says nothing
    QString caption{};
};

//! The record of one meeting; one event may be of several kinds.
struct Meeting {
    MeetingId id{};
    OrganisationId organisation{};
    QList<MeetingKind> kinds{};
    QString title{};
    QString number{}; //!< 届次 or 第N次
    QDate heldOn{}; //!< in Asia/Shanghai
    qint64 startAt = 0;
    qint64 endAt = 0;
    QString zone{};
    QString place{};
    QString host{};
    QString recorder{};
    QString observers{};
    QString minutes{};
    QString resolution{};
    MeetingState state = MeetingState::Draft;
    bool lateEntry = false;
    //! Names the attendance stream; fixed when the meeting is first saved.
    int year = 0;
    //! Changes with every write of the meeting or of what belongs to it; 0 before the first.
    qint64 revision = 0;
    bool pending = false;

    QList<AgendaItem> agenda{};
    QList<Attendance> attendance{};
    QList<Attachment> attachments{};
};

//! A meeting as lists show it.
struct MeetingSummary {
    MeetingId id{};
    OrganisationId organisation{};
    QString organisationName{};
    QList<MeetingKind> kinds{};
    QString title{};
    QDate heldOn{};
    MeetingState state = MeetingState::Draft;
    int present = 0;
    int marked = 0;
    int excused = 0;
    int photos = 0;
    int videos = 0;
    //! Own changes waiting for the hub, and own files it has not verified.
    int pendingChanges = 0;
    int pendingFiles = 0;
};

QString wordOf(MeetingKind kind);
std::optional<MeetingKind> meetingKindOf(QStringView word);
QString wordOf(MeetingState state);
MeetingState meetingStateOf(QStringView word);
QString wordOf(AttendanceMark mark);
AttendanceMark attendanceMarkOf(QStringView word);
QString wordOf(AttachmentRole role);
AttachmentRole attachmentRoleOf(QStringView word);

} // namespace models
