// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedDirectory.h"

namespace hub {

namespace {

OrganisationNode nodeOf(const models::Statement &row)
{
    OrganisationNode node;
    node.no = row.number(0);
    node.id = row.id<OrganisationId>(1);
    node.code = row.text(2);
    node.parent = row.number(3);
    node.path = row.text(4);
    return node;
}

Device deviceOf(const models::Statement &row)
{
    Device device;
    device.no = row.number(0);
    device.id = row.id<DeviceId>(1);
    device.signingKey = row.bytes(2);
    device.boxKey = row.bytes(3);
    device.enrolledAt = row.number(4);
    device.revoked = !row.isNull(5);
    return device;
}

Person personOf(const models::Statement &row)
{
    return {row.id<PersonId>(0), row.text(1), row.id<OrganisationId>(2)};
}

QString pathBelow(const QString &parent, qint64 no)
{
    return parent + QString::number(no) + u'/';
}

} // namespace

Result<OrganisationNode> EmbeddedDirectory::findOrganisation(OrganisationId id)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, id, code, parent, path FROM organisation"
                                   " WHERE id = ?"));
    select->bind(1, id);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return nodeOf(*select.operator->());
}

Result<OrganisationNode> EmbeddedDirectory::findOrganisation(const QString &code)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, id, code, parent, path FROM organisation"
                                   " WHERE code = ?"));
    select->bind(1, code);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return nodeOf(*select.operator->());
}

Result<OrganisationNode> EmbeddedDirectory::findNode(qint64 no)
{
    if (no == 0)
        return OrganisationNode{0, {}, {}, 0, QStringLiteral("/")};
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, id, code, parent, path FROM organisation"
                                   " WHERE no = ?"));
    select->bind(1, no);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return nodeOf(*select.operator->());
}

Result<OrganisationNode> EmbeddedDirectory::saveOrganisation(OrganisationId id, const QString &code,
                                                             qint64 parent)
{
    BB_TRY_ASSIGN(above, findNode(parent));
    const auto known = findOrganisation(id);
    if (known) {
        if (known->parent == parent)
            return *known;
        if (above.path.startsWith(known->path))
            return models::invalid(QStringLiteral("parent"), QStringLiteral("cycle"));
        return move(*known, above);
    }
    OrganisationNode node{0, id, code, parent, {}};
    {
        // The path needs the number, so it is only unique at first.
        BB_TRY_ASSIGN(insert,
                      m_statements.use("INSERT INTO organisation (id, code, parent, path)"
                                       " VALUES (?, ?, ?, ?) RETURNING no"));
        insert->bind(1, id).bind(2, code).bind(4, code);
        parent == 0 ? insert->bindNull(3) : insert->bind(3, parent);
        BB_TRY(insert->step());
        node.no = insert->number(0);
    }
    node.path = pathBelow(above.path, node.no);
    BB_TRY_ASSIGN(update, m_statements.use("UPDATE organisation SET path = ?2 WHERE no = ?1"));
    update->bind(1, node.no).bind(2, node.path);
    BB_TRY(update->run());
    return node;
}

Result<OrganisationNode> EmbeddedDirectory::move(const OrganisationNode &node,
                                                 const OrganisationNode &parent)
{
    const auto path = pathBelow(parent.path, node.no);
    {
        BB_TRY_ASSIGN(update,
                      m_statements.use("UPDATE organisation SET parent = ?2 WHERE no = ?1"));
        update->bind(1, node.no);
        parent.no == 0 ? update->bindNull(2) : update->bind(2, parent.no);
        BB_TRY(update->run());
    }
    BB_TRY_ASSIGN(update,
                  m_statements.use("UPDATE organisation SET path = ?3 || substr(path, ?4)"
                                   " WHERE path >= ?1 AND path < ?2"));
    update->bind(1, node.path).bind(2, node.path.chopped(1) + u'0');
    update->bind(3, path).bind(4, qint64(node.path.size() + 1));
    BB_TRY(update->run());
    auto moved = node;
    moved.parent = parent.no;
    moved.path = path;
    return moved;
}

Result<void> EmbeddedDirectory::addPerson(const Person &person)
{
    BB_TRY_ASSIGN(insert, m_statements.use("INSERT INTO person (id, name, org) VALUES (?, ?, ?)"));
    insert->bind(1, person.id).bind(2, person.name).bind(3, person.organisation);
    return insert->run();
}

Result<QList<Person>> EmbeddedDirectory::peopleNamed(const QString &name)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT id, name, org FROM person WHERE name = ?"));
    select->bind(1, name);
    QList<Person> people;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return people;
        people.append(personOf(*select.operator->()));
    }
}

Result<Person> EmbeddedDirectory::findPerson(PersonId id)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT id, name, org FROM person WHERE id = ?"));
    select->bind(1, id);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return personOf(*select.operator->());
}

Result<void> EmbeddedDirectory::grant(PersonId person, OrganisationId organisation,
                                      const QString &role, qint64 at)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO role_grant (person, org, role, granted_at)"
                                   " VALUES (?, ?, ?, ?) ON CONFLICT (person, org, role)"
                                   " DO UPDATE SET revoked_at = NULL"));
    insert->bind(1, person).bind(2, organisation).bind(3, role).bind(4, at);
    return insert->run();
}

Result<QList<Grant>> EmbeddedDirectory::grants(PersonId person)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT o.no, o.id, o.code, o.parent, o.path, g.role"
                                   " FROM role_grant g JOIN organisation o ON o.id = g.org"
                                   " WHERE g.person = ? AND g.revoked_at IS NULL"
                                   " ORDER BY g.granted_at, o.no"));
    select->bind(1, person);
    QList<Grant> grants;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return grants;
        grants.append({select->text(5), nodeOf(*select.operator->())});
    }
}

Result<Device> EmbeddedDirectory::findDevice(DeviceId id)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, id, signing_key, box_key, enrolled_at, revoked_at"
                                   " FROM device WHERE id = ?"));
    select->bind(1, id);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return deviceOf(*select.operator->());
}

Result<Device> EmbeddedDirectory::addDevice(const Device &device)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO device (id, signing_key, box_key, enrolled_at)"
                                   " VALUES (?, ?, ?, ?) RETURNING no"));
    insert->bind(1, device.id).bindBytes(2, device.signingKey).bindBytes(3, device.boxKey);
    insert->bind(4, device.enrolledAt);
    BB_TRY(insert->step());
    auto added = device;
    added.no = insert->number(0);
    return added;
}

Result<QList<Device>> EmbeddedDirectory::devices()
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT no, id, signing_key, box_key, enrolled_at, revoked_at"
                                   " FROM device ORDER BY no"));
    QList<Device> devices;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return devices;
        devices.append(deviceOf(*select.operator->()));
    }
}

Result<void> EmbeddedDirectory::revoke(DeviceId id, qint64 at)
{
    BB_TRY_ASSIGN(device, findDevice(id));
    if (device.revoked)
        return {};
    BB_TRY_ASSIGN(cut,
                  m_statements.use("INSERT INTO device_cut (device, incarnation, n)"
                                   " SELECT device, incarnation, next_n - 1 FROM chain"
                                   " WHERE device = ?"));
    cut->bind(1, device.no);
    BB_TRY(cut->run());
    BB_TRY_ASSIGN(update,
                  m_statements.use("UPDATE device SET revoked_at = coalesce(revoked_at, ?2)"
                                   " WHERE no = ?1"));
    update->bind(1, device.no).bind(2, at);
    BB_TRY(update->run());
    BB_TRY_ASSIGN(remove, m_statements.use("DELETE FROM token WHERE device = ?"));
    remove->bind(1, device.no);
    return remove->run();
}

Result<QList<Cut>> EmbeddedDirectory::cuts(DeviceId id)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT c.incarnation, c.n FROM device_cut c"
                                   " JOIN device d ON d.no = c.device WHERE d.id = ?"
                                   " ORDER BY c.incarnation"));
    select->bind(1, id);
    QList<Cut> cuts;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return cuts;
        cuts.append({select->id<RecordId>(0), select->number(1)});
    }
}

Result<QByteArray> EmbeddedDirectory::personKey(qint64 device, PersonId person)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT signing_key FROM device_person"
                                   " WHERE device = ? AND person = ?"));
    select->bind(1, device).bind(2, person);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return select->bytes(0);
}

Result<void> EmbeddedDirectory::setPersonKey(qint64 device, PersonId person, const QByteArray &key,
                                             qint64 at)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO device_person (device, person, signing_key,"
                                   " enrolled_at) VALUES (?1, ?2, ?3, ?4)"
                                   " ON CONFLICT (device, person) DO UPDATE SET signing_key = ?3"));
    insert->bind(1, device).bind(2, person).bindBytes(3, key).bind(4, at);
    return insert->run();
}

Result<void> EmbeddedDirectory::saveCode(const EnrolmentCode &code)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO enrolment_code (locator, hash, person, expires_at,"
                                   " tries_left, used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                                   " ON CONFLICT (locator) DO UPDATE SET tries_left = ?5,"
                                   " used_at = ?6"));
    insert->bind(1, code.locator).bindBytes(2, code.hash).bind(3, code.person);
    insert->bind(4, code.expiresAt).bind(5, qint64(code.triesLeft));
    code.used ? insert->bind(6, qint64(1)) : insert->bindNull(6);
    return insert->run();
}

Result<EnrolmentCode> EmbeddedDirectory::findCode(const QString &locator)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT hash, person, expires_at, tries_left, used_at"
                                   " FROM enrolment_code WHERE locator = ?"));
    select->bind(1, locator);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    EnrolmentCode code;
    code.locator = locator;
    code.hash = select->bytes(0);
    code.person = select->id<PersonId>(1);
    code.expiresAt = select->number(2);
    code.triesLeft = int(select->number(3));
    code.used = !select->isNull(4);
    return code;
}

} // namespace hub
