// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ColumnMapping.h"
#include "models/documents/ImportReport.h"
#include "models/documents/Table.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <functional>

namespace models {

class ChangeWriter;
class Clock;
class MemberRepository;
class OrganisationRepository;

//! Brings a roster into the record book: recognises who is recorded already, checks every row by
//! the rules of the domain, and stores what is right as one txn that can be undone as a whole.
//!
//! Rows with an error are left out and named; the others are taken. Empty cells change nothing.
//! Thread of the database behind the repositories.
class MemberImport
{
public:
    using Report = ImportReport;

    //! Rows done of rows in all; false stops the import, and nothing of it remains.
    using Progress = std::function<bool(int done, int total)>;

    struct Options {
        //! Where the members belong; null when the roster's branch column says it.
        OrganisationId branch{};
        bool dryRun = false; //!< the same work without storing
        Progress progress{};
    };

    //! All must outlive the import.
    MemberImport(const MemberRepository &members, const OrganisationRepository &organisations,
                 ChangeWriter &writer, const Clock &clock);

    //! NotFound with reason "column" when no column holds the names; Cancelled; errors of the
    //! store.
    Result<Report> run(const Table &table, const ColumnMapping &mapping, const Options &options);

private:
    const MemberRepository &m_members;
    const OrganisationRepository &m_organisations;
    ChangeWriter &m_writer;
    const Clock &m_clock;
};

} // namespace models
