// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ImportReport.h"
#include "models/documents/KnownMembers.h"
#include "models/documents/MemberRowReader.h"
#include "models/domain/Member.h"
#include "models/domain/Organisation.h"

#include <QHash>
#include <QSet>

namespace models {

//! Judges the rows of a roster one by one and keeps the account of it; stores nothing.
class ImportPlan
{
public:
    struct Context {
        QList<Member> members{};
        QList<Organisation> organisations{};
        OrganisationId branch{};
        QDate today{};
        bool hasCategories = true; //!< a column holds the category
    };

    ImportPlan(const QList<MemberRow> &rows, Context context);

    //! A member to be stored, with the revision it was read at; nothing when there is nothing to
    //! do.
    std::optional<Member> judge(const MemberRow &row);

    ImportReport &report() { return m_report; }

private:
    struct Judged;
    OrganisationId branchOf(const MemberRow &row, Judged &judged) const;
    Member completed(const MemberRow &row, const Member &base) const;
    const Member *recognise(const Member &read, Judged &judged) const;
    void checkRules(const Member &member, Judged &judged) const;
    void checkTwins(const Member &member, Judged &judged) const;
    void note(const MemberRow &row, const Judged &judged);

    Context m_context;
    KnownMembers m_known;
    QHash<QString, OrganisationId> m_branchByName;
    QHash<QString, int> m_rowsOfNumber; //!< how many rows of the file hold it
    QHash<QString, int> m_rowsOfPerson; //!< the same for rows without a number
    QSet<MemberId> m_recognised; //!< members that an earlier row spoke of
    ImportReport m_report;
};

} // namespace models
