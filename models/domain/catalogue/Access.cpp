// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Access.h"

#include <QCborMap>

#include <algorithm>
#include <array>

namespace models::catalogue {

namespace {

constexpr auto everyRole = Roles(Role::Secretary) | Role::Committee | Role::Reviewer | Role::County
    | Role::Auditor | Role::Administrator;
constexpr auto branchRoles = Roles(Role::Secretary) | Role::Committee;
// An administrator keeps the tree and the devices in order; the members' data is not theirs.
constexpr auto readingRoles = Roles(Role::Reviewer) | Role::County | Role::Auditor;
constexpr auto subtree = Relations(Relation::Own) | Relation::Above;
constexpr auto readAndWrite =
    Operations(Operation::Read) | Operation::New | Operation::Set | Operation::Delete;
constexpr auto readAndKeep = Operations(Operation::Read) | Operation::New | Operation::Set;

constexpr AccessRule table[] = {
    // Everybody sees the tree and the people of their subtree and of what stands above it; the hub
    // alone writes them, on an administrator's word.
    {"organisation|person", everyRole, subtree | Relation::Below, Operation::Read},

    // A branch's records are written by the branch, and read by those above it.
    {"meeting|agendaItem|attendance|attachment", branchRoles, subtree, readAndWrite},
    // A member is never deleted, by nobody: what becomes of one is written down (domain.md §1).
    {"member", branchRoles, subtree, readAndKeep},
    {"member|meeting|agendaItem|attendance|attachment", readingRoles, subtree, Operation::Read},

    // The hub alone makes a conflict and says what it is about; the branch only decides it.
    {"conflict", branchRoles, subtree, Operations(Operation::Read) | Operation::Act},
    {"conflict", readingRoles, subtree, Operation::Read},
};

bool hasWord(const char *words, QAnyStringView wanted)
{
    for (const auto word : QLatin1StringView(words).tokenize(u'|')) {
        if (QAnyStringView::equal(word, wanted))
            return true;
    }
    return false;
}

} // namespace

bool Permission::covers(QAnyStringView field) const
{
    return m_coversAll || std::ranges::any_of(m_fields, [&](const QString &covered) {
               return QAnyStringView::equal(covered, field);
           });
}

QString Permission::firstUncovered(const QCborMap &fields) const
{
    if (m_coversAll)
        return {};
    for (const auto &[name, value] : fields) {
        if (!covers(name.toString()))
            return name.toString();
    }
    return {};
}

void Permission::add(const Permission &other)
{
    m_isGranted = m_isGranted || other.m_isGranted;
    m_coversAll = m_coversAll || other.m_coversAll;
    m_fields += other.m_fields;
}

Permission Permission::everyField()
{
    Permission permission;
    permission.m_isGranted = true;
    permission.m_coversAll = true;
    return permission;
}

Permission Permission::onlyFields(const char *fields)
{
    Permission permission;
    permission.m_isGranted = true;
    permission.m_fields = QString::fromLatin1(fields).split(u'|');
    return permission;
}

std::span<const AccessRule> accessRules()
{
    return table;
}

Permission permission(std::span<const AccessRule> rules, Role role, Relation relation,
                      QAnyStringView kind, Operation operation)
{
    Permission sum;
    for (const auto &rule : rules) {
        const bool applies = rule.roles.testFlag(role) && rule.relations.testFlag(relation)
            && rule.operations.testFlag(operation) && hasWord(rule.kinds, kind);
        if (applies)
            sum.add(rule.fields ? Permission::onlyFields(rule.fields) : Permission::everyField());
    }
    return sum;
}

Permission permission(Role role, Relation relation, const Kind &kind, Operation operation)
{
    return permission(table, role, relation, QLatin1StringView(kind.name), operation);
}

QStringList readableStreams(Role role, Relation relation)
{
    QStringList classes;
    for (const auto &kind : kinds()) {
        if (kind.stream == StreamClass::OfSubject)
            continue;
        const auto name = streamClassName(kind.stream);
        if (!classes.contains(name)
            && permission(role, relation, kind, Operation::Read).isGranted())
            classes.append(name);
    }
    return classes;
}

bool isWrittenByPeople(const Kind &kind, Operations operations)
{
    return std::ranges::any_of(table, [&](const AccessRule &rule) {
        return (rule.operations & operations) && hasWord(rule.kinds, QLatin1StringView(kind.name));
    });
}

std::optional<Role> roleNamed(QStringView word)
{
    static constexpr std::array<std::pair<QStringView, Role>, 6> names{{
        {u"secretary", Role::Secretary},
        {u"committee", Role::Committee},
        {u"reviewer", Role::Reviewer},
        {u"county", Role::County},
        {u"auditor", Role::Auditor},
        {u"administrator", Role::Administrator},
    }};
    for (const auto &[name, role] : names) {
        if (name == word)
            return role;
    }
    return std::nullopt;
}

} // namespace models::catalogue
