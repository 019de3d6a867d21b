// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/SyncStatus.h"
#include "ui/theme/Tokens.h"

#include <QString>

namespace ui {

//! The state of the exchange in words: the only place where a SyncStatus becomes a sentence, so
//! that status bar, tray and sync page never differ.
struct StatusSentence {
    QString state{}; //!< "Synced", "Offline", …
    QString details{}; //!< what waits and when it last worked; may be empty
    QString iconName{};
    //! Offline is Muted, never an error.
    Tone tone = Tone::Muted;

    //! \a nowMs as UTC milliseconds.
    static StatusSentence of(const engine::SyncStatus &status, qint64 nowMs);
};

} // namespace ui
