// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <optional>

namespace hub {

//! The organisation tree, people with their roles, devices and the codes that enrol them.
//!
//! find… answers NotFound where there is none.
class Directory
{
public:
    virtual ~Directory() = default;

    virtual Result<OrganisationNode> findOrganisation(OrganisationId id) = 0;
    virtual Result<OrganisationNode> findOrganisation(const QString &code) = 0;
    //! Adds the node, or moves it with its subtree when \a parent differs.
    virtual Result<OrganisationNode> saveOrganisation(OrganisationId id, const QString &code,
                                                      qint64 parent) = 0;

    virtual Result<void> addPerson(const Person &person) = 0;
    virtual Result<QList<Person>> peopleNamed(const QString &name) = 0;
    virtual Result<Person> findPerson(PersonId id) = 0;
    virtual Result<void> grant(PersonId person, OrganisationId organisation, const QString &role,
                               qint64 at) = 0;
    virtual Result<QList<Grant>> grants(PersonId person) = 0;

    virtual Result<Device> findDevice(DeviceId id) = 0;
    virtual Result<Device> addDevice(const Device &device) = 0;
    virtual Result<QList<Device>> devices() = 0;
    //! Notes where its chains stand, and takes its tokens; later ones change nothing.
    virtual Result<void> revoke(DeviceId id, qint64 at) = 0;
    //! Of a revoked device, one for each chain.
    virtual Result<QList<Cut>> cuts(DeviceId id) = 0;
    //! The key that \a person signs with at \a device.
    virtual Result<QByteArray> personKey(qint64 device, PersonId person) = 0;
    virtual Result<void> setPersonKey(qint64 device, PersonId person, const QByteArray &key,
                                      qint64 at) = 0;

    virtual Result<void> saveCode(const EnrolmentCode &code) = 0;
    virtual Result<EnrolmentCode> findCode(const QString &locator) = 0;
};

} // namespace hub
