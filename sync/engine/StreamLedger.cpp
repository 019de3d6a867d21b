// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/StreamLedger.h"

#include "models/sql/Database.h"

namespace engine {

using models::Database;
using models::Result;

namespace {

models::OrganisationId organisationOf(const QString &name)
{
    return models::OrganisationId::fromString(QStringView(name).left(name.indexOf(u'/')));
}

} // namespace

void StreamLedger::Stream::add(QByteArrayView rowHash)
{
    digest.add(rowHash);
    ++count;
    changed = true;
}

void StreamLedger::Stream::subtract(QByteArrayView rowHash)
{
    digest.subtract(rowHash);
    --count;
    changed = true;
}

Result<StreamLedger> StreamLedger::load(Database &database)
{
    BB_TRY_ASSIGN(rows,
                  database.prepare("SELECT no, name, cursor, head, row_count, digest, hub_count,"
                                   " hub_digest, in_scope FROM streams"));
    StreamLedger ledger;
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return ledger;
        Stream stream;
        stream.no = rows.number(0);
        stream.name = rows.text(1);
        stream.organisation = organisationOf(stream.name);
        stream.cursor = rows.number(2);
        stream.head = rows.number(3);
        stream.count = rows.number(4);
        stream.digest = wire::Digest(rows.bytes(5));
        stream.hubCount = rows.number(6);
        stream.hubDigest = rows.bytes(7);
        stream.inScope = rows.number(8) != 0;
        ledger.m_numbers.insert(stream.name, stream.no);
        ledger.m_streams.emplace(stream.no, std::move(stream));
    }
}

Result<void> StreamLedger::save(Database &database)
{
    BB_TRY_ASSIGN(update,
                  database.prepare("UPDATE streams SET cursor = ?2, head = ?3, row_count = ?4,"
                                   " digest = ?5, hub_count = ?6, hub_digest = ?7, in_scope = ?8"
                                   " WHERE no = ?1"));
    for (auto &[no, stream] : m_streams) {
        if (!stream.changed)
            continue;
        update.bind(1, no).bind(2, stream.cursor).bind(3, stream.head).bind(4, stream.count);
        update.bindBytes(5, stream.digest.bytes()).bind(6, stream.hubCount);
        update.bindBytes(7, stream.hubDigest).bind(8, qint64(stream.inScope));
        BB_TRY(update.run());
        stream.changed = false;
    }
    return {};
}

Result<StreamLedger::Stream *> StreamLedger::byName(Database &database, const QString &name)
{
    if (const auto known = m_numbers.constFind(name); known != m_numbers.cend())
        return &m_streams[*known];
    BB_TRY_ASSIGN(insert, database.prepare("INSERT INTO streams (name) VALUES (?1)"));
    BB_TRY(insert.bind(1, QStringView(name)).run());
    BB_TRY_ASSIGN(no, database.number("SELECT last_insert_rowid()"));
    Stream stream;
    stream.no = no;
    stream.name = name;
    stream.organisation = organisationOf(name);
    stream.hubDigest = QByteArray(32, '\0');
    m_numbers.insert(name, no);
    return &m_streams.emplace(no, std::move(stream)).first->second;
}

StreamLedger::Stream *StreamLedger::byNo(qint64 no)
{
    const auto found = m_streams.find(no);
    return found == m_streams.end() ? nullptr : &found->second;
}

Result<void> StreamLedger::erase(Database &database, qint64 no)
{
    BB_TRY_ASSIGN(remove, database.prepare("DELETE FROM streams WHERE no = ?1"));
    BB_TRY(remove.bind(1, no).run());
    if (const auto found = m_streams.find(no); found != m_streams.end()) {
        m_numbers.remove(found->second.name);
        m_streams.erase(found);
    }
    return {};
}

QHash<QString, qint64> StreamLedger::cursors() const
{
    QHash<QString, qint64> cursors;
    for (const auto &[no, stream] : m_streams) {
        // A stream that only local work has made so far is none that the hub has told of.
        if (stream.cursor > 0)
            cursors.insert(stream.name, stream.cursor);
    }
    return cursors;
}

QList<QString> StreamLedger::differing() const
{
    QList<QString> names;
    for (const auto &[no, stream] : m_streams) {
        if (stream.inScope && stream.isAtHead() && !stream.matches())
            names.append(stream.name);
    }
    return names;
}

} // namespace engine
