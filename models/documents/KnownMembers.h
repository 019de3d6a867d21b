// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QHash>
#include <QList>

#include <optional>

namespace models {

//! The members already recorded, to recognise those of a roster.
class KnownMembers
{
public:
    explicit KnownMembers(const QList<Member> &members);

    //! By identity number in the whole replica.
    const Member *byIdentityNumber(const QString &number) const;

    struct ByName {
        const Member *member = nullptr; //!< the one who is meant
        bool doubtful = false; //!< someone has the name, but it cannot be told whether it is he
    };
    //! For rows without a number: in the same branch, by name, unless a birth or joining date or a
    //! number speaks against it.
    ByName byName(const Member &read) const;

private:
    QList<Member> m_members;
    QHash<QString, qsizetype> m_byNumber;
    QMultiHash<QString, qsizetype> m_byName;
};

} // namespace models
