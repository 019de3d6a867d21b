// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Member.h"

#include <QList>

namespace models {
class Clock;
class MeetingRepository;
class MemberRepository;
class RandomSource;
} // namespace models

namespace support {

//! A village branch with a believable year: 22 made-up members (two probationary, one lost, one
//! away, one whose number contradicts the birth date) and the meetings of the last months. This
//! month's theme day is missing, so that something is due.
class SampleBranch
{
public:
    SampleBranch(models::MemberRepository &members, models::MeetingRepository &meetings,
                 const models::Clock &clock, models::RandomSource &random);

    //! Ends the program when the store refuses.
    void fill(models::OrganisationId branch);

    //! Stored, in the repository's order.
    QList<models::Member> members() const { return m_stored; }
    QList<models::Meeting> meetings() const { return m_meetings; }

private:
    models::Member sampleMember(models::OrganisationId branch, int number) const;
    models::Meeting sampleMeeting(models::OrganisationId branch, models::MeetingKind kind,
                                  QDate day, int number);

    models::MemberRepository &m_memberRepository;
    models::MeetingRepository &m_meetingRepository;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    QList<models::Member> m_stored;
    QList<models::Meeting> m_meetings;
};

} // namespace support
