// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestWorkspace.h"

#include "support/Check.h"

using namespace Qt::StringLiterals;

namespace support {

TestWorkspace::TestWorkspace(ui::Workspace::Role role)
    : media(replica.database, replica.vault, replica.clock, replica.random),
      sync(replica.vault, replica.clock, replica.random),
      workspace({.vault = replica.vault,
                 .database = replica.database,
                 .writer = replica.writer,
                 .members = replica.members,
                 .meetings = replica.meetings,
                 .organisations = replica.organisations,
                 .drafts = replica.drafts,
                 .media = media,
                 .settings = replica.settings,
                 .sync = sync,
                 .clock = replica.clock,
                 .random = replica.random},
                replica.person, role),
      sample(replica.members, replica.meetings, replica.clock, replica.random)
{
    if (role == ui::Workspace::Role::Secretary)
        workspace.setBranch(replica.branchOrganisation);
}

const models::SampleBranch &TestWorkspace::fillSample()
{
    // The book begins with the first sample meeting: nothing before it is overdue.
    if (const auto set = replica.settings.setValue(u"inUseSince", u"2026-05-01"_s); !set)
        qFatal("%s", describe(set.error()).constData());
    must(sample.fill(replica.branch));
    return sample;
}

} // namespace support
