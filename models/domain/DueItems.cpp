// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/BranchRules.h"
#include "models/domain/MeetingRules.h"
#include "models/domain/RuleSet.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

struct Duty {
    MeetingKind kind;
    int everyMonths;
};

//! The first day of the month, quarter or year that \a day lies in.
QDate periodStart(QDate day, int months)
{
    const int first = (day.month() - 1) / months * months + 1;
    return {day.year(), first, 1};
}

QList<Duty> dutiesOf(const DueContext &context, const RuleSet &rules)
{
    const bool committee =
        context.hasCommittee || needsCommittee(context.fullMembers, context.today);
    const auto frequency = rules.object(u"frequency");
    const auto &key = frequency.contains(context.category) ? context.category : u"default"_s;
    QList<Duty> duties;
    for (const auto &entry : frequency.value(key).toArray()) {
        const auto object = entry.toObject();
        const auto kind = meetingKindOf(object.value("kind"_L1).toString());
        if (kind && (committee || !object.value("needsCommittee"_L1).toBool()))
            duties.append({*kind, object.value("everyMonths"_L1).toInt(1)});
    }
    return duties;
}

DueItem itemOf(const Duty &duty, QDate from, const DueContext &context,
               const QList<MeetingSummary> &meetings)
{
    DueItem item{
        .kind = duty.kind, .from = from, .to = from.addMonths(duty.everyMonths).addDays(-1)};
    item.daysLeft = int(context.today.daysTo(item.to));
    item.state = item.to < context.today ? DueItem::State::Overdue : DueItem::State::Due;
    for (const auto &meeting : meetings) {
        const bool within = meeting.heldOn >= item.from && meeting.heldOn <= item.to;
        if (!within || !meeting.kinds.contains(duty.kind))
            continue;
        item.meeting = meeting.id;
        item.drafted = meeting.state == MeetingState::Draft;
        if (!item.drafted) {
            item.state = DueItem::State::Done;
            break;
        }
    }
    return item;
}

int rank(const DueItem &item)
{
    switch (item.state) {
    case DueItem::State::Overdue:
        return 0;
    case DueItem::State::Due:
        return 1;
    case DueItem::State::Done:
        break;
    }
    return 2;
}

} // namespace

QList<DueItem> dueItems(const DueContext &context, const QList<MeetingSummary> &meetings)
{
    const auto rules = shippedRules().inForce(u"meetings", context.today);
    const auto earliest =
        std::max(context.inUseSince, context.today.addMonths(-rules.number(u"overdueMonths")));
    QList<DueItem> items;
    for (const auto &duty : dutiesOf(context, rules)) {
        const auto current = periodStart(context.today, duty.everyMonths);
        items.append(itemOf(duty, current, context, meetings));
        for (auto from = current.addMonths(-duty.everyMonths); from >= earliest;
             from = from.addMonths(-duty.everyMonths)) {
            const auto item = itemOf(duty, from, context, meetings);
            if (item.state == DueItem::State::Overdue)
                items.append(item);
        }
    }
    std::ranges::stable_sort(items, [](const DueItem &a, const DueItem &b) {
        return std::pair(rank(a), a.to) < std::pair(rank(b), b.to);
    });
    return items;
}

DueContext dueContext(const QString &category, const QList<Member> &members, QDate today,
                      QDate inUseSince)
{
    const auto facts = branchFacts(category, members);
    return {.category = category,
            .fullMembers = facts.fullMembers,
            .hasCommittee = isCommittee(facts.posts, today),
            .today = today,
            .inUseSince = inUseSince};
}

} // namespace models
