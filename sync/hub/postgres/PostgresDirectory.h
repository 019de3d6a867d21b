// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/Directory.h"
#include "sync/hub/postgres/KeyWrap.h"
#include "sync/hub/postgres/PostgresConnection.h"

namespace hub {

class PostgresDirectory final : public Directory
{
public:
    PostgresDirectory(PostgresConnection &connection, const KeyWrap &wrap)
        : m_connection(connection),
          m_wrap(wrap)
    {
    }

    Result<OrganisationNode> findOrganisation(OrganisationId id) override;
    Result<OrganisationNode> findOrganisation(const QString &code) override;
    Result<OrganisationNode> saveOrganisation(OrganisationId id, const QString &code,
                                              qint64 parent) override;

    Result<void> addPerson(const Person &person) override;
    Result<QList<Person>> peopleNamed(const QString &name) override;
    Result<Person> findPerson(PersonId id) override;
    Result<void> grant(PersonId person, OrganisationId organisation, const QString &role,
                       qint64 at) override;
    Result<QList<Grant>> grants(PersonId person) override;

    Result<Device> findDevice(DeviceId id) override;
    Result<Device> addDevice(const Device &device) override;
    Result<QList<Device>> devices() override;
    Result<void> revoke(DeviceId id, qint64 at) override;
    Result<QList<Cut>> cuts(DeviceId id) override;
    Result<QByteArray> personKey(qint64 device, PersonId person) override;
    Result<void> setPersonKey(qint64 device, PersonId person, const QByteArray &key,
                              qint64 at) override;

    Result<void> saveCode(const EnrolmentCode &code) override;
    Result<EnrolmentCode> findCode(const QString &locator) override;

private:
    Result<OrganisationNode> findNode(qint64 no);
    Result<OrganisationNode> move(const OrganisationNode &node, const OrganisationNode &parent);

    PostgresConnection &m_connection;
    const KeyWrap &m_wrap;
};

} // namespace hub
