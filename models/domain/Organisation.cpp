// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Organisation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace models {

namespace {

using Word = std::pair<OrganisationType, QStringView>;

constexpr std::array words{
    Word{OrganisationType::County, u"county"},
    Word{OrganisationType::Town, u"town"},
    Word{OrganisationType::GeneralBranch, u"general_branch"},
    Word{OrganisationType::Branch, u"branch"},
    Word{OrganisationType::Group, u"group"},
    Word{OrganisationType::Node, u"node"},
};

} // namespace

QString wordOf(OrganisationType type)
{
    return std::ranges::find(words, type, &Word::first)->second.toString();
}

OrganisationType organisationTypeOf(QStringView word)
{
    const auto found = std::ranges::find(words, word, &Word::second);
    return found == words.end() ? OrganisationType::Node : found->first;
}

} // namespace models
