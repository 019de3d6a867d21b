// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresRecords.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace hub {

namespace {

// A page of a stream, so that an answer's worth is in memory and not the whole stream.
constexpr int pageRows = 2'000;

StreamHead headOf(const PostgresStatement &row)
{
    StreamHead head;
    head.no = row.number(0);
    head.name = row.text(1);
    head.organisation = row.id<OrganisationId>(2);
    head.streamClass = row.text(3);
    head.head = row.number(4);
    head.count = row.number(5);
    head.digest = wire::Digest(row.bytes(6));
    return head;
}

// '0' follows '/', so this is the first path that no longer begins with \a path.
QString endOfSubtree(const QString &path)
{
    return path.chopped(1) + u'0';
}

StoredRow rowOf(const PostgresStatement &row)
{
    StoredRow stored;
    stored.no = row.number(0);
    stored.organisation = row.id<OrganisationId>(1);
    stored.stream = row.number(2);
    stored.seq = row.number(3);
    stored.state = row.bytes(4);
    stored.deleted = row.flag(5);
    stored.created = {row.number(6), quint64(row.number(7)), row.number(8)};
    stored.created.setAuthor(row.number(9));
    stored.clocks = row.bytes(10);
    stored.origin = row.number(11);
    return stored;
}

struct Keys {
    PostgresArray ids{};
    PostgresArray kinds{};

    explicit Keys(const QList<RecordKey> &keys)
    {
        for (const auto &key : keys) {
            ids.add(key.id);
            kinds.addText(key.kind);
        }
    }
};

} // namespace

Result<std::optional<StoredRow>> PostgresRecords::find(const RecordKey &key)
{
    auto select = m_connection.use("SELECT no, org, stream, seq, state, deleted, created_seq,"
                                   " created_hlc, created_replica, created_author, clocks, origin"
                                   " FROM record WHERE id = $1 AND kind = $2");
    select->bind(1, key.id).bind(2, key.kind);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return std::optional<StoredRow>();
    auto row = rowOf(*select);
    row.key = key;
    return std::optional<StoredRow>(std::move(row));
}

Result<void> PostgresRecords::addMissing(const QList<StreamHead> &streams)
{
    // By name, so that two that add the same ones add them in the same order.
    std::map<QString, StreamHead> missing;
    for (const auto &stream : streams)
        missing.insert_or_assign(stream.name, stream);
    if (missing.empty())
        return {};
    PostgresArray names;
    for (const auto &[name, stream] : missing)
        names.addText(name);
    {
        auto known = m_connection.use("SELECT name FROM stream WHERE name = ANY($1)");
        known->bind(1, names);
        for (;;) {
            BB_TRY_ASSIGN(more, known->step());
            if (!more)
                break;
            missing.erase(known->text(0));
        }
    }
    if (missing.empty())
        return {};
    PostgresArray fresh;
    PostgresArray organisations;
    PostgresArray classes;
    for (const auto &[name, stream] : missing) {
        fresh.addText(name);
        organisations.add(stream.organisation);
        classes.addText(stream.streamClass);
    }
    auto insert = m_connection.use("INSERT INTO stream (name, org, class, digest)"
                                   " SELECT name, org, class, $4 FROM unnest($1::text[],"
                                   " $2::uuid[], $3::text[]) AS s (name, org, class)"
                                   " ORDER BY name COLLATE \"C\" ON CONFLICT (name) DO NOTHING");
    insert->bind(1, fresh).bind(2, organisations).bind(3, classes);
    return insert->bindBytes(4, wire::Digest().bytes()).run();
}

Result<void> PostgresRecords::readRows(const QList<RecordKey> &keys, LockedRows &locked)
{
    QSet<qint64> streams;
    for (const auto &head : std::as_const(locked.streams))
        streams.insert(head.no);
    const Keys wanted(keys);
    auto select = m_connection.use(
        "SELECT r.no, r.org, r.stream, r.seq, r.state, r.deleted, r.created_seq, r.created_hlc,"
        " r.created_replica, r.created_author, r.clocks, r.origin, r.id, r.kind"
        " FROM (SELECT DISTINCT id, kind FROM unnest($1::uuid[], $2::text[]) AS k (id, kind)) k"
        " JOIN record r ON r.id = k.id AND r.kind = k.kind");
    select->bind(1, wanted.ids).bind(2, wanted.kinds);
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return {};
        auto row = rowOf(*select);
        row.key = {select->text(13), select->id<RecordId>(12)};
        // Added by another while this one waited, in a stream that nobody thought of: from the
        // start, or heads would be locked out of order.
        if (!streams.contains(row.stream))
            return m_connection.tryAgain();
        locked.rows.insert(row.key, std::move(row));
    }
}

Result<LockedRows> PostgresRecords::lock(const QList<RecordKey> &keys,
                                         const QList<StreamHead> &streams)
{
    BB_TRY(addMissing(streams));
    PostgresArray names;
    for (const auto &stream : streams)
        names.addText(stream.name);
    LockedRows locked;
    {
        const Keys wanted(keys);
        auto heads = m_connection.use(
            "SELECT no, name, org, class, head, row_count, digest FROM stream"
            " WHERE no = ANY (ARRAY(SELECT r.stream FROM unnest($1::uuid[], $2::text[])"
            " AS k (id, kind) JOIN record r ON r.id = k.id AND r.kind = k.kind"
            " UNION SELECT s.no FROM stream s WHERE s.name = ANY ($3)))"
            " ORDER BY no FOR UPDATE");
        heads->bind(1, wanted.ids).bind(2, wanted.kinds).bind(3, names);
        for (;;) {
            BB_TRY_ASSIGN(more, heads->step());
            if (!more)
                break;
            auto head = headOf(*heads);
            locked.streams.insert(head.name, std::move(head));
        }
    }
    BB_TRY(readRows(keys, locked));
    return locked;
}

Result<void> PostgresRecords::insert(QList<StoredRow> &rows)
{
    PostgresArray kind, id, org, stream, seq, state, deleted, createdSeq, hlc, replica, author,
        clocks, origin;
    for (const auto &row : std::as_const(rows)) {
        if (row.no != 0)
            continue;
        kind.addText(row.key.kind);
        id.add(row.key.id);
        org.add(row.organisation);
        stream.add(row.stream);
        seq.add(row.seq);
        state.addBytes(row.state);
        deleted.addFlag(row.deleted);
        createdSeq.add(row.created.seq);
        hlc.add(qint64(row.created.hlc));
        replica.add(row.created.replica);
        author.add(row.created.author());
        clocks.addBytes(row.clocks);
        origin.add(row.origin);
    }
    if (kind.size() == 0)
        return {};
    auto insert = m_connection.use(
        "INSERT INTO record (kind, id, org, stream, seq, state, deleted, created_seq, created_hlc,"
        " created_replica, created_author, clocks, origin) SELECT * FROM unnest($1::text[],"
        " $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bytea[], $7::boolean[],"
        " $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bytea[], $13::bigint[])"
        " RETURNING no, stream, seq");
    insert->bind(1, kind).bind(2, id).bind(3, org).bind(4, stream).bind(5, seq).bind(6, state);
    insert->bind(7, deleted).bind(8, createdSeq).bind(9, hlc).bind(10, replica).bind(11, author);
    insert->bind(12, clocks).bind(13, origin);
    QHash<std::pair<qint64, qint64>, qint64> numbers;
    for (;;) {
        BB_TRY_ASSIGN(more, insert->step());
        if (!more)
            break;
        numbers.insert({insert->number(1), insert->number(2)}, insert->number(0));
    }
    for (auto &row : rows) {
        if (row.no == 0)
            row.no = numbers.value({row.stream, row.seq});
    }
    return {};
}

Result<void> PostgresRecords::update(const QList<StoredRow> &rows)
{
    PostgresArray no, seq, state, deleted, createdSeq, hlc, replica, author, clocks, origin;
    for (const auto &row : rows) {
        if (row.no == 0)
            continue;
        no.add(row.no);
        seq.add(row.seq);
        state.addBytes(row.state);
        deleted.addFlag(row.deleted);
        createdSeq.add(row.created.seq);
        hlc.add(qint64(row.created.hlc));
        replica.add(row.created.replica);
        author.add(row.created.author());
        clocks.addBytes(row.clocks);
        origin.add(row.origin);
    }
    if (no.size() == 0)
        return {};
    auto update = m_connection.use(
        "UPDATE record r SET seq = v.seq, state = v.state, deleted = v.deleted,"
        " created_seq = v.created_seq, created_hlc = v.hlc, created_replica = v.replica,"
        " created_author = v.author, clocks = v.clocks, origin = v.origin"
        " FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::boolean[], $5::bigint[],"
        " $6::bigint[], $7::bigint[], $8::bigint[], $9::bytea[], $10::bigint[])"
        " AS v (no, seq, state, deleted, created_seq, hlc, replica, author, clocks, origin)"
        " WHERE r.no = v.no");
    update->bind(1, no).bind(2, seq).bind(3, state).bind(4, deleted).bind(5, createdSeq);
    update->bind(6, hlc).bind(7, replica).bind(8, author).bind(9, clocks).bind(10, origin);
    return update->run();
}

Result<void> PostgresRecords::write(QList<StoredRow> &rows)
{
    BB_TRY(update(rows));
    return insert(rows);
}

Result<void> PostgresRecords::saveHeads(const QList<StreamHead> &heads)
{
    if (heads.isEmpty())
        return {};
    PostgresArray no, head, count, digest;
    for (const auto &stream : heads) {
        no.add(stream.no);
        head.add(stream.head);
        count.add(stream.count);
        digest.addBytes(stream.digest.bytes());
    }
    auto update = m_connection.use(
        "UPDATE stream s SET head = v.head, row_count = v.row_count, digest = v.digest"
        " FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[])"
        " AS v (no, head, row_count, digest) WHERE s.no = v.no");
    return update->bind(1, no).bind(2, head).bind(3, count).bind(4, digest).run();
}

Result<void> PostgresRecords::setReferences(const QList<RecordReferences> &references)
{
    if (references.isEmpty())
        return {};
    PostgresArray records, hash, record, org;
    for (const auto &of : references) {
        records.add(of.record);
        for (const auto &file : of.hashes) {
            hash.addBytes(file);
            record.add(of.record);
            org.add(of.organisation);
        }
    }
    {
        auto remove = m_connection.use("DELETE FROM media_reference"
                                       " WHERE record = ANY ($1::bigint[])");
        BB_TRY(remove->bind(1, records).run());
    }
    auto insert = m_connection.use("INSERT INTO media_reference (hash, record, org)"
                                   " SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::uuid[])"
                                   " ON CONFLICT DO NOTHING");
    return insert->bind(1, hash).bind(2, record).bind(3, org).run();
}

Result<QList<StreamHead>> PostgresRecords::streams(const Scope &scope)
{
    // Grants may overlap; by number each stream comes once and in order.
    std::map<qint64, StreamHead> found;
    const auto collect = [&](PostgresStatement &select) -> Result<void> {
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
        {
            auto subtree = m_connection.use(
                "SELECT s.no, s.name, s.org, s.class, s.head, s.row_count, s.digest, o.path"
                " FROM organisation o JOIN stream s ON s.org = o.id"
                " WHERE o.path >= $1 AND o.path < $2");
            subtree->bind(1, path).bind(2, endOfSubtree(path));
            BB_TRY(collect(*subtree));
        }
        PostgresArray above;
        for (auto slash = path.indexOf(u'/', 1); slash > 0; slash = path.indexOf(u'/', slash + 1))
            above.addText(path.left(slash + 1));
        auto at = m_connection.use(
            "SELECT s.no, s.name, s.org, s.class, s.head, s.row_count, s.digest, o.path"
            " FROM organisation o JOIN stream s ON s.org = o.id WHERE o.path = ANY ($1)");
        at->bind(1, above);
        BB_TRY(collect(*at));
    }
    QList<StreamHead> heads;
    heads.reserve(qsizetype(found.size()));
    for (auto &[no, head] : found)
        heads.append(std::move(head));
    return heads;
}

Result<QList<StreamHead>> PostgresRecords::allStreams()
{
    auto select = m_connection.use("SELECT no, name, org, class, head, row_count, digest"
                                   " FROM stream ORDER BY name");
    QList<StreamHead> heads;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return heads;
        heads.append(headOf(*select));
    }
}

Result<QString> PostgresRecords::streamName(qint64 no)
{
    auto select = m_connection.use("SELECT name FROM stream WHERE no = $1");
    select->bind(1, no);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error{Error::Corrupt, {}, QStringLiteral("stream")};
    return select->text(0);
}

Result<bool> PostgresRecords::rows(const RowQuery &query,
                                   const std::function<void(const RowSlice &)> &row)
{
    int count = 0;
    qint64 bytes = 0;
    for (auto after = query.after;;) {
        auto select = m_connection.use(
            "SELECT kind, id, seq, CASE WHEN deleted THEN ''::bytea ELSE state END, origin"
            " FROM record WHERE stream = $1 AND seq > $2 AND origin <> $3 ORDER BY seq LIMIT $4");
        select->bind(1, query.stream).bind(2, after).bind(3, query.withoutOrigin);
        // One more than is wanted tells whether anything is left.
        const auto page = std::min(pageRows, query.limit - count + 1);
        select->bind(4, qint64(page));
        int seen = 0;
        for (;; ++seen) {
            BB_TRY_ASSIGN(more, select->step());
            if (!more)
                break;
            if (count == query.limit || bytes >= query.byteLimit)
                return false;
            const auto kind = select->text(0).toUtf8();
            const auto id = select->id<RecordId>(1).bytes();
            const auto state = select->bytes(3);
            after = select->number(2);
            ++count;
            bytes += state.size();
            row({kind, id, after, state});
        }
        if (seen < page)
            return true;
    }
}

} // namespace hub
