// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/LocalIdentity.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/OrganisationFields.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/RecordTable.h"
#include "models/store/Settings.h"
#include "models/store/StreamTable.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString identitySetting(PersonId vaultPerson)
{
    return u"identity."_s + vaultPerson.toString();
}

//! Runs \a sql with the old id as ?1 and the new one as ?2.
template <typename IdType>
Result<void> replace(Database &database, const QByteArray &sql, IdType from, IdType to)
{
    BB_TRY_ASSIGN(statement, database.prepare(sql.constData()));
    statement.bindBytes(1, from.bytes()).bindBytes(2, to.bytes());
    return statement.run();
}

Result<bool> hasSealedChanges(Database &database, PersonId person)
{
    BB_TRY_ASSIGN(select,
                  database.prepare("SELECT EXISTS (SELECT 1 FROM changes WHERE actor = ?1 "
                                   "AND batch IS NOT NULL)"));
    select.bind(1, person);
    BB_TRY(select.step());
    return select.number(0) != 0;
}

Result<void> mapPerson(Database &database, PersonId from, PersonId to)
{
    if (from == to)
        return {};
    for (const auto *sql : {
             "UPDATE changes SET actor = ?2 WHERE actor = ?1",
             "UPDATE incarnations SET person = ?2 WHERE person = ?1",
             "UPDATE drafts SET person = ?2 WHERE person = ?1",
             "UPDATE access_log SET person = ?2 WHERE person = ?1",
             "DELETE FROM people WHERE id = ?1 AND seq IS NULL AND ?2 IS NOT NULL",
         })
        BB_TRY(replace(database, sql, from, to));
    return Settings(database).setValue(identitySetting(from), to.bytes());
}

//! Gives the rows of a local stream to the real one of the same class and year.
Result<void> mapStreams(Database &database, OrganisationId from, OrganisationId to)
{
    BB_TRY_ASSIGN(streams, StreamTable::create(database));
    QList<std::pair<qint64, QString>> local;
    {
        BB_TRY_ASSIGN(select,
                      database.prepare("SELECT no, name FROM streams WHERE name GLOB ?1 || '/*'"));
        select.bind(1, from.toString());
        for (;;) {
            BB_TRY_ASSIGN(found, select.step());
            if (!found)
                break;
            local.append({select.number(0), select.text(1)});
        }
    }
    BB_TRY_ASSIGN(erase, database.prepare("DELETE FROM streams WHERE no = ?1"));
    for (const auto &[number, name] : local) {
        BB_TRY_ASSIGN(target, streams.number(to.toString() + name.mid(from.toString().size())));
        QByteArrayList tables{"tombstones"};
        for (const auto &kind : catalogue::kinds())
            tables << kind.table;
        for (const auto &table : tables) {
            BB_TRY_ASSIGN(
                move,
                database.prepare(
                    ("UPDATE " + table + " SET stream = ?2 WHERE stream = ?1").constData()));
            move.bind(1, number).bind(2, target);
            BB_TRY(move.run());
        }
        erase.bind(1, number);
        BB_TRY(erase.run());
    }
    return {};
}

Result<void> mapOrganisation(Database &database, OrganisationId from, OrganisationId to)
{
    if (from == to)
        return {};
    // The real organisation comes from the hub; the local one has served.
    BB_TRY(replace(database, "DELETE FROM organisations WHERE id = ?1 AND seq IS NULL AND ?2 <> ?1",
                   from, to));
    for (const auto &kind : catalogue::kinds()) {
        const QByteArray table(kind.table);
        BB_TRY(replace(database, "UPDATE " + table + " SET org = ?2 WHERE org = ?1", from, to));
        for (const auto &field : kind.fields) {
            if (qstrcmp(field.references, "organisation") == 0) {
                const auto column = field.column().toLatin1();
                BB_TRY(replace(database,
                               "UPDATE " + table + " SET " + column + " = ?2 WHERE " + column
                                   + " = ?1",
                               from, to));
            }
        }
    }
    BB_TRY(replace(database, "UPDATE changes SET org = ?2 WHERE org = ?1", from, to));
    BB_TRY(replace(database, "UPDATE drafts SET org = ?2 WHERE org = ?1", from, to));
    return mapStreams(database, from, to);
}

} // namespace

Result<void> storeLocalOrganisation(Database &database, const Organisation &organisation)
{
    Transaction transaction(database);
    BB_TRY(transaction.begun());
    const auto &kind = *catalogue::find(kind::organisation);
    BB_TRY_ASSIGN(table, RecordTable::create(database, kind));
    BB_TRY_ASSIGN(streams, StreamTable::create(database));
    BB_TRY_ASSIGN(stored, table->find(organisation.id.as<RecordTag>()));
    StoredRow row = stored.value_or(StoredRow{});
    row.id = organisation.id.as<RecordTag>();
    row.organisation = organisation.id;
    row.fields = toFields(organisation);
    BB_TRY_ASSIGN(number, streams.number(catalogue::streamName(kind, organisation.id, row.fields)));
    row.stream = number;
    row.revision += 1;
    BB_TRY(table->put(row));
    return transaction.commit();
}

Result<void> adoptIdentity(Database &database, const Identity &local, const Identity &real)
{
    Transaction transaction(database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(sealedAlready, hasSealedChanges(database, local.person));
    if (sealedAlready)
        return Error::Conflict;
    BB_TRY(mapPerson(database, local.person, real.person));
    BB_TRY(mapOrganisation(database, local.organisation, real.organisation));
    return transaction.commit();
}

Result<PersonId> actingPerson(Database &database, PersonId vaultPerson)
{
    BB_TRY_ASSIGN(value, Settings(database).value(identitySetting(vaultPerson)));
    const auto person = PersonId::fromBytes(value.toByteArray());
    return person.isNull() ? vaultPerson : person;
}

} // namespace models
