// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    //! One member and one meeting refused, another meeting in conflict.
    void addTroubles();
    //! All others are taken.
    void deliverRest();

private:
    void execute(const char *sql);

    TestWorkspace &m_space;
};

} // namespace support
