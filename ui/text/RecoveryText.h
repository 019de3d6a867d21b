// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace ui::text {

//! A book that was restored in the place of another one.
struct RestoredBook {
    qint64 asOf = 0; //!< UTC milliseconds
    //! Changes of the other one that were not sent and are not in it; no value: cannot be counted.
    std::optional<qint64> unsent{};
    //! Where the other one is now; empty when there was none.
    QString keptFolder{};
};

//! What is in the restored book, what comes back by itself, and what is only in the kept folder.
QString restoredSentences(const RestoredBook &book, QDate today);

//! After the program was killed and the book was found whole.
QString soundAfterCrashSentence();

} // namespace ui::text
