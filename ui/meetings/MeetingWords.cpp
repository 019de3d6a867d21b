// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingWords.h"

#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using models::MeetingKind;

constexpr int shanghaiOffsetSeconds = 8 * 3600;

struct MeetingWords {
    Q_DECLARE_TR_FUNCTIONS(ui::MeetingWords)
};

} // namespace

const QList<MeetingKind> &allMeetingKinds()
{
    static const QList<MeetingKind> kinds{
        MeetingKind::ThemeDay,  MeetingKind::BranchAssembly, MeetingKind::Committee,
        MeetingKind::Group,     MeetingKind::Lesson,         MeetingKind::OrganisationLife,
        MeetingKind::Appraisal, MeetingKind::Talk,
    };
    return kinds;
}

QString rhythmOf(MeetingKind kind)
{
    switch (kind) {
    case MeetingKind::BranchAssembly:
        return MeetingWords::tr("At least once a quarter");
    case MeetingKind::Committee:
        return MeetingWords::tr("At least once a month");
    case MeetingKind::Group:
        return MeetingWords::tr("At least once a month, where there are groups");
    case MeetingKind::Lesson:
        return MeetingWords::tr("Regularly, usually each quarter");
    case MeetingKind::ThemeDay:
        return MeetingWords::tr("Once a month, on a fixed day");
    case MeetingKind::OrganisationLife:
        return MeetingWords::tr("At least once a year");
    case MeetingKind::Appraisal:
        return MeetingWords::tr("Once a year");
    case MeetingKind::Talk:
        return MeetingWords::tr("At least once a year between each pair");
    }
    return {};
}

QString headlineOf(const QList<MeetingKind> &kinds, const QString &title)
{
    return title.isEmpty() ? text::namesOf(kinds) : title;
}

Tone toneOf(models::MeetingState state)
{
    switch (state) {
    case models::MeetingState::Draft:
        return Tone::Warning;
    case models::MeetingState::Recorded:
        return Tone::Info;
    case models::MeetingState::Submitted:
        return Tone::Ok;
    }
    return Tone::Neutral;
}

bool needsQuorum(const QList<MeetingKind> &kinds)
{
    for (const auto kind : {MeetingKind::BranchAssembly, MeetingKind::Committee,
                            MeetingKind::OrganisationLife, MeetingKind::Appraisal}) {
        if (kinds.contains(kind))
            return true;
    }
    return false;
}

models::VoteRule voteRuleOf(const QList<MeetingKind> &kinds)
{
    const bool committee =
        kinds.contains(MeetingKind::Committee) && !kinds.contains(MeetingKind::BranchAssembly);
    return committee ? models::VoteRule::Committee : models::VoteRule::Resolution;
}

QTime shanghaiTime(qint64 utcMs)
{
    if (utcMs == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::OffsetFromUTC, shanghaiOffsetSeconds).time();
}

qint64 shanghaiMs(const QDate &date, const QTime &time)
{
    if (!date.isValid() || !time.isValid())
        return 0;
    return QDateTime(date, time, Qt::OffsetFromUTC, shanghaiOffsetSeconds).toMSecsSinceEpoch();
}

QString timeRange(qint64 startAt, qint64 endAt)
{
    const auto format = u"HH:mm"_s;
    if (startAt == 0)
        return {};
    const QString start = shanghaiTime(startAt).toString(format);
    return endAt == 0 ? start : u"%1–%2"_s.arg(start, shanghaiTime(endAt).toString(format));
}

} // namespace ui
