// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/MemberListModel.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberRules.h"
#include "ui/records/PillDelegate.h"
#include "ui/text/FieldText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"

using namespace Qt::StringLiterals;

namespace ui {

MemberListModel::MemberListModel(QObject *parent) : QAbstractTableModel(parent)
{
}

void MemberListModel::setMembers(const QList<models::Member> &members,
                                 const QHash<models::OrganisationId, QString> &branchNames)
{
    beginResetModel();
    m_members = members;
    m_branchNames = branchNames;
    m_keys.clear();
    m_keys.reserve(members.size());
    for (const auto &member : members)
        m_keys.append(models::PinyinKey(member.name));
    applyFilter();
    endResetModel();
}

void MemberListModel::setFilter(const MemberListFilter &filter)
{
    beginResetModel();
    m_filter = filter;
    applyFilter();
    endResetModel();
}

bool MemberListModel::passes(qsizetype index, const models::PinyinQuery &query) const
{
    const auto &member = m_members.at(index);
    if (m_filter.category && member.category != *m_filter.category)
        return false;
    if (m_filter.suspendedOnly && member.standing != models::MemberStanding::Suspended)
        return false;
    if ((m_filter.lostOnly && !member.lost) || (m_filter.awayOnly && !member.away))
        return false;
    return query.matches(m_keys.at(index));
}

void MemberListModel::applyFilter()
{
    const models::PinyinQuery query(m_filter.text);
    m_shown.clear();
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        if (passes(i, query))
            m_shown.append(i);
    }
}

int MemberListModel::rowOf(models::MemberId id) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (member(row).id == id)
            return row;
    }
    return -1;
}

QList<models::Member> MemberListModel::shownMembers() const
{
    QList<models::Member> members;
    members.reserve(m_shown.size());
    for (const auto index : m_shown)
        members.append(m_members.at(index));
    return members;
}

int MemberListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int MemberListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MemberListModel::standingText(const models::Member &member)
{
    if (member.standing == models::MemberStanding::Suspended)
        return text::nameOf(member.standing);
    if (member.lost)
        return tr("Lost contact");
    if (member.away)
        return tr("Away");
    return {};
}

QString MemberListModel::textOf(const models::Member &member, int column) const
{
    switch (column) {
    case Name:
        return member.name;
    case Sex:
        return member.sex ? text::nameOf(*member.sex) : QString();
    case IdentityNumber:
        return models::maskedIdentityNumber(member.identityNumber);
    case Category:
        return text::nameOf(member.category);
    case BranchPost:
        return member.branchPost;
    case JoinedOn:
        return member.joinedOn.toString(Qt::ISODate);
    case Mobile:
        return models::maskedMobile(member.mobile);
    case Branch:
        return m_branchNames.value(member.organisation);
    case Standing:
        return standingText(member);
    }
    return {};
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const auto &member = this->member(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(member, index.column());
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               textOf(member, index.column()));
    case PillDelegate::toneRole:
        if (index.column() == Standing && !standingText(member).isEmpty())
            return int(member.standing == models::MemberStanding::Suspended ? Tone::Error
                           : member.lost                                    ? Tone::Warning
                                                                            : Tone::Neutral);
        if (index.column() == Category && member.category == models::MemberCategory::Probationary)
            return int(Tone::Info);
        return {};
    }
    return {};
}

QVariant MemberListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation == Qt::Vertical)
        return {};
    const auto label = [](const QString &field) {
        return text::fieldLabel(models::kind::member, field);
    };
    switch (section) {
    case Name:
        return label(u"name"_s);
    case Sex:
        return label(u"sex"_s);
    case IdentityNumber:
        return label(u"identityNumber"_s);
    case Category:
        return label(u"category"_s);
    case BranchPost:
        return label(u"branchPost"_s);
    case JoinedOn:
        return label(u"joinedOn"_s);
    case Mobile:
        return label(u"mobile"_s);
    case Branch:
        return tr("Branch");
    case Standing:
        return tr("Remark");
    }
    return {};
}

} // namespace ui
