// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QDate>
#include <QString>

#include <optional>

namespace models {

enum class Sex { Male, Female };
enum class MemberCategory { Full, Probationary };
enum class MemberStanding { Normal, Suspended };

//! A Party member as the national collection form records one (16 items; 中组部全国党员管理信息系统
//! 采集表). Item 8, the branch, is \a organisation.
struct Member {
    MemberId id{};
    OrganisationId organisation{};
    QString name{};
    std::optional<Sex> sex{};
    QString ethnicity{};
    QString identityNumber{}; //!< 18 characters, or empty
    QDate birthOn{};
    QString education{};
    MemberCategory category = MemberCategory::Full;
    QDate joinedOn{};
    QDate fullMemberOn{};
    QString post{};
    QString mobile{};
    QString phone{};
    QString address{};
    MemberStanding standing = MemberStanding::Normal;
    bool lost = false;
    QString lostSince{}; //!< yyyy-MM
    bool away = false;
    QString awayTo{};
    QString branchPost{}; //!< 书记, 组织委员 …
    QString note{};
    qint64 revision = 0;
    bool pending = false; //!< has changes that the hub has not acknowledged

    //! Full members whose membership is not suspended vote (domain.md §1).
    bool mayVote() const
    {
        return category == MemberCategory::Full && standing == MemberStanding::Normal;
    }
};

} // namespace models
