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

//! The members of one replica. Writes go through the ChangeWriter; rules are checked by
//! models/domain before it. Thread of its Database.
class MemberRepository
{
public:
    MemberRepository(Database &database, ChangeWriter &writer, const Clock &clock);

    //! By name in Chinese order of pinyin; all branches of the replica when \a branch is null.
    Result<QList<Member>> list(OrganisationId branch = {}) const;
    Result<Member> find(MemberId id) const;
    //! Null id when nobody has the number.
    Result<MemberId> findByIdentityNumber(const QString &number) const;
    //! Normalises, checks, inserts or updates; a null id gets one. Invalid names the first faulty
    //! field; Conflict means that the record was replaced after \a member was read.
    Result<Member> save(const Member &member);
    Result<void> remove(MemberId id, qint64 expectedRevision);
    Result<int> count(OrganisationId branch = {}) const;
    //! Of each branch that has members.
    Result<QHash<OrganisationId, int>> counts() const;

private:
    Database &m_database;
    ChangeWriter &m_writer;
    const Clock &m_clock;
};

} // namespace models
