// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"
#include "models/items/PinyinSearch.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace ui {

//! Narrows a member list; what is left empty does not filter.
struct MemberListFilter {
    QString text{}; //!< name by characters, pinyin or initials
    std::optional<models::MemberCategory> category{};
    bool suspendedOnly = false;
    bool lostOnly = false;
    bool awayOnly = false;
};

//! Members in a table. Filtering 35,000 is one pass over keys in memory, so that the list follows
//! the typing. Sensitive columns are always masked.
class MemberListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Branch,
        Sex,
        Category,
        BranchPost,
        Standing,
        IdentityNumber,
        JoinedOn,
        Mobile,
        ColumnCount
    };

    explicit MemberListModel(QObject *parent = nullptr);

    //! \a branchNames for lists over several branches.
    void setMembers(const QList<models::Member> &members,
                    const QHash<models::OrganisationId, QString> &branchNames = {});
    void setFilter(const MemberListFilter &filter);

    //! Without the filter.
    int total() const { return int(m_members.size()); }
    const models::Member &member(int row) const { return m_members.at(m_shown.at(row)); }
    //! -1 when it is filtered out or not there.
    int rowOf(models::MemberId id) const;
    QList<models::Member> shownMembers() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    bool passes(qsizetype index, const models::PinyinQuery &query) const;
    void applyFilter();
    QString textOf(const models::Member &member, int column) const;
    static QString standingText(const models::Member &member);

    QList<models::Member> m_members;
    QList<models::PinyinKey> m_keys;
    QHash<models::OrganisationId, QString> m_branchNames;
    MemberListFilter m_filter;
    QList<qsizetype> m_shown;
};

} // namespace ui
