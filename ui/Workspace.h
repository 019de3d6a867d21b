// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Organisation.h"

#include <QObject>
#include <QSet>

namespace engine {
class SyncService;
}

namespace models {
class ChangeWriter;
class Clock;
class Database;
class DraftRepository;
class MediaStore;
class MeetingRepository;
class MemberRepository;
class OrganisationRepository;
class RandomSource;
class Settings;
class Vault;
} // namespace models

namespace ui {

//! Everything a page may use, made by app/desktop and handed to each constructor; and the one
//! thing that pages share: which branch is being worked on.
//!
//! All members outlive the window. UI thread.
class Workspace : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        models::Vault &vault;
        models::Database &database;
        models::ChangeWriter &writer;
        models::MemberRepository &members;
        models::MeetingRepository &meetings;
        models::OrganisationRepository &organisations;
        models::DraftRepository &drafts;
        models::MediaStore &media;
        models::Settings &settings;
        engine::SyncService &sync;
        const models::Clock &clock;
        models::RandomSource &random;
    };

    //! What the person does here; decides the rail and the right to edit.
    enum class Role { Secretary, Reviewer, County };

    Workspace(const Parts &parts, models::PersonId person, Role role, QObject *parent = nullptr);

    models::Vault &vault;
    models::Database &database;
    models::ChangeWriter &writer;
    models::MemberRepository &members;
    models::MeetingRepository &meetings;
    models::OrganisationRepository &organisations;
    models::DraftRepository &drafts;
    models::MediaStore &media;
    models::Settings &settings;
    engine::SyncService &sync;
    const models::Clock &clock;
    models::RandomSource &random;

    models::PersonId person() const { return m_person; }
    Role role() const { return m_role; }
    //! The made-up branch of the first run: never to be connected.
    bool isSample() const { return m_sample; }
    bool mayEdit() const { return m_role == Role::Secretary; }

    //! Null id for a reviewer or the county: all branches of the replica.
    const models::Organisation &branch() const { return m_branch; }
    void setBranch(const models::Organisation &branch);
    //! Makes the branch of a record that is about to be shown the one in view, unless all are.
    void workOn(models::OrganisationId branch);
    //! The branch's name where a record could be taken for another branch's: when the person at
    //! the PC keeps several books. Else empty.
    QString branchWords(models::OrganisationId branch) const;

    //! After a page has written: others refresh and the engine wakes.
    void noticeChange(const QSet<QString> &kinds);

signals:
    //! The branch still is what it was: what is being written belongs to it.
    void branchLeft();
    void branchChanged();
    //! Own writes and rows that a sync brought.
    void recordsChanged(const QSet<QString> &kinds);

private:
    models::PersonId m_person;
    Role m_role;
    bool m_sample = false;
    models::Organisation m_branch;
};

} // namespace ui
