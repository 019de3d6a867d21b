// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"

#include <QFlags>
#include <QStringList>

//! Who may do what with which records: one table, which hub and replica both go by.
namespace models::catalogue {

//! What a person is at an organisation.
enum class Role : unsigned {
    Secretary = 1u << 0,
    Committee = 1u << 1,
    Reviewer = 1u << 2, //!< the town
    County = 1u << 3,
    Auditor = 1u << 4,
    Administrator = 1u << 5,
};
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

//! Where the organisation of a role stands, seen from the record's.
enum class Relation : unsigned {
    Own = 1u << 0, //!< the same one
    Above = 1u << 1, //!< the record is further down in the role's subtree
    Below = 1u << 2, //!< the record stands on the way up to the top
    Beside = 1u << 3, //!< neither
};
Q_DECLARE_FLAGS(Relations, Relation)
Q_DECLARE_OPERATORS_FOR_FLAGS(Relations)

enum class Operation : unsigned {
    Read = 1u << 0,
    New = 1u << 1,
    Set = 1u << 2,
    Delete = 1u << 3,
    Act = 1u << 4,
};
Q_DECLARE_FLAGS(Operations, Operation)
Q_DECLARE_OPERATORS_FOR_FLAGS(Operations)

constexpr auto writingOperations =
    Operations(Operation::New) | Operation::Set | Operation::Delete | Operation::Act;

//! One line of the table. What no line allows is forbidden; the lines of one person add up.
struct AccessRule {
    const char *kinds; //!< names separated by '|'
    Roles roles;
    Relations relations;
    Operations operations;
    const char *fields = nullptr; //!< the only ones that New, Set and Act may name; null: any
};

//! What the table's lines about one kind, operation and place come to.
class Permission
{
public:
    //! True when the operation may be done at all.
    bool isGranted() const { return m_isGranted; }
    bool covers(QAnyStringView field) const;
    //! The first field of an op that is not covered; empty when all of them are.
    QString firstUncovered(const QCborMap &fields) const;
    //! The other one's rights on top of these.
    void add(const Permission &other);

    static Permission everyField();
    static Permission onlyFields(const char *fields);

private:
    bool m_isGranted = false;
    bool m_coversAll = false;
    QStringList m_fields{};
};

//! The table itself.
std::span<const AccessRule> accessRules();
Permission permission(std::span<const AccessRule> rules, Role role, Relation relation,
                      QAnyStringView kind, Operation operation);
//! By accessRules().
Permission permission(Role role, Relation relation, const Kind &kind, Operation operation);

//! The class words of the streams that may be read: rights to read are per stream, never per field.
QStringList readableStreams(Role role, Relation relation);
//! False for what only the hub itself does with a kind, whatever the role.
bool isWrittenByPeople(const Kind &kind, Operations operations = writingOperations);

//! Empty for a word that names none; such a grant gives no right.
std::optional<Role> roleNamed(QStringView word);

} // namespace models::catalogue
