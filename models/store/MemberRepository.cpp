// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/MemberRepository.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/domain/Meeting.h"
#include "models/domain/MemberFields.h"
#include "models/domain/MemberRules.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/ChineseOrder.h"
#include "models/store/PendingRecords.h"

#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace models {

namespace {

// Read column by column: a list of 35,000 would spend most of its time in maps of fields.
constexpr char columns[] =
    "SELECT id, org, name, sex, ethnicity, identity_number, birth_on, education, category, "
    "joined_on, full_member_on, post, mobile, phone, address, standing, lost, lost_since, away, "
    "away_to, branch_post, note, revision FROM members";

QDate dateAt(const Statement &row, int column)
{
    return row.isNull(column) ? QDate() : QDate::fromString(row.text(column), Qt::ISODate);
}

Member memberAt(const Statement &row)
{
    Member member;
    member.id = row.id<MemberId>(0);
    member.organisation = row.id<OrganisationId>(1);
    member.name = row.text(2);
    member.sex = sexOf(row.text(3));
    member.ethnicity = row.text(4);
    member.identityNumber = row.text(5);
    member.birthOn = dateAt(row, 6);
    member.education = row.text(7);
    member.category = memberCategoryOf(row.text(8)).value_or(MemberCategory::Full);
    member.joinedOn = dateAt(row, 9);
    member.fullMemberOn = dateAt(row, 10);
    member.post = row.text(11);
    member.mobile = row.text(12);
    member.phone = row.text(13);
    member.address = row.text(14);
    member.standing = memberStandingOf(row.text(15)).value_or(MemberStanding::Normal);
    member.lost = row.number(16) != 0;
    member.lostSince = row.text(17);
    member.away = row.number(18) != 0;
    member.awayTo = row.text(19);
    member.branchPost = row.text(20);
    member.note = row.text(21);
    member.revision = row.number(22);
    return member;
}

QList<Member> inChineseOrder(QList<Member> members)
{
    const ChineseOrder order;
    std::vector<std::pair<QByteArray, qsizetype>> keys;
    keys.reserve(size_t(members.size()));
    for (qsizetype i = 0; i < members.size(); ++i)
        keys.emplace_back(order.nameKey(members[i].name), i);
    std::ranges::sort(keys);
    QList<Member> sorted;
    sorted.reserve(members.size());
    for (const auto &[key, index] : keys)
        sorted << std::move(members[index]);
    return sorted;
}

} // namespace

MemberRepository::MemberRepository(Database &database, ChangeWriter &writer, const Clock &clock)
    : m_database(database),
      m_writer(writer),
      m_clock(clock)
{
}

Result<QList<Member>> MemberRepository::list(OrganisationId branch) const
{
    BB_TRY_ASSIGN(pending, pendingRecords(m_database, kind::member));
    // In id order, so that members of one name always stand alike.
    const auto sql =
        QByteArray(columns) + (branch.isNull() ? "" : " WHERE org = ?1") + " ORDER BY id";
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    if (!branch.isNull())
        select.bind(1, branch);
    QList<Member> members;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return inChineseOrder(std::move(members));
        members << memberAt(select);
        members.last().pending = pending.contains(members.last().id.as<RecordTag>());
    }
}

Result<Member> MemberRepository::find(MemberId id) const
{
    const auto sql = QByteArray(columns) + " WHERE id = ?1";
    BB_TRY_ASSIGN(select, m_database.prepare(sql.constData()));
    select.bind(1, id);
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return Error::NotFound;
    auto member = memberAt(select);
    BB_TRY_ASSIGN(pending, isPending(m_database, kind::member, id.as<RecordTag>()));
    member.pending = pending;
    return member;
}

Result<QList<Member>> MemberRepository::peopleOf(const Meeting &meeting) const
{
    BB_TRY_ASSIGN(people, list(meeting.organisation));
    QSet<MemberId> known;
    for (const auto &member : std::as_const(people))
        known.insert(member.id);
    for (const auto &mark : meeting.attendance) {
        if (known.contains(mark.member))
            continue;
        auto former = find(mark.member);
        if (former)
            people.append(std::move(*former));
        else if (former.error().code != Error::NotFound)
            return former.error();
    }
    return people;
}

Result<MemberId> MemberRepository::findByIdentityNumber(const QString &number) const
{
    if (number.isEmpty())
        return MemberId();
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT id FROM members WHERE identity_number = ?1 "
                                     "ORDER BY id LIMIT 1"));
    select.bind(1, number);
    BB_TRY_ASSIGN(found, select.step());
    return found ? select.id<MemberId>(0) : MemberId();
}

Result<Member> MemberRepository::save(const Member &member)
{
    auto cleaned = normalised(member);
    if (cleaned.id.isNull())
        cleaned.id = m_writer.newRecordId().as<MemberTag>();
    for (const auto &finding : check(cleaned, m_clock.today())) {
        if (finding.severity == Finding::Severity::Error)
            return invalid(finding.field, finding.reason);
    }
    // Nobody writes between the look at the numbers and the row.
    ChangeWriter::Txn txn(m_writer);
    BB_TRY(txn.begun());
    BB_TRY(checkNumberIsFree(cleaned.id, cleaned.identityNumber));
    BB_TRY(m_writer.put(kind::member, cleaned.id.as<RecordTag>(), cleaned.organisation,
                        toFields(cleaned), cleaned.revision));
    BB_TRY(txn.commit());
    return find(cleaned.id);
}

Result<void> MemberRepository::checkNumberIsFree(MemberId id, const QString &number) const
{
    if (number.isEmpty())
        return {};
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT max(id = ?2), count(*) FROM members "
                                     "WHERE identity_number = ?1"));
    select.bind(1, number).bind(2, id);
    BB_TRY(select.step());
    // Who has the number already keeps it, also when sync brought somebody else with the same: the
    // other fields must stay correctable.
    const bool isOwn = !select.isNull(0) && select.number(0) != 0;
    if (!isOwn && select.number(1) > 0)
        return invalid(u"identityNumber"_s, u"duplicateMember"_s);
    return {};
}

Result<bool> MemberRepository::sharesIdentityNumber(const Member &member) const
{
    if (member.identityNumber.isEmpty())
        return false;
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT count(*) FROM members "
                                     "WHERE identity_number = ?1 AND id <> ?2"));
    select.bind(1, member.identityNumber).bind(2, member.id);
    BB_TRY(select.step());
    return select.number(0) > 0;
}

Result<int> MemberRepository::count(OrganisationId branch) const
{
    if (branch.isNull()) {
        BB_TRY_ASSIGN(all, m_database.number("SELECT count(*) FROM members"));
        return int(all);
    }
    BB_TRY_ASSIGN(select, m_database.prepare("SELECT count(*) FROM members WHERE org = ?1"));
    select.bind(1, branch);
    BB_TRY(select.step());
    return int(select.number(0));
}

Result<QHash<OrganisationId, int>> MemberRepository::counts() const
{
    BB_TRY_ASSIGN(select, m_database.prepare("SELECT org, count(*) FROM members GROUP BY org"));
    QHash<OrganisationId, int> counts;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return counts;
        counts.insert(select.id<OrganisationId>(0), int(select.number(1)));
    }
}

} // namespace models
