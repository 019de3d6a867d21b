// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/ImportPlan.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberFields.h"

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

//! What has been found out about one row so far.
struct ImportPlan::Judged {
    QList<Finding> findings;
    ImportReport::Row line;

    void fail(QStringView field, QStringView reason)
    {
        const auto name = field.toString();
        const bool known = std::ranges::any_of(findings, [&](const Finding &finding) {
            return finding.field == name && finding.severity == Finding::Severity::Error;
        });
        if (!known)
            findings.append({name, reason.toString(), Finding::Severity::Error});
    }

    bool failed() const
    {
        return std::ranges::find(findings, Finding::Severity::Error, &Finding::severity)
            != findings.end();
    }

    bool blames(QStringView field) const
    {
        return std::ranges::any_of(findings, [&](const Finding &finding) {
            return finding.field == field && finding.severity == Finding::Severity::Error;
        });
    }
};

namespace {

Member onlyRead(const MemberRow &row)
{
    return normalised(memberFrom({}, {}, row.fields));
}

QString personKey(const Member &member)
{
    return member.name + u'|' + member.birthOn.toString(Qt::ISODate) + u'|'
        + member.joinedOn.toString(Qt::ISODate) + u'|' + member.mobile;
}

QList<ImportReport::Difference> differencesOf(const Member &before, const Member &after)
{
    const auto old = toFields(before);
    const auto now = toFields(after);
    QList<ImportReport::Difference> differences;
    for (const auto &field : catalogue::find(kind::member)->fields) {
        const auto name = QString::fromLatin1(field.name);
        if (old.value(name) != now.value(name))
            differences.append({name, old.value(name), now.value(name)});
    }
    return differences;
}

} // namespace

ImportPlan::ImportPlan(const QList<MemberRow> &rows, Context context)
    : m_context(std::move(context)),
      m_known(m_context.members)
{
    for (const auto &organisation : m_context.organisations) {
        for (const auto &name : {organisation.name, organisation.sealName, organisation.code}) {
            if (!name.isEmpty())
                m_branchByName.insert(name, organisation.id);
        }
    }
    for (const auto &row : rows) {
        const auto read = onlyRead(row);
        if (!read.identityNumber.isEmpty())
            ++m_rowsOfNumber[read.identityNumber];
        else if (!read.name.isEmpty())
            ++m_rowsOfPerson[personKey(read)];
    }
}

std::optional<Member> ImportPlan::judge(const MemberRow &row)
{
    Judged judged{row.findings, {.row = row.number}};
    auto read = onlyRead(row);
    read.organisation = branchOf(row, judged);
    judged.line.name = read.name;

    const auto *known = recognise(read, judged);
    Member base;
    base.organisation = read.organisation;
    auto member = completed(row, known ? *known : base);
    if (!known && !m_context.hasCategories)
        judged.findings.append({u"category"_s, u"assumedFull"_s, Finding::Severity::Warning});
    else if (!known && !row.fields.contains(u"category"_s))
        judged.fail(u"category", u"required");
    checkRules(member, judged);
    checkTwins(read, judged);
    if (known) {
        if (m_recognised.contains(known->id))
            judged.fail(u"name", u"duplicate");
        m_recognised.insert(known->id);
    }

    std::optional<Member> toStore;
    if (!judged.failed()) {
        using enum ImportReport::Outcome;
        judged.line.member = member.id;
        if (known)
            judged.line.differences = differencesOf(*known, member);
        judged.line.outcome = !known            ? Created
            : judged.line.differences.isEmpty() ? Unchanged
                                                : Updated;
        if (judged.line.outcome != Unchanged)
            toStore = member;
    }
    note(row, judged);
    return toStore;
}

OrganisationId ImportPlan::branchOf(const MemberRow &row, Judged &judged) const
{
    const auto named = m_branchByName.value(row.branch);
    if (m_context.branch.isNull()) {
        if (named.isNull())
            judged.fail(u"org", row.branch.isEmpty() ? u"required" : u"unknownBranch");
        return named;
    }
    // A name that nobody here knows may be an older name of the same branch.
    if (!named.isNull() && named != m_context.branch)
        judged.fail(u"org", u"otherBranch");
    return m_context.branch;
}

Member ImportPlan::completed(const MemberRow &row, const Member &base) const
{
    auto fields = toFields(base);
    for (const auto &[key, value] : row.fields)
        fields.insert(key, value);
    auto member = normalised(memberFrom(base.id, base.organisation, fields));
    member.revision = base.revision;
    // What the number says fills what nobody wrote down.
    if (identityNumberFault(member.identityNumber, m_context.today).isEmpty()) {
        if (!member.birthOn.isValid())
            member.birthOn = birthOfIdentityNumber(member.identityNumber);
        if (!member.sex)
            member.sex = sexOfIdentityNumber(member.identityNumber);
    }
    return member;
}

const Member *ImportPlan::recognise(const Member &read, Judged &judged) const
{
    if (const auto *known = m_known.byIdentityNumber(read.identityNumber)) {
        if (known->organisation != read.organisation)
            judged.fail(u"identityNumber", u"otherBranch");
        return known;
    }
    // A number that was lost or is wrong must not let somebody pass as new, nor as somebody else.
    if (read.name.isEmpty() || judged.blames(u"identityNumber"))
        return nullptr;
    const auto found = m_known.byName(read);
    if (found.doubtful)
        judged.findings.append({u"name"_s, u"sameName"_s, Finding::Severity::Warning});
    return found.member;
}

void ImportPlan::checkRules(const Member &member, Judged &judged) const
{
    for (const auto &finding : check(member, m_context.today)) {
        if (finding.severity == Finding::Severity::Error)
            judged.fail(finding.field, finding.reason);
        else
            judged.findings.append(finding);
    }
    for (const auto &fault :
         catalogue::validate(*catalogue::find(kind::member), toFields(member), true))
        judged.fail(fault.field, fault.reason);
}

void ImportPlan::checkTwins(const Member &read, Judged &judged) const
{
    if (m_rowsOfNumber.value(read.identityNumber) > 1)
        judged.fail(u"identityNumber", u"duplicate");
    const bool numberless = read.identityNumber.isEmpty() && !judged.blames(u"identityNumber");
    if (numberless && m_rowsOfPerson.value(personKey(read)) > 1)
        judged.fail(u"name", u"duplicate");
}

void ImportPlan::note(const MemberRow &row, const Judged &judged)
{
    for (const auto &finding : judged.findings) {
        auto &list =
            finding.severity == Finding::Severity::Error ? m_report.rejected : m_report.warnings;
        list.append({row.number, finding.field, finding.reason});
    }
    ++m_report.read;
    m_report.created += judged.line.outcome == ImportReport::Outcome::Created;
    m_report.updated += judged.line.outcome == ImportReport::Outcome::Updated;
    m_report.unchanged += judged.line.outcome == ImportReport::Outcome::Unchanged;
    m_report.rows.append(judged.line);
}

} // namespace models
