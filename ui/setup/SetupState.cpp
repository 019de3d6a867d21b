// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SetupState.h"

using namespace Qt::StringLiterals;

namespace ui {

QString wordOf(Workspace::Role role)
{
    switch (role) {
    case Workspace::Role::Secretary:
        return u"secretary"_s;
    case Workspace::Role::Reviewer:
        return u"reviewer"_s;
    case Workspace::Role::County:
        return u"county"_s;
    }
    return u"secretary"_s;
}

Workspace::Role roleOf(QStringView word)
{
    if (word == u"reviewer")
        return Workspace::Role::Reviewer;
    return word == u"county" ? Workspace::Role::County : Workspace::Role::Secretary;
}

} // namespace ui
