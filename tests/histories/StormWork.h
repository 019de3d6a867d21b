// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crash/CrashVault.h"

#include "models/media/MediaStore.h"

#include <functional>
#include <random>

namespace histories {

//! What a PC does in a storm: a few edits and a photo now and then, each followed by an attempt to
//! sync. Any of it may be the last.
class StormWork
{
public:
    //! Takes a line when what it says is durable, or is about to be tried.
    using Tell = std::function<void(const QString &line)>;

    //! \a edits: false for whoever only reads.
    StormWork(const QString &folder, quint64 seed, bool edits, Tell tell);

    //! Tells "try ID OLD NEW" before it writes a note over another and "note ID NEW" behind it;
    //! "member ID", "file HASH" and "synced" when they are done. Empty values are "-".
    models::Result<void> run(int rounds);

private:
    models::Result<void> addMember(models::OrganisationId branch);
    models::Result<void> changeNote();
    models::Result<void> addPhoto(models::OrganisationId branch);
    void sync();

    std::unique_ptr<crash::OpenVault> m_open;
    std::mt19937_64 m_random;
    const bool m_edits;
    Tell m_tell;
    std::unique_ptr<models::ChangeWriter> m_writer;
    models::MediaStore m_media;
};

} // namespace histories
