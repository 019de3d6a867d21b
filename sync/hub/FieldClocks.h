// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <QMap>

#include <optional>

namespace hub {

//! When and by whom each field of a row was last written.
//!
//! Most rows are written once, so only what differs from the row's creation is kept.
class FieldClocks
{
public:
    //! Corrupt when the stored form makes no sense.
    static Result<FieldClocks> read(const StoredRow &row);
    void write(StoredRow &row) const;

    //! Nothing when the field was never written.
    std::optional<FieldClock> of(const QString &field, bool isPresent) const;
    void set(const QString &field, const FieldClock &clock) { m_own.insert(field, clock); }
    //! When and by whom the row was deleted; a row that lives again forgets it.
    void setDeletion(const FieldClock &clock) { m_own.insert(QString(), clock); }
    std::optional<FieldClock> takeDeletion();
    //! Of what was written last.
    FieldClock newest() const;
    //! True when another replica wrote any field after \a base.
    bool writtenAfter(qint64 base, qint64 byOtherThan) const;

private:
    FieldClock m_created;
    QMap<QString, FieldClock> m_own;
};

} // namespace hub
