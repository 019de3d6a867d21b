// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresDirectory.h"

#include "sync/hub/postgres/PostgresLocks.h"

namespace hub {

namespace {

OrganisationNode nodeOf(const PostgresStatement &row)
{
    OrganisationNode node;
    node.no = row.number(0);
    node.id = row.id<OrganisationId>(1);
    node.code = row.text(2);
    node.parent = row.number(3);
    node.path = row.text(4);
    return node;
}

Device deviceOf(const PostgresStatement &row)
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

Person personOf(const PostgresStatement &row)
{
    return {row.id<PersonId>(0), row.text(1), row.id<OrganisationId>(2)};
}

QByteArray placeOf(const QString &locator)
{
    return "code/" + locator.toUtf8();
}

QString pathBelow(const QString &parent, qint64 no)
{
    return parent + QString::number(no) + u'/';
}

} // namespace

Result<OrganisationNode> PostgresDirectory::findOrganisation(OrganisationId id)
{
    auto select = m_connection.use("SELECT no, id, code, parent, path FROM organisation"
                                   " WHERE id = $1");
    select->bind(1, id);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return nodeOf(*select);
}

Result<OrganisationNode> PostgresDirectory::findOrganisation(const QString &code)
{
    auto select = m_connection.use("SELECT no, id, code, parent, path FROM organisation"
                                   " WHERE code = $1");
    select->bind(1, code);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return nodeOf(*select);
}

Result<OrganisationNode> PostgresDirectory::findNode(qint64 no)
{
    if (no == 0)
        return OrganisationNode{0, {}, {}, 0, QStringLiteral("/")};
    auto select = m_connection.use("SELECT no, id, code, parent, path FROM organisation"
                                   " WHERE no = $1");
    select->bind(1, no);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return nodeOf(*select);
}

Result<OrganisationNode> PostgresDirectory::saveOrganisation(OrganisationId id, const QString &code,
                                                             qint64 parent)
{
    // Two moves at once could make a ring, or leave a path behind.
    BB_TRY(locks::take(m_connection, locks::organisations));
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
        auto insert = m_connection.use("INSERT INTO organisation (id, code, parent, path)"
                                       " VALUES ($1, $2, $3, $4) RETURNING no");
        insert->bind(1, id).bind(2, code).bind(4, code);
        parent == 0 ? insert->bindNull(3) : insert->bind(3, parent);
        BB_TRY(insert->step());
        node.no = insert->number(0);
    }
    node.path = pathBelow(above.path, node.no);
    auto update = m_connection.use("UPDATE organisation SET path = $2 WHERE no = $1");
    update->bind(1, node.no).bind(2, node.path);
    BB_TRY(update->run());
    return node;
}

Result<OrganisationNode> PostgresDirectory::move(const OrganisationNode &node,
                                                 const OrganisationNode &parent)
{
    const auto path = pathBelow(parent.path, node.no);
    {
        auto update = m_connection.use("UPDATE organisation SET parent = $2 WHERE no = $1");
        update->bind(1, node.no);
        parent.no == 0 ? update->bindNull(2) : update->bind(2, parent.no);
        BB_TRY(update->run());
    }
    auto update = m_connection.use("UPDATE organisation SET path = $3 || substr(path, $4::integer)"
                                   " WHERE path >= $1 AND path < $2");
    update->bind(1, node.path).bind(2, node.path.chopped(1) + u'0');
    update->bind(3, path).bind(4, qint64(node.path.size() + 1));
    BB_TRY(update->run());
    auto moved = node;
    moved.parent = parent.no;
    moved.path = path;
    return moved;
}

Result<void> PostgresDirectory::addPerson(const Person &person)
{
    auto insert = m_connection.use("INSERT INTO person (id, name, org) VALUES ($1, $2, $3)");
    insert->bind(1, person.id).bind(2, person.name).bind(3, person.organisation);
    return insert->run();
}

Result<QList<Person>> PostgresDirectory::peopleNamed(const QString &name)
{
    auto select = m_connection.use("SELECT id, name, org FROM person WHERE name = $1");
    select->bind(1, name);
    QList<Person> people;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return people;
        people.append(personOf(*select));
    }
}

Result<Person> PostgresDirectory::findPerson(PersonId id)
{
    auto select = m_connection.use("SELECT id, name, org FROM person WHERE id = $1");
    select->bind(1, id);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return personOf(*select);
}

Result<void> PostgresDirectory::grant(PersonId person, OrganisationId organisation,
                                      const QString &role, qint64 at)
{
    auto insert = m_connection.use("INSERT INTO role_grant (person, org, role, granted_at)"
                                   " VALUES ($1, $2, $3, $4) ON CONFLICT (person, org, role)"
                                   " DO UPDATE SET revoked_at = NULL");
    insert->bind(1, person).bind(2, organisation).bind(3, role).bind(4, at);
    return insert->run();
}

Result<QList<Grant>> PostgresDirectory::grants(PersonId person)
{
    auto select = m_connection.use("SELECT o.no, o.id, o.code, o.parent, o.path, g.role"
                                   " FROM role_grant g JOIN organisation o ON o.id = g.org"
                                   " WHERE g.person = $1 AND g.revoked_at IS NULL"
                                   " ORDER BY g.granted_at, o.no");
    select->bind(1, person);
    QList<Grant> grants;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return grants;
        grants.append({select->text(5), nodeOf(*select)});
    }
}

Result<Device> PostgresDirectory::findDevice(DeviceId id)
{
    auto select = m_connection.use("SELECT no, id, signing_key, box_key, enrolled_at, revoked_at"
                                   " FROM device WHERE id = $1");
    select->bind(1, id);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return deviceOf(*select);
}

Result<Device> PostgresDirectory::addDevice(const Device &device)
{
    auto insert = m_connection.use("INSERT INTO device (id, signing_key, box_key, enrolled_at)"
                                   " VALUES ($1, $2, $3, $4) RETURNING no");
    insert->bind(1, device.id).bindBytes(2, device.signingKey).bindBytes(3, device.boxKey);
    insert->bind(4, device.enrolledAt);
    BB_TRY(insert->step());
    auto added = device;
    added.no = insert->number(0);
    return added;
}

Result<QList<Device>> PostgresDirectory::devices()
{
    auto select = m_connection.use("SELECT no, id, signing_key, box_key, enrolled_at, revoked_at"
                                   " FROM device ORDER BY no");
    QList<Device> devices;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return devices;
        devices.append(deviceOf(*select));
    }
}

Result<void> PostgresDirectory::revoke(DeviceId id, qint64 at)
{
    {
        auto lock = m_connection.use("SELECT revoked_at FROM device WHERE id = $1 FOR UPDATE");
        lock->bind(1, id);
        BB_TRY_ASSIGN(found, lock->step());
        if (!found)
            return Error::NotFound;
        if (!lock->isNull(0))
            return {};
    }
    BB_TRY_ASSIGN(device, findDevice(id));
    {
        // Batches under way come to their end first: what they append stands.
        auto lock =
            m_connection.use("SELECT no FROM chain WHERE device = $1 ORDER BY no FOR UPDATE");
        BB_TRY(lock->bind(1, device.no).run());
    }
    {
        auto cut = m_connection.use("INSERT INTO device_cut (device, incarnation, n)"
                                    " SELECT device, incarnation, next_n - 1 FROM chain"
                                    " WHERE device = $1");
        BB_TRY(cut->bind(1, device.no).run());
    }
    {
        auto update = m_connection.use("UPDATE device SET revoked_at = $2 WHERE no = $1");
        BB_TRY(update->bind(1, device.no).bind(2, at).run());
    }
    auto remove = m_connection.use("DELETE FROM token WHERE device = $1");
    return remove->bind(1, device.no).run();
}

Result<QList<Cut>> PostgresDirectory::cuts(DeviceId id)
{
    auto select = m_connection.use("SELECT c.incarnation, c.n FROM device_cut c"
                                   " JOIN device d ON d.no = c.device WHERE d.id = $1"
                                   " ORDER BY c.incarnation");
    select->bind(1, id);
    QList<Cut> cuts;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return cuts;
        cuts.append({select->id<RecordId>(0), select->number(1)});
    }
}

Result<QByteArray> PostgresDirectory::personKey(qint64 device, PersonId person)
{
    auto select = m_connection.use("SELECT signing_key FROM device_person"
                                   " WHERE device = $1 AND person = $2");
    select->bind(1, device).bind(2, person);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return select->bytes(0);
}

Result<void> PostgresDirectory::setPersonKey(qint64 device, PersonId person, const QByteArray &key,
                                             qint64 at)
{
    auto insert = m_connection.use("INSERT INTO device_person (device, person, signing_key,"
                                   " enrolled_at) VALUES ($1, $2, $3, $4)"
                                   " ON CONFLICT (device, person) DO UPDATE SET signing_key = $3");
    insert->bind(1, device).bind(2, person).bindBytes(3, key).bind(4, at);
    return insert->run();
}

Result<void> PostgresDirectory::saveCode(const EnrolmentCode &code)
{
    auto insert = m_connection.use("INSERT INTO enrolment_code (locator, hash, person, expires_at,"
                                   " tries_left, used_at) VALUES ($1, $2, $3, $4, $5, $6)"
                                   " ON CONFLICT (locator) DO UPDATE"
                                   " SET tries_left = excluded.tries_left,"
                                   " used_at = excluded.used_at");
    insert->bind(1, code.locator).bindBytes(2, m_wrap.seal(code.hash, placeOf(code.locator)));
    insert->bind(3, code.person).bind(4, code.expiresAt).bind(5, qint64(code.triesLeft));
    code.used ? insert->bind(6, qint64(1)) : insert->bindNull(6);
    return insert->run();
}

Result<EnrolmentCode> PostgresDirectory::findCode(const QString &locator)
{
    // Locked, because whoever looks it up writes it: two guesses at once are two guesses.
    auto select = m_connection.use("SELECT hash, person, expires_at, tries_left, used_at"
                                   " FROM enrolment_code WHERE locator = $1 FOR UPDATE");
    select->bind(1, locator);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    BB_TRY_ASSIGN(hash, m_wrap.open(select->bytes(0), placeOf(locator)));
    EnrolmentCode code;
    code.locator = locator;
    code.hash = hash.view().toByteArray();
    code.person = select->id<PersonId>(1);
    code.expiresAt = select->number(2);
    code.triesLeft = int(select->number(3));
    code.used = !select->isNull(4);
    return code;
}

} // namespace hub
