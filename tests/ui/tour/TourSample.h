// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Meeting.h"

namespace support {

class TestWorkspace;

//! What the sample branch lacks for pictures of a county at work.
class TourSample
{
public:
    //! \a space must outlive the sample; the program ends when the store refuses.
    explicit TourSample(TestWorkspace &space) : m_space(space) { }

    //! A photo and a video in \a meeting.
    void addMedia(const models::Meeting &meeting);
    //! More branches beside the first, some with a theme day this month.
    void addBranches();
    //! A day of exchanges in the log, good and bad.
    void addLog();
    //! One member and one meeting refused; of another meeting the place and the minutes in
    //! conflict, and a member deleted by somebody else.
    void addTroubles();
    models::ConflictId placeConflict() const { return m_place; }
    models::ConflictId minutesConflict() const { return m_minutes; }
    //! All others are taken.
    void deliverRest();
    //! Nothing is refused and nothing in conflict any more.
    void settleTroubles();
    //! A town whose first sync has brought nothing yet.
    void removeBranches();
    //! Turns a byte in every photo and video that is kept here.
    void spoilMedia();

private:
    void execute(const char *sql);

    TestWorkspace &m_space;
    models::ConflictId m_place;
    models::ConflictId m_minutes;
};

} // namespace support
