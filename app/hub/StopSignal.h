// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hubapp {

//! Before any thread is started: from here on the system's request to end is waited for instead of
//! ending the process.
void holdStopSignals();
//! Returns when the system or the user asks the program to end.
void waitForStop();

} // namespace hubapp
