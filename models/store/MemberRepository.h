// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"
#include "models/domain/Result.h"

#include <QHash>
#include <QList>

namespace models {

class ChangeWriter;
class Clock;
class Database;
struct Meeting;

//! The members of one replica; there is no way to delete one (domain.md §1). Writes go through the
//! ChangeWriter; rules are checked by models/domain before it. Thread of its Database.
class MemberRepository
{
public:
    MemberRepository(Database &database, ChangeWriter &writer, const Clock &clock);

    //! By name in Chinese order of pinyin; all branches of the replica when \a branch is null.
    Result<QList<Member>> list(OrganisationId branch = {}) const;
    Result<Member> find(MemberId id) const;
    //! The members of a meeting's branch, and who else is marked in it: who has left the branch
    //! since may have voted then.
    Result<QList<Member>> peopleOf(const Meeting &meeting) const;
    //! Null id when nobody has the number.
    Result<MemberId> findByIdentityNumber(const QString &number) const;
    //! Normalises, checks, inserts or updates; a null id gets one. Invalid names the first faulty
    //! field, with "duplicateMember" an identity number that somebody else has; Conflict means that
    //! the record was replaced after \a member was read.
    Result<Member> save(const Member &member);
    //! Invalid with "duplicateMember" when \a id would take a number that others have. Inside a
    //! transaction, else it is old when it is used.
    Result<void> checkNumberIsFree(MemberId id, const QString &number) const;
    //! Whether another member of the replica has the number too; sync can bring that about.
    Result<bool> sharesIdentityNumber(const Member &member) const;
    Result<int> count(OrganisationId branch = {}) const;
    //! Of each branch that has members.
    Result<QHash<OrganisationId, int>> counts() const;

private:
    Database &m_database;
    ChangeWriter &m_writer;
    const Clock &m_clock;
};

} // namespace models
