// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/ConflictRecords.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/FieldValues.h"

#include "sync/hub/HubStore.h"
#include "sync/hub/WorkingSet.h"

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int counterBits = 16; // of a hybrid clock's number; above them stand milliseconds

// Of the op that lost, not of the batch that carried it: after a restored disk it comes in another.
RecordId idOf(const RecordKey &subject, const LostValue &value, PersonId author)
{
    models::crypto::Hasher hasher;
    hasher.add(subject.kind.toUtf8() + '\0' + value.field.toUtf8() + '\0'
               + QByteArray::number(value.clock.hlc) + '\0');
    hasher.add(value.value);
    const auto name = "conflict:" + hasher.finish().toHex();
    return RecordId(models::naturalUuid(name, {subject.id.uuid(), author.uuid()}));
}

qint64 timeOf(const FieldClock &clock)
{
    return qint64(clock.hlc >> counterBits);
}

} // namespace

Result<void> ConflictRecords::keep(const StoredRow &subject, const QList<LostValue> &values)
{
    for (const auto &value : values)
        BB_TRY(keep(subject, value));
    return {};
}

Result<void> ConflictRecords::keep(const StoredRow &subject, const LostValue &value)
{
    using models::fieldValues::of;
    BB_TRY_ASSIGN(lostBy, authorOf(value.clock));
    BB_TRY_ASSIGN(shownBy, authorOf(value.shown));
    const RecordKey key{models::kind::conflict.toString(), idOf(subject.key, value, lostBy.person)};
    BB_TRY(m_rows.fetch(m_store.records(), key));
    if (m_rows.find(key))
        return {};
    QCborMap state{
        {u"subjectKind"_s, subject.key.kind},
        {u"subject"_s, subject.key.id.bytes()},
        {u"field"_s, of(value.field)},
        {u"lost"_s, value.value},
        {u"lostBy"_s, of(lostBy.person)},
        {u"lostDevice"_s, of(lostBy.device)},
        {u"lostAt"_s, timeOf(value.clock)},
        {u"lostDoubtful"_s, value.clock.doubtful},
        {u"shownBy"_s, of(shownBy.person)},
        {u"shownDevice"_s, of(shownBy.device)},
        {u"shownAt"_s, timeOf(value.shown)},
        {u"shownDoubtful"_s, value.shown.doubtful},
        {u"state"_s, u"open"_s},
    };
    for (auto it = state.begin(); it != state.end();)
        it = it.value().isNull() ? state.erase(it) : it + 1;
    StoredRow row;
    row.key = key;
    row.organisation = subject.organisation;
    row.stream = subject.stream;
    row.seq = m_rows.nextSeq(subject.stream);
    row.state = models::canonicalCbor(state);
    row.created.seq = row.seq;
    m_rows.put(std::move(row));
    return {};
}

Result<Author> ConflictRecords::authorOf(const FieldClock &clock)
{
    const auto known = m_authors.constFind(clock.chain);
    if (known != m_authors.cend())
        return *known;
    BB_TRY_ASSIGN(author, m_store.batches().authorOf(clock.chain));
    m_authors.insert(clock.chain, author);
    return author;
}

} // namespace hub
