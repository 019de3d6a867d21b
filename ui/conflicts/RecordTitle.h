// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QString>

namespace ui {

class Workspace;

//! Where a record of any kind stands for a person: a mark, an agenda item or a photo is found in
//! its meeting.
struct RecordTitle {
    QString title{}; //!< "主题党日 · 11月6日", "章春生"; the kind where the record is gone
    QString part{}; //!< of a meeting: the agenda item, whose mark, which file; else empty
    QString target{}; //!< for Page::navigationRequested; empty where nothing can be opened

    //! \a parent: the meeting, where the record itself may be gone.
    static RecordTitle of(const Workspace &workspace, QStringView kind, models::RecordId id,
                          models::RecordId parent = {});
    //! Title and part in one.
    QString whole() const;
};

} // namespace ui
