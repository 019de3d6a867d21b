// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <QCborMap>
#include <QIODevice>

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace hub {

class HubStore;

//! What an administrator does at the hub itself; the command line is a thin shell around it.
class Administration
{
public:
    Administration(HubStore &store, const models::Clock &clock, models::RandomSource &random);

    //! What was not there, and what says something else now; the rest is left as it stands.
    struct Imported {
        int added = 0;
        int changed = 0;
    };
    //! Organisations from CSV with the columns code, parent, type, category, name, seal_name;
    //! parents before or after their children. One transaction. Invalid carries the line as its
    //! number.
    Result<Imported> importOrganisations(QIODevice &csv);

    //! A person with a role at the organisation with this code; a further role for a person who is
    //! known there.
    Result<Person> addUser(const QString &name, const QString &organisationCode,
                           const QString &role);
    //! A fresh one-time code for the person of this name; NotFound, or Conflict when several people
    //! are called so and \a organisationCode does not tell them apart.
    Result<QString> enrolmentCode(const QString &name, const QString &organisationCode = {});

    //! Records of one kind, a JSON object a line with the catalogue's field names, `org` (uuid or
    //! code) and, if it shall be kept, `id`; validated, \a batch records a transaction. Invalid
    //! carries the line.
    Result<qint64> load(const QString &kind, QIODevice &ndjson, int batch = 5'000);

    Result<void> revokeDevice(DeviceId id);

private:
    RecordId freshId(const QString &kind, const QCborMap &fields);
    Result<Person> personOf(const QString &name, const QString &organisationCode);

    HubStore &m_store;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
};

} // namespace hub
