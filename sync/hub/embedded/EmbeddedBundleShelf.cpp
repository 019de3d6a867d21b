// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedBundleShelf.h"

namespace hub {

namespace {

Result<BundlePart> read(models::Statement &row)
{
    BundlePart part;
    part.bundle = row.id<RecordId>(0);
    part.part = int(row.number(1));
    part.device = row.number(2);
    part.person = row.id<PersonId>(3);
    part.receivedAt = row.number(4);
    part.isLast = row.number(5) != 0;
    if (!row.isNull(6))
        part.parked = row.text(6);
    BB_TRY_ASSIGN(content, BundleContent::decode(row.bytes(7)));
    part.content = std::move(content);
    return part;
}

Result<QList<BundlePart>> readAll(models::Statement &rows)
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

Result<BundlePart> EmbeddedBundleShelf::find(RecordId bundle, int part)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT bundle, part, device, person, received_at, last, parked,"
                                   " content FROM bundle_part WHERE bundle = ? AND part = ?"));
    select->bind(1, bundle).bind(2, qint64(part));
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return read(*select.operator->());
}

Result<void> EmbeddedBundleShelf::save(const BundlePart &part)
{
    BB_TRY_ASSIGN(save,
                  m_statements.use("INSERT OR REPLACE INTO bundle_part (bundle, part, device,"
                                   " person, received_at, last, parked, content)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    save->bind(1, part.bundle).bind(2, qint64(part.part)).bind(3, part.device);
    save->bind(4, part.person).bind(5, part.receivedAt).bind(6, qint64(part.isLast));
    part.parked.isEmpty() ? save->bindNull(7) : save->bind(7, part.parked);
    return save->bindBytes(8, part.content.encode()).run();
}

Result<QList<BundlePart>> EmbeddedBundleShelf::parts(RecordId bundle)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT bundle, part, device, person, received_at, last, parked,"
                                   " content FROM bundle_part WHERE bundle = ? ORDER BY part"));
    select->bind(1, bundle);
    return readAll(*select.operator->());
}

Result<QList<BundlePart>> EmbeddedBundleShelf::parked(qint64 device)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT bundle, part, device, person, received_at, last, parked,"
                                   " content FROM bundle_part"
                                   " WHERE device = ? AND parked IS NOT NULL"
                                   " ORDER BY received_at, bundle, part"));
    select->bind(1, device);
    return readAll(*select.operator->());
}

} // namespace hub
