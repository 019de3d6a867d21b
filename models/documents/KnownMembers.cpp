// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/KnownMembers.h"

namespace models {

namespace {

bool differ(QDate a, QDate b)
{
    return a.isValid() && b.isValid() && a != b;
}

bool speaksAgainst(const Member &known, const Member &read)
{
    const bool twoNumbers = !known.identityNumber.isEmpty() && !read.identityNumber.isEmpty()
        && known.identityNumber != read.identityNumber;
    return twoNumbers || differ(known.birthOn, read.birthOn)
        || differ(known.joinedOn, read.joinedOn);
}

} // namespace

KnownMembers::KnownMembers(const QList<Member> &members) : m_members(members)
{
    m_byName.reserve(members.size());
    m_byNumber.reserve(members.size());
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        m_byName.insert(m_members[i].name, i);
        if (!m_members[i].identityNumber.isEmpty())
            m_byNumber.insert(m_members[i].identityNumber, i);
    }
}

const Member *KnownMembers::byIdentityNumber(const QString &number) const
{
    const auto found = m_byNumber.constFind(number);
    return number.isEmpty() || found == m_byNumber.cend() ? nullptr : &m_members[*found];
}

KnownMembers::ByName KnownMembers::byName(const Member &read) const
{
    QList<const Member *> possible;
    for (auto [entry, end] = m_byName.equal_range(read.name); entry != end; ++entry) {
        const auto &known = m_members[*entry];
        if (known.organisation == read.organisation && !speaksAgainst(known, read))
            possible.append(&known);
    }
    if (possible.size() == 1)
        return {possible.first(), false};
    return {nullptr, !possible.isEmpty()};
}

} // namespace models
