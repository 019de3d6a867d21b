// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestContext.h"

#include <QTemporaryDir>

namespace simulation {

//! A hub and seven enrolled PCs, made once and copied for every history: keys and certificates
//! cost more than a history does.
class CountyTemplate
{
public:
    //! Four PCs of one branch, one of its neighbour, the town's and the county's.
    static constexpr int pcs = 7;
    //! The first of those that read but do not write.
    static constexpr int firstReader = 5;

    CountyTemplate();

    //! "hub", "pc0" … "pc6" in \a folder.
    void layOut(const QString &folder) const;

private:
    QTemporaryDir m_folder;
};

} // namespace simulation
