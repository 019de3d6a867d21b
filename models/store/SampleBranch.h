// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Member.h"
#include "models/domain/Result.h"

#include <QList>

namespace models {

class Clock;
class MeetingRepository;
class MemberRepository;
class RandomSource;

//! A village branch with a believable year: 22 made-up members (two probationary, one lost, one
//! away, one whose number contradicts the birth date) and the meetings of the last months. This
//! month's theme day is missing, so that something is due.
class SampleBranch
{
public:
    SampleBranch(MemberRepository &members, MeetingRepository &meetings, const Clock &clock,
                 RandomSource &random);

    Result<void> fill(OrganisationId branch);

    //! Stored, in the repository's order.
    QList<Member> members() const { return m_stored; }
    QList<Meeting> meetings() const { return m_meetings; }

private:
    Member sampleMember(OrganisationId branch, int number) const;
    Result<void> keep(OrganisationId branch, MeetingKind kind, QDate day, int number);
    Meeting sampleMeeting(OrganisationId branch, MeetingKind kind, QDate day, int number);

    MemberRepository &m_memberRepository;
    MeetingRepository &m_meetingRepository;
    const Clock &m_clock;
    RandomSource &m_random;
    QList<Member> m_stored;
    QList<Meeting> m_meetings;
};

} // namespace models
