// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedRecords.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace hub {

namespace {

constexpr const char *streamByNo =
    "SELECT no, name, org, class, head, row_count, digest FROM stream WHERE no = ?";
constexpr const char *streamByName =
    "SELECT no, name, org, class, head, row_count, digest FROM stream WHERE name = ?";
constexpr const char *everyStream =
    "SELECT no, name, org, class, head, row_count, digest FROM stream ORDER BY name";
constexpr const char *streamsOfSubtree =
    "SELECT s.no, s.name, s.org, s.class, s.head, s.row_count, s.digest, o.path"
    " FROM organisation o JOIN stream s ON s.org = o.id WHERE o.path >= ?1 AND o.path < ?2";
constexpr const char *streamsAt =
    "SELECT s.no, s.name, s.org, s.class, s.head, s.row_count, s.digest, o.path"
    " FROM organisation o JOIN stream s ON s.org = o.id WHERE o.path = ?";

StreamHead headOf(const models::Statement &row)
{
    StreamHead head;
    head.no = row.number(0);
    head.name = row.text(1);
    head.organisation = row.id<OrganisationId>(2);
    head.streamClass = row.text(3);
    head.head = row.number(4);
    head.count = row.number(5);
    head.digest = wire::Digest(row.bytesView(6));
    return head;
}

// '0' follows '/', so this is the first path that no longer begins with \a path.
QString endOfSubtree(const QString &path)
{
    return path.chopped(1) + u'0';
}

} // namespace

Result<std::optional<StoredRow>> EmbeddedRecords::find(const RecordKey &key)
{
    BB_TRY_ASSIGN(
        select,
        m_statements.use("SELECT no, org, stream, seq, state, deleted, created_seq, created_hlc,"
                         " created_replica, created_author, clocks, origin FROM record"
                         " WHERE id = ? AND kind = ?"));
    select->bind(1, key.id).bind(2, key.kind);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return std::optional<StoredRow>();
    StoredRow row;
    row.no = select->number(0);
    row.key = key;
    row.organisation = select->id<OrganisationId>(1);
    row.stream = select->number(2);
    row.seq = select->number(3);
    row.state = select->bytes(4);
    row.deleted = select->number(5) != 0;
    row.created = {select->number(6), quint64(select->number(7)), select->number(8)};
    row.created.setAuthor(select->number(9));
    row.clocks = select->bytes(10);
    row.origin = select->number(11);
    return std::optional<StoredRow>(std::move(row));
}

Result<StreamHead> EmbeddedRecords::findStream(qint64 no)
{
    BB_TRY_ASSIGN(select, m_statements.use(streamByNo));
    select->bind(1, no);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error{Error::Corrupt, {}, QStringLiteral("stream")};
    return headOf(*select.operator->());
}

Result<StreamHead> EmbeddedRecords::findOrAddStream(const StreamHead &wanted)
{
    {
        BB_TRY_ASSIGN(select, m_statements.use(streamByName));
        select->bind(1, wanted.name);
        BB_TRY_ASSIGN(found, select->step());
        if (found)
            return headOf(*select.operator->());
    }
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO stream (name, org, class, digest)"
                                   " VALUES (?, ?, ?, ?) RETURNING no"));
    insert->bind(1, wanted.name).bind(2, wanted.organisation).bind(3, wanted.streamClass);
    insert->bindBytes(4, wire::Digest().bytes());
    BB_TRY(insert->step());
    auto added = wanted;
    added.no = insert->number(0);
    return added;
}

Result<LockedRows> EmbeddedRecords::lock(const QList<RecordKey> &keys,
                                         const QList<StreamHead> &streams)
{
    LockedRows locked;
    QSet<qint64> stored;
    for (const auto &key : keys) {
        BB_TRY_ASSIGN(row, find(key));
        if (!row)
            continue;
        stored.insert(row->stream);
        locked.rows.insert(key, std::move(*row));
    }
    for (const auto no : std::as_const(stored)) {
        BB_TRY_ASSIGN(head, findStream(no));
        locked.streams.insert(head.name, head);
    }
    for (const auto &wanted : streams) {
        if (locked.streams.contains(wanted.name))
            continue;
        BB_TRY_ASSIGN(head, findOrAddStream(wanted));
        locked.streams.insert(head.name, head);
    }
    return locked;
}

Result<void> EmbeddedRecords::write(QList<StoredRow> &rows)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO record (kind, id, org, stream, seq, state, deleted,"
                                   " created_seq, created_hlc, created_replica, created_author,"
                                   " clocks, origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
                                   " ?10, ?11, ?12, ?13)"
                                   " RETURNING no"));
    BB_TRY_ASSIGN(update,
                  m_statements.use("UPDATE record SET seq = ?2, state = ?3, deleted = ?4,"
                                   " created_seq = ?5, created_hlc = ?6, created_replica = ?7,"
                                   " clocks = ?8, origin = ?9, created_author = ?10"
                                   " WHERE no = ?1"));
    for (auto &row : rows) {
        if (row.no != 0) {
            update->bind(1, row.no).bind(2, row.seq).bindBytes(3, row.state);
            update->bind(4, qint64(row.deleted)).bind(5, row.created.seq);
            update->bind(6, qint64(row.created.hlc)).bind(7, row.created.replica);
            update->bindBytes(8, row.clocks).bind(9, row.origin);
            update->bind(10, row.created.author());
            BB_TRY(update->run());
            continue;
        }
        insert->bind(1, row.key.kind).bind(2, row.key.id).bind(3, row.organisation);
        insert->bind(4, row.stream).bind(5, row.seq).bindBytes(6, row.state);
        insert->bind(7, qint64(row.deleted)).bind(8, row.created.seq);
        insert->bind(9, qint64(row.created.hlc)).bind(10, row.created.replica);
        insert->bind(11, row.created.author()).bindBytes(12, row.clocks).bind(13, row.origin);
        BB_TRY(insert->step());
        row.no = insert->number(0);
        insert->reset();
    }
    return {};
}

Result<void> EmbeddedRecords::saveHeads(const QList<StreamHead> &heads)
{
    BB_TRY_ASSIGN(
        update,
        m_statements.use("UPDATE stream SET head = ?2, row_count = ?3, digest = ?4 WHERE no = ?1"));
    for (const auto &head : heads) {
        update->bind(1, head.no).bind(2, head.head).bind(3, head.count);
        update->bindBytes(4, head.digest.bytes());
        BB_TRY(update->run());
    }
    return {};
}

Result<void> EmbeddedRecords::setReferences(const QList<RecordReferences> &references)
{
    BB_TRY_ASSIGN(remove, m_statements.use("DELETE FROM media_reference WHERE record = ?"));
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT OR IGNORE INTO media_reference (hash, record, org)"
                                   " VALUES (?, ?, ?)"));
    for (const auto &of : references) {
        remove->bind(1, of.record);
        BB_TRY(remove->run());
        for (const auto &hash : of.hashes) {
            insert->bindBytes(1, hash).bind(2, of.record).bind(3, of.organisation);
            BB_TRY(insert->run());
        }
    }
    return {};
}

Result<QList<StreamHead>> EmbeddedRecords::streams(const Scope &scope)
{
    // Grants may overlap; by number each stream comes once and in order.
    std::map<qint64, StreamHead> found;
    const auto collect = [&](models::Statement &select) -> Result<void> {
        for (;;) {
            BB_TRY_ASSIGN(more, select.step());
            if (!more)
                return {};
            if (scope.mayRead(select.text(7), select.text(3)))
                found.insert_or_assign(select.number(0), headOf(select));
        }
    };
    for (const auto &grant : scope.grants()) {
        const auto &path = grant.organisation.path;
        BB_TRY_ASSIGN(subtree, m_statements.use(streamsOfSubtree));
        subtree->bind(1, path).bind(2, endOfSubtree(path));
        BB_TRY(collect(*subtree.operator->()));
        for (auto slash = path.indexOf(u'/', 1); slash > 0; slash = path.indexOf(u'/', slash + 1)) {
            BB_TRY_ASSIGN(above, m_statements.use(streamsAt));
            above->bind(1, path.left(slash + 1));
            BB_TRY(collect(*above.operator->()));
        }
    }
    QList<StreamHead> heads;
    heads.reserve(qsizetype(found.size()));
    for (auto &[no, head] : found)
        heads.append(std::move(head));
    return heads;
}

Result<QList<StreamHead>> EmbeddedRecords::allStreams()
{
    BB_TRY_ASSIGN(select, m_statements.use(everyStream));
    QList<StreamHead> heads;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return heads;
        heads.append(headOf(*select.operator->()));
    }
}

Result<QString> EmbeddedRecords::streamName(qint64 no)
{
    BB_TRY_ASSIGN(head, findStream(no));
    return head.name;
}

Result<bool> EmbeddedRecords::rows(const RowQuery &query,
                                   const std::function<void(const RowSlice &)> &row)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT kind, id, seq, state, deleted, origin FROM record"
                                   " WHERE stream = ?1 AND seq > ?2 ORDER BY seq"));
    select->bind(1, query.stream).bind(2, query.after);
    int count = 0;
    qint64 bytes = 0;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return true;
        if (select->number(5) == query.withoutOrigin)
            continue;
        if (count == query.limit || bytes >= query.byteLimit)
            return false;
        RowSlice slice{select->bytesView(0), select->bytesView(1), select->number(2), {}};
        if (select->number(4) == 0)
            slice.state = select->bytesView(3);
        ++count;
        bytes += slice.state.size();
        row(slice);
    }
}

} // namespace hub
