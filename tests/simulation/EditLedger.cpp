// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditLedger.h"

#include <algorithm>

namespace simulation {

void EditLedger::write(int pc, const Place &place, const QString &value, const QString &seen)
{
    m_edits.append({place, value, pc});
    see(place, seen);
}

void EditLedger::see(const Place &place, const QString &value)
{
    if (!value.isEmpty())
        m_seen[place].insert(value);
}

bool EditLedger::holds(const Place &place, const QString &value) const
{
    return std::ranges::any_of(
        m_edits, [&](const Edit &edit) { return edit.place == place && edit.value == value; });
}

void EditLedger::forget(int pc, const QSet<QString> &values)
{
    for (const auto &edit : m_edits) {
        if (edit.pc == pc && values.contains(edit.value))
            m_forgotten.insert(edit.value);
    }
}

QList<EditLedger::Edit> EditLedger::owed() const
{
    QList<Edit> owed;
    for (const auto &edit : m_edits) {
        if (!m_forgotten.contains(edit.value) && !m_seen.value(edit.place).contains(edit.value))
            owed.append(edit);
    }
    return owed;
}

} // namespace simulation
