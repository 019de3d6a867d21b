// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/RecordExport.h"
#include "models/domain/Member.h"

#include <QList>

namespace models {

//! The headings of a roster, in the user's language.
struct RosterHeadings {
    QString title{}; //!< "党员名册"
    QString subtitle{}; //!< branch, day, number of members
    QString number{}; //!< "序号"
};

//! The roster as branches keep it: numbered, in the given order, with the columns of the national
//! form. Read back by the import when it is unmasked.
Sheet rosterOf(const QList<Member> &members, const RosterHeadings &headings,
               const ExportOptions &options);

} // namespace models
