// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/NextDue.h"

namespace models {

std::optional<DueItem> nextDue(const QList<DueItem> &items, QDate today)
{
    std::optional<DueItem> next;
    for (const auto &item : items) {
        if (item.state != DueItem::State::Done)
            return {};
        const auto from = item.to.addDays(1);
        const int months = item.quarterly() ? 3 : 1;
        const auto to = from.addMonths(months).addDays(-1);
        if (next && next->to <= to)
            continue;
        next = DueItem{.kind = item.kind, .from = from, .to = to};
        next->daysLeft = int(today.daysTo(to));
    }
    return next;
}

} // namespace models
