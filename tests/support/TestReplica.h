// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Member.h"
#include "models/domain/Organisation.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/DraftRepository.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/RecordReader.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "support/TestContext.h"

#include <QTemporaryDir>

#include <memory>

namespace support {

//! "correct horse" as a passphrase in locked memory.
models::SecretBytes passphrase(const char *text = "correct horse battery");

//! A real vault in a folder of its own with everything above it, one branch and its town, and a
//! person at it. Keys are derived cheaply; time stands still until told.
//!
//! Ends the test program when the vault cannot be made.
class TestReplica
{
public:
    explicit TestReplica(quint64 seed = 1);
    ~TestReplica();

    //! Filled as a secretary would; not stored.
    models::Member aMember(int number = 1) const;
    models::Meeting aMeeting(models::MeetingKind kind = models::MeetingKind::ThemeDay) const;
    //! Stores \a count members more than there are, numbered on.
    QList<models::Member> saveMembers(int count);

    //! Changes that no receipt has answered.
    qint64 pendingChanges();
    //! What a number query answers; ends the program on an error.
    qint64 number(const char *sql);
    models::VaultContext context()
    {
        return {clock, random, models::crypto::PassphraseCost::cheap()};
    }

    QTemporaryDir folder;
    FakeClock clock;
    FakeRandom random;

private:
    models::Vault::Created m_created;
    std::unique_ptr<models::Database> m_database;

public:
    models::Vault &vault;
    const QString paperWords;
    models::Database &database;
    models::ChangeWriter writer;
    models::RecordReader records;
    models::MemberRepository members;
    models::MeetingRepository meetings;
    models::OrganisationRepository organisations;
    models::DraftRepository drafts;
    models::Settings settings;
    const models::Organisation townOrganisation;
    const models::Organisation branchOrganisation;
    const models::OrganisationId town;
    const models::OrganisationId branch;
    const models::PersonId person;
};

} // namespace support
