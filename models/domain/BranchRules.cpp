// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/BranchRules.h"

#include "models/domain/RuleSet.h"

#include <QJsonArray>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

using Severity = Finding::Severity;

int number(const QJsonObject &part, QLatin1StringView name)
{
    return part.value(name).toInt();
}

bool isOf(const QJsonObject &part, const QString &category)
{
    return part.value("categories"_L1).toArray().contains(category);
}

class Checker
{
public:
    Checker(const BranchFacts &facts, QDate today, const RuleBook &rules)
        : m_facts(facts),
          m_today(today),
          m_book(rules),
          m_rules(rules.inForce(u"branch", today))
    {
    }

    QList<Finding> run()
    {
        checkSize();
        checkVillage();
        checkPosts();
        checkTerm();
        checkGroups();
        if (m_facts.units > m_rules.number(u"jointUnitsMost"))
            find(u"units", u"aboveMost", Severity::Error);
        return m_findings;
    }

private:
    void find(QStringView field, QStringView reason, Severity severity = Severity::Warning)
    {
        const Finding finding{field.toString(), reason.toString(), severity};
        if (!m_findings.contains(finding))
            m_findings.append(finding);
    }

    void checkSize()
    {
        switch (sizeBand(m_facts, m_today, m_book)) {
        case SizeBand::TooFewFull:
            return find(u"size", u"tooFewFull", Severity::Error);
        case SizeBand::Small:
            return find(u"size", u"belowBand");
        case SizeBand::Aimed:
            return;
        case SizeBand::Large:
            return find(u"size", u"aboveBand");
        case SizeBand::TooLarge:
            return find(u"size", u"aboveUsual");
        }
    }

    void checkVillage()
    {
        const auto village = m_rules.object(u"village");
        if (!isOf(village, m_facts.category))
            return;
        if (m_facts.members >= number(village, "partyCommitteeFrom"_L1))
            find(u"type", u"partyCommitteePossible");
        else if (m_facts.members > number(village, "generalBranchAbove"_L1))
            find(u"type", u"generalBranchPossible");
    }

    void checkPosts()
    {
        const auto committee = m_rules.object(u"committee");
        if (m_facts.posts > number(committee, "most"_L1))
            find(u"committee", u"aboveMost", Severity::Error);
        else if (m_facts.posts > number(committee, "usuallyMost"_L1))
            find(u"committee", u"aboveUsual");
        if (needsCommittee(m_facts.fullMembers, m_today, m_book)) {
            if (!isCommittee(m_facts.posts, m_today, m_book))
                find(u"committee", u"required", Severity::Error);
            return;
        }
        const auto without = m_rules.object(u"withoutCommittee");
        if (m_facts.posts < number(without, "secretaries"_L1))
            find(u"secretary", u"required", Severity::Error);
        if (m_facts.posts > number(without, "secretaries"_L1) + number(without, "deputies"_L1))
            find(u"committee", u"smallBranch");
    }

    void checkTerm()
    {
        const auto end = termEnd(m_facts.category, m_facts.electedOn, m_book);
        if (!end.isValid())
            return;
        if (m_today > end)
            find(u"term", u"termOver", Severity::Error);
        else if (m_today >= end.addMonths(-m_rules.number(u"termWarningMonths")))
            find(u"term", u"termEnds");
    }

    void checkGroups()
    {
        const auto rules = m_rules.object(u"groups");
        const bool large =
            isOf(rules, m_facts.category) && m_facts.members >= number(rules, "splitFrom"_L1);
        if (large && m_facts.groups.isEmpty())
            find(u"groups", u"splitPossible");
        for (const auto &group : m_facts.groups) {
            if (group.members < number(rules, "leastMembers"_L1))
                find(u"groups", u"groupTooSmall");
            if (group.fullMembers < number(rules, "leastFullMembers"_L1))
                find(u"groups", u"groupWithoutFull");
            if (group.isLeaderProbationary)
                find(u"groups", u"leaderProbationary");
        }
    }

    const BranchFacts &m_facts;
    QDate m_today;
    const RuleBook &m_book;
    RuleSet m_rules;
    QList<Finding> m_findings;
};

} // namespace

BranchFacts branchFacts(const QString &category, const QList<Member> &members)
{
    BranchFacts facts{.category = category, .members = int(members.size())};
    for (const auto &member : members) {
        facts.fullMembers += member.category == MemberCategory::Full;
        facts.posts += !member.branchPost.isEmpty();
    }
    return facts;
}

SizeBand sizeBand(const BranchFacts &facts, QDate on, const RuleBook &rules)
{
    const auto set = rules.inForce(u"branch", on);
    const auto size = set.object(u"size");
    if (facts.fullMembers < set.number(u"leastFullMembers"))
        return SizeBand::TooFewFull;
    if (facts.members < number(size, "bandFrom"_L1))
        return SizeBand::Small;
    if (facts.members <= number(size, "bandTo"_L1))
        return SizeBand::Aimed;
    return facts.members <= number(size, "most"_L1) ? SizeBand::Large : SizeBand::TooLarge;
}

bool needsCommittee(int fullMembers, QDate on, const RuleBook &rules)
{
    return fullMembers
        >= number(rules.inForce(u"branch", on).object(u"committee"), "fromFullMembers"_L1);
}

bool isCommittee(int posts, QDate on, const RuleBook &rules)
{
    return posts >= number(rules.inForce(u"branch", on).object(u"committee"), "least"_L1);
}

QDate termEnd(const QString &category, QDate electedOn, const RuleBook &rules)
{
    if (!electedOn.isValid())
        return {};
    const auto years = rules.inForce(u"branch", electedOn).object(u"termYears");
    const auto usual = number(years, "default"_L1);
    return electedOn.addYears(years.value(category).toInt(usual)).addDays(-1);
}

QList<Finding> check(const BranchFacts &facts, QDate today, const RuleBook &rules)
{
    return Checker(facts, today, rules).run();
}

} // namespace models
