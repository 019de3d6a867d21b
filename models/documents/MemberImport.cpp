// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/MemberImport.h"

#include "models/documents/ImportPlan.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/domain/MemberFields.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"

#include <optional>

namespace models {

using namespace Qt::StringLiterals;

namespace {

//! Tells the caller how far it is, not for every row: a window would do nothing but repaint.
class ProgressMeter
{
public:
    ProgressMeter(const MemberImport::Progress &progress, int total)
        : m_progress(progress),
          m_total(total)
    {
    }

    Result<void> step()
    {
        constexpr int every = 50;
        ++m_done;
        const bool told = m_done % every == 0 || m_done == m_total;
        if (told && m_progress && !m_progress(m_done, m_total))
            return Error::Cancelled;
        return {};
    }

private:
    const MemberImport::Progress &m_progress;
    int m_total;
    int m_done = 0;
};

} // namespace

MemberImport::MemberImport(const MemberRepository &members,
                           const OrganisationRepository &organisations, ChangeWriter &writer,
                           const Clock &clock)
    : m_members(members),
      m_organisations(organisations),
      m_writer(writer),
      m_clock(clock)
{
}

Result<ImportReport> MemberImport::run(const Table &table, const ColumnMapping &mapping,
                                       const Options &options)
{
    if (mapping.columnOf(u"name") < 0)
        return Error{Error::NotFound, {}, u"column"_s, {}};
    const auto rows = readMemberRows(table, mapping);

    // Begun before the first look at what is recorded: nobody writes in between.
    std::optional<ChangeWriter::Txn> txn;
    if (!options.dryRun) {
        txn.emplace(m_writer);
        BB_TRY(txn->begun());
    }
    BB_TRY_ASSIGN(members, m_members.list());
    BB_TRY_ASSIGN(organisations, m_organisations.list());
    ImportPlan plan(rows,
                    {.members = members,
                     .organisations = organisations,
                     .branch = options.branch,
                     .today = m_clock.today(),
                     .hasCategories = mapping.columnOf(u"category") >= 0});
    ProgressMeter meter(options.progress, int(rows.size()));
    for (const auto &row : rows) {
        auto member = plan.judge(row);
        if (member && txn) {
            if (member->id.isNull())
                member->id = m_writer.newRecordId().as<MemberTag>();
            BB_TRY(m_writer.put(kind::member, member->id.as<RecordTag>(), member->organisation,
                                toFields(*member), member->revision));
            plan.report().rows.last().member = member->id;
        }
        BB_TRY(meter.step());
    }
    auto &report = plan.report();
    if (!txn || report.created + report.updated == 0)
        return report;
    BB_TRY(txn->commit());
    report.txn = m_writer.lastTxn();
    return report;
}

} // namespace models
