// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresBundleShelf.h"

namespace hub {

namespace {

Result<BundlePart> read(PostgresStatement &row)
{
    BundlePart part;
    part.bundle = row.id<RecordId>(0);
    part.part = int(row.number(1));
    part.device = row.number(2);
    part.person = row.id<PersonId>(3);
    part.receivedAt = row.number(4);
    part.isLast = row.flag(5);
    if (!row.isNull(6))
        part.parked = row.text(6);
    BB_TRY_ASSIGN(content, BundleContent::decode(row.bytes(7)));
    part.content = std::move(content);
    return part;
}

Result<QList<BundlePart>> readAll(PostgresStatement &rows)
{
    QList<BundlePart> parts;
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return parts;
        BB_TRY_ASSIGN(part, read(rows));
        parts.append(std::move(part));
    }
}

} // namespace

Result<BundlePart> PostgresBundleShelf::find(RecordId bundle, int part)
{
    auto select = m_connection.use("SELECT bundle, part, device, person, received_at, last, parked,"
                                   " content FROM bundle_part WHERE bundle = $1 AND part = $2");
    select->bind(1, bundle).bind(2, qint64(part));
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return read(*select);
}

Result<void> PostgresBundleShelf::save(const BundlePart &part)
{
    auto save =
        m_connection.use("INSERT INTO bundle_part (bundle, part, device,"
                         " person, received_at, last, parked, content)"
                         " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                         " ON CONFLICT (bundle, part) DO UPDATE SET device = excluded.device,"
                         " person = excluded.person, received_at = excluded.received_at,"
                         " last = excluded.last, parked = excluded.parked,"
                         " content = excluded.content");
    save->bind(1, part.bundle).bind(2, qint64(part.part)).bind(3, part.device);
    save->bind(4, part.person).bind(5, part.receivedAt).bindFlag(6, part.isLast);
    part.parked.isEmpty() ? save->bindNull(7) : save->bind(7, part.parked);
    return save->bindBytes(8, part.content.encode()).run();
}

Result<QList<BundlePart>> PostgresBundleShelf::parts(RecordId bundle)
{
    auto select = m_connection.use("SELECT bundle, part, device, person, received_at, last, parked,"
                                   " content FROM bundle_part WHERE bundle = $1 ORDER BY part");
    select->bind(1, bundle);
    return readAll(*select);
}

Result<QList<BundlePart>> PostgresBundleShelf::parked(qint64 device)
{
    auto select = m_connection.use("SELECT bundle, part, device, person, received_at, last, parked,"
                                   " content FROM bundle_part"
                                   " WHERE device = $1 AND parked IS NOT NULL"
                                   " ORDER BY received_at, bundle, part");
    select->bind(1, device);
    return readAll(*select);
}

} // namespace hub
