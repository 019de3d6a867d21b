// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Administration.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"

#include "sync/hub/CsvLine.h"
#include "sync/hub/Directory.h"
#include "sync/hub/EnrolmentCodes.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/HubWriter.h"
#include "sync/hub/JsonRecord.h"
#include "sync/hub/RecordStore.h"
#include "sync/hub/SessionStore.h"

#include <QJsonDocument>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype columns = 6;
constexpr qint64 maximumLine = 1024 * 1024;

struct Row {
    QStringList fields{};
    qint64 line = 0;
};

Error atLine(Error error, qint64 line)
{
    error.number = line;
    return error;
}

Result<QList<Row>> readRows(QIODevice &csv)
{
    QList<Row> rows;
    for (qint64 line = 1; !csv.atEnd(); ++line) {
        auto text = QString::fromUtf8(csv.readLine(maximumLine)).trimmed();
        if (line == 1 && text.startsWith(QChar(0xfeff)))
            text.remove(0, 1);
        const auto fields = csvFields(text);
        if (text.isEmpty() || fields.first() == u"code")
            continue;
        if (fields.size() != columns)
            return atLine(models::invalid(u"line"_s, u"columns"_s), line);
        rows.append({fields, line});
    }
    return rows;
}

//! Whether what is stored says something else in these fields.
Result<bool> differs(RecordStore &records, const HubRecord &record)
{
    BB_TRY_ASSIGN(row, records.find(record.key));
    if (!row || row->deleted)
        return true;
    BB_TRY_ASSIGN(stored, models::cborMap(row->state));
    for (auto field = record.fields.cbegin(); field != record.fields.cend(); ++field) {
        if (stored.value(field.key()) != field.value())
            return true;
    }
    return false;
}

QCborMap fieldsOf(const QStringList &row)
{
    QCborMap fields;
    const QStringList names{u"code"_s,     u"parent"_s, u"type"_s,
                            u"category"_s, u"name"_s,   u"sealName"_s};
    for (qsizetype i = 0; i < columns; ++i) {
        if (row[i].isEmpty())
            continue;
        if (names[i] == u"parent")
            fields.insert(names[i], models::organisationIdOfCode(row[i]).bytes());
        else
            fields.insert(names[i], row[i]);
    }
    return fields;
}

} // namespace

Administration::Administration(HubStore &store, const models::Clock &clock,
                               models::RandomSource &random)
    : m_store(store),
      m_clock(clock),
      m_random(random)
{
}

Result<Administration::Imported> Administration::importOrganisations(QIODevice &csv)
{
    BB_TRY_ASSIGN(rows, readRows(csv));
    Imported imported;
    BB_TRY(m_store.write([&]() -> Result<void> {
        imported = {};
        auto &directory = m_store.directory();
        QList<HubRecord> records;
        auto waiting = rows;
        // A child may stand before its parent: what cannot be placed yet is tried again.
        while (!waiting.isEmpty()) {
            QList<Row> later;
            for (const auto &row : std::as_const(waiting)) {
                const auto &code = row.fields[0];
                const auto id = models::organisationIdOfCode(code);
                qint64 parent = 0;
                if (!row.fields[1].isEmpty()) {
                    const auto above = directory.findOrganisation(row.fields[1]);
                    if (!above) {
                        later.append(row);
                        continue;
                    }
                    parent = above->no;
                }
                const HubRecord record{
                    {models::kind::organisation.toString(), id.as<models::RecordTag>()},
                    id,
                    fieldsOf(row.fields)};
                if (!directory.findOrganisation(id)) {
                    ++imported.added;
                } else {
                    BB_TRY_ASSIGN(isOther, differs(m_store.records(), record));
                    imported.changed += isOther ? 1 : 0;
                }
                const auto node = directory.saveOrganisation(id, code, parent);
                if (!node)
                    return atLine(node.error(), row.line);
                records.append(record);
            }
            if (later.size() == waiting.size())
                return atLine(models::invalid(u"parent"_s, u"unknown"_s), later.first().line);
            waiting = later;
        }
        return HubWriter(m_store, m_clock).put(records);
    }));
    return imported;
}

Result<Person> Administration::personOf(const QString &name, const QString &organisationCode)
{
    BB_TRY_ASSIGN(people, m_store.directory().peopleNamed(name));
    if (!organisationCode.isEmpty()) {
        const auto organisation = models::organisationIdOfCode(organisationCode);
        people.removeIf([&](const Person &person) { return person.organisation != organisation; });
    }
    if (people.isEmpty())
        return Error{Error::NotFound, u"user"_s};
    if (people.size() > 1)
        return Error{Error::Conflict, u"user"_s, u"ambiguous"_s};
    return people.first();
}

Result<Person> Administration::addUser(const QString &name, const QString &organisationCode,
                                       const QString &role)
{
    Person person;
    BB_TRY(m_store.write([&]() -> Result<void> {
        auto &directory = m_store.directory();
        BB_TRY_ASSIGN(organisation, directory.findOrganisation(organisationCode));
        auto known = personOf(name, organisationCode);
        if (known) {
            person = *known;
        } else if (known.error().code == Error::NotFound) {
            person = {models::newId<PersonId>(m_clock, m_random), name, organisation.id};
            BB_TRY(directory.addPerson(person));
        } else {
            return known.error();
        }
        // The record first: it refuses an unknown role or an impossible name.
        BB_TRY(HubWriter(m_store, m_clock)
                   .put({{{models::kind::person.toString(), person.id.as<models::RecordTag>()},
                          organisation.id,
                          {{u"name"_s, name}, {u"role"_s, role}}}}));
        BB_TRY(directory.grant(person.id, organisation.id, role, m_clock.nowMs()));
        return m_store.sessions().addDecision(m_clock.nowMs(), u"grant"_s, role, {}, person.id);
    }));
    return person;
}

Result<QString> Administration::enrolmentCode(const QString &name, const QString &organisationCode)
{
    QString text;
    BB_TRY(m_store.write([&]() -> Result<void> {
        BB_TRY_ASSIGN(person, personOf(name, organisationCode));
        auto &directory = m_store.directory();
        auto fresh = codes::make(person.id, m_clock.nowMs(), m_random);
        while (directory.findCode(fresh.code.locator))
            fresh = codes::make(person.id, m_clock.nowMs(), m_random);
        BB_TRY(directory.saveCode(fresh.code));
        text = fresh.text;
        return m_store.sessions().addDecision(m_clock.nowMs(), u"code"_s, u"made"_s, {}, person.id);
    }));
    return text;
}

RecordId Administration::freshId(const QString &kind, const QCborMap &fields)
{
    if (kind != models::kind::attendance)
        return models::newId<RecordId>(m_clock, m_random);
    // A mark that a branch makes for the same member and meeting must be the same record.
    const auto meeting = models::MeetingId::fromBytes(fields.value(u"meeting"_s).toByteArray());
    const auto member = models::MemberId::fromBytes(fields.value(u"member"_s).toByteArray());
    return models::attendanceId(meeting, member).as<models::RecordTag>();
}

Result<qint64> Administration::load(const QString &kindName, QIODevice &ndjson, int batch)
{
    const auto *kind = models::catalogue::find(kindName);
    if (!kind || kind->stream == models::catalogue::StreamClass::Hub)
        return models::invalid(u"kind"_s, u"unknownKind"_s);
    QHash<QString, OrganisationId> organisations;
    const auto organisationOf = [&](const QString &text) -> Result<OrganisationId> {
        const auto known = organisations.constFind(text);
        if (known != organisations.cend())
            return *known;
        const auto id = OrganisationId::fromString(text);
        const auto node = id.isNull() ? m_store.directory().findOrganisation(text)
                                      : m_store.directory().findOrganisation(id);
        if (!node)
            return models::invalid(u"org"_s, u"unknown"_s);
        return *organisations.insert(text, node->id);
    };

    qint64 loaded = 0;
    qint64 line = 0;
    while (!ndjson.atEnd()) {
        QList<HubRecord> records;
        QList<qint64> lines;
        while (!ndjson.atEnd() && records.size() < batch) {
            const auto text = ndjson.readLine(maximumLine).trimmed();
            ++line;
            if (text.isEmpty())
                continue;
            const auto document = QJsonDocument::fromJson(text);
            if (!document.isObject())
                return atLine(models::invalid(u"line"_s, u"json"_s), line);
            const auto object = document.object();
            const auto organisation = organisationOf(object.value(u"org"_s).toString());
            if (!organisation)
                return atLine(organisation.error(), line);
            const auto fields = fieldsOfJson(*kind, object);
            if (!fields)
                return atLine(fields.error(), line);
            const auto given = RecordId::fromString(object.value(u"id"_s).toString());
            const auto id = given.isNull() ? freshId(kindName, *fields) : given;
            records.append({{kindName, id}, *organisation, *fields});
            lines.append(line);
        }
        const auto written =
            m_store.write([&] { return HubWriter(m_store, m_clock).put(records); });
        if (!written) {
            const auto &error = written.error();
            return error.code == Error::Invalid ? atLine(error, lines.value(error.number)) : error;
        }
        loaded += records.size();
    }
    return loaded;
}

Result<void> Administration::revokeDevice(DeviceId id)
{
    return m_store.write([&]() -> Result<void> {
        BB_TRY(m_store.directory().revoke(id, m_clock.nowMs()));
        return m_store.sessions().addDecision(m_clock.nowMs(), u"device"_s, u"revoked"_s, id, {});
    });
}

} // namespace hub
