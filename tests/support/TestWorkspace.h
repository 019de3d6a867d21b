// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/MediaStore.h"
#include "models/store/SampleBranch.h"
#include "support/TestReplica.h"
#include "sync/engine/SyncService.h"
#include "ui/Workspace.h"

namespace support {

//! A TestReplica with all that pages need on top; not enrolled anywhere, so nothing leaves it.
class TestWorkspace
{
public:
    explicit TestWorkspace(ui::Workspace::Role role = ui::Workspace::Role::Secretary);

    //! The made-up branch of 22 members and its year.
    const models::SampleBranch &fillSample();

    TestReplica replica;
    models::MediaStore media;
    engine::SyncService sync;
    ui::Workspace workspace;
    models::SampleBranch sample;
};

} // namespace support
