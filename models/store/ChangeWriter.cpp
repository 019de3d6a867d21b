// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChangeWriter.h"

#include "models/domain/catalogue/Access.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/ChangeLog.h"
#include "models/store/RecordTable.h"
#include "models/store/Shadows.h"
#include "models/store/StreamTable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool isCleared(const QCborValue &value)
{
    return value.isUndefined() || value.isNull()
        || (value.isString() && value.toString().isEmpty());
}

bool differs(const QCborValue &a, const QCborValue &b)
{
    return isCleared(a) ? !isCleared(b) : a != b;
}

QCborMap only(const QCborMap &fields, const QStringList &names)
{
    QCborMap kept;
    for (const auto &name : names)
        kept.insert(name, fields.value(name));
    return kept;
}

//! The fields of \a changed that an act changes, or those that an edit does.
QStringList namesOf(const catalogue::Kind &kind, const QCborMap &changed, bool guarded)
{
    QStringList names;
    for (const auto &[name, value] : changed) {
        if (kind.isGuarded(name.toString()) == guarded)
            names.append(name.toString());
    }
    return names;
}

//! What of \a wanted differs from \a stored, before and after; null stands for no value.
struct Difference {
    QCborMap before;
    QCborMap after;
};

Difference differenceOf(const QCborMap &stored, const QCborMap &wanted)
{
    Difference difference;
    for (const auto &[key, value] : wanted) {
        const QCborValue after = isCleared(value) ? QCborValue(nullptr) : QCborValue(value);
        const auto before = stored.value(key);
        if (isCleared(before) ? after.isNull() : before == after)
            continue;
        difference.before.insert(key, isCleared(before) ? QCborValue(nullptr) : before);
        difference.after.insert(key, after);
    }
    return difference;
}

QCborMap withoutNulls(const QCborMap &fields)
{
    QCborMap kept;
    for (const auto &[key, value] : fields) {
        if (!isCleared(value))
            kept.insert(key, value);
    }
    return kept;
}

Result<void> checkFields(const catalogue::Kind &kind, const QCborMap &fields, bool whole)
{
    const auto faults = catalogue::validate(kind, fields, whole);
    if (!faults.isEmpty())
        return invalid(faults.first().field, faults.first().reason);
    return {};
}

bool mayBeDeleted(const catalogue::Kind &kind)
{
    return catalogue::isWrittenByPeople(kind, catalogue::Operation::Delete);
}

Result<const catalogue::Kind *> writableKind(QStringView name)
{
    const auto *kind = catalogue::find(name);
    if (!kind)
        return invalid(u"kind"_s, u"unknownWord"_s);
    if (!catalogue::isWrittenByPeople(*kind))
        return Error::Denied;
    return kind;
}

} // namespace

//! Everything prepared for one connection; made at the first write, because a constructor cannot
//! answer with an error.
struct ChangeWriter::State {
    struct Parts {
        ChangeLog log;
        Shadows shadows;
        StreamTable streams;
    };

    Database &database;
    const Clock &clock;
    RandomSource &random;
    PersonId actor;
    RecordTables tables{database};
    std::optional<Parts> parts{};
    qint64 txn = 0; //!< of the Txn that is open, once it has a change
    qint64 lastTxn = 0; //!< of the newest one committed
    qint64 queued = 0; //!< changes since the outermost Txn began
    int depth = 0;
    std::function<void()> onQueued{};

    Result<Parts *> prepared()
    {
        if (!parts) {
            BB_TRY_ASSIGN(log, ChangeLog::create(database, clock, random, actor));
            BB_TRY_ASSIGN(shadows, Shadows::create(database));
            BB_TRY_ASSIGN(streams, StreamTable::create(database));
            parts.emplace(Parts{std::move(log), std::move(shadows), std::move(streams)});
        }
        return &*parts;
    }

    //! The seq of the hub's row that each of \a fields was last seen at. Where an own value lies on
    //! top, whoever edits now has not seen what came in below it meanwhile: the own value's base
    //! holds on. Otherwise the hub would take a value that nobody here saw for one that was seen.
    Result<QMap<qint64, QStringList>> bases(const QString &kind, const StoredRow &row,
                                            const QStringList &fields)
    {
        BB_TRY_ASSIGN(ready, prepared());
        std::optional<QCborMap> below;
        if (row.seq > 0) {
            BB_TRY_ASSIGN(found, ready->shadows.fields(kind, row.id));
            below = std::move(found);
        }
        QMap<qint64, QStringList> groups;
        for (const auto &field : fields) {
            auto base = row.seq;
            if (below && differs(below->value(field), row.fields.value(field))) {
                BB_TRY_ASSIGN(own, ready->log.baseOf(kind, row.id, field));
                base = std::min(own.value_or(base), base);
            }
            groups[base].append(field);
        }
        return groups;
    }

    //! Whether a record of any kind names this one.
    Result<bool> isReferredTo(const catalogue::Kind &kind, RecordId id)
    {
        for (const auto &other : catalogue::kinds()) {
            for (const auto &field : other.fields) {
                if (!field.references || qstrcmp(field.references, kind.name) != 0)
                    continue;
                const auto sql = QByteArray("SELECT count(*) FROM ") + other.table + " WHERE "
                    + field.column().toLatin1() + " = ?1";
                BB_TRY_ASSIGN(select, database.prepare(sql.constData()));
                BB_TRY(select.bind(1, id).step());
                if (select.number(0) > 0)
                    return true;
            }
        }
        return false;
    }

    Result<void> append(const LoggedChange &change)
    {
        BB_TRY_ASSIGN(ready, prepared());
        BB_TRY_ASSIGN(number, ready->log.append(change, txn));
        txn = number;
        ++queued;
        return {};
    }
};

ChangeWriter::ChangeWriter(Database &database, const Clock &clock, RandomSource &random,
                           PersonId actor)
    : m_state(new State{database, clock, random, actor})
{
}

ChangeWriter::~ChangeWriter() = default;

PersonId ChangeWriter::actor() const
{
    return m_state->actor;
}

RecordId ChangeWriter::newRecordId()
{
    return newId<RecordId>(m_state->clock, m_state->random);
}

qint64 ChangeWriter::lastTxn() const
{
    return m_state->txn != 0 ? m_state->txn : m_state->lastTxn;
}

void ChangeWriter::onQueued(std::function<void()> callback)
{
    m_state->onQueued = std::move(callback);
}

Result<Revision> ChangeWriter::put(QStringView kindName, RecordId id, OrganisationId organisation,
                                   const QCborMap &fields, std::optional<Revision> expected)
{
    BB_TRY_ASSIGN(kind, writableKind(kindName));
    if (id.isNull())
        return invalid(u"id"_s, u"required"_s);
    Txn txn(*this);
    BB_TRY(txn.begun());
    BB_TRY_ASSIGN(revision, write(*kind, id, organisation, fields, expected));
    BB_TRY(txn.commit());
    return revision;
}

Result<Revision> ChangeWriter::write(const catalogue::Kind &kind, RecordId id,
                                     OrganisationId organisation, const QCborMap &fields,
                                     std::optional<Revision> expected)
{
    const auto kindName = QString::fromLatin1(kind.name);
    BB_TRY_ASSIGN(parts, m_state->prepared());
    BB_TRY_ASSIGN(table, m_state->tables.table(kind));
    BB_TRY_ASSIGN(stored, table->find(id));
    if (expected && *expected != (stored ? stored->revision : 0))
        return Error::Conflict;

    const auto difference = differenceOf(stored ? stored->fields : QCborMap(), fields);
    BB_TRY(checkFields(kind, difference.after, !stored));
    LoggedChange change{
        0, kindName, id, organisation, u"set"_s, 0, difference.before, difference.after};
    StoredRow row;
    if (stored) {
        if (!organisation.isNull() && organisation != stored->organisation)
            return invalid(u"org"_s, u"fixed"_s);
        if (!namesOf(kind, difference.after, false).isEmpty()
            && !catalogue::isWrittenByPeople(kind, catalogue::Operation::Set))
            return Error::Denied;
        if (kind.yearField && difference.after.contains(QLatin1StringView(kind.yearField)))
            return invalid(QString::fromLatin1(kind.yearField), u"fixed"_s);
        if (difference.after.isEmpty())
            return stored->revision;
        row = *stored;
        change.organisation = stored->organisation;
    } else {
        if (!catalogue::isWrittenByPeople(kind, catalogue::Operation::New))
            return Error::Denied;
        if (organisation.isNull())
            return invalid(u"org"_s, u"required"_s);
        row.id = id;
        row.organisation = organisation;
        const auto stream = catalogue::streamName(kind, organisation, difference.after);
        BB_TRY_ASSIGN(number, parts->streams.number(stream));
        row.stream = number;
        // A record that was deleted comes to life again on top of what the hub has of it.
        BB_TRY_ASSIGN(buried, parts->shadows.buriedSeq(kindName, id));
        change.base = buried;
        change.op = u"new"_s;
        change.oldFields = {};
        change.newFields = withoutNulls(difference.after);
        BB_TRY(parts->shadows.unbury(kindName, id));
    }
    BB_TRY(parts->shadows.keep(kindName, id, stored));

    for (const auto &[key, value] : difference.after)
        row.fields.insert(key, value);
    row.fields = withoutNulls(row.fields);
    row.revision += 1;
    BB_TRY(table->put(row));
    if (!stored) {
        BB_TRY(m_state->append(change));
        return row.revision;
    }
    const auto edited = namesOf(kind, difference.after, false);
    BB_TRY_ASSIGN(bases, m_state->bases(kindName, *stored, edited));
    for (auto group = bases.cbegin(); group != bases.cend(); ++group) {
        change.base = group.key();
        change.oldFields = only(difference.before, group.value());
        change.newFields = only(difference.after, group.value());
        BB_TRY(m_state->append(change));
    }
    const auto acted = namesOf(kind, difference.after, true);
    if (acted.isEmpty())
        return row.revision;
    change.op = u"act"_s;
    change.base = stored->seq;
    change.oldFields = only(difference.before, acted);
    change.newFields = only(difference.after, acted);
    BB_TRY(m_state->append(change));
    return row.revision;
}

Result<void> ChangeWriter::remove(QStringView kindName, RecordId id,
                                  std::optional<Revision> expected)
{
    BB_TRY_ASSIGN(kind, writableKind(kindName));
    Txn txn(*this);
    BB_TRY(txn.begun());
    BB_TRY(erase(*kind, id, expected));
    return txn.commit();
}

Result<void> ChangeWriter::erase(const catalogue::Kind &kind, RecordId id,
                                 std::optional<Revision> expected)
{
    const auto kindName = QString::fromLatin1(kind.name);
    BB_TRY_ASSIGN(parts, m_state->prepared());
    if (!mayBeDeleted(kind))
        return Error{Error::Denied, {}, u"kept"_s};
    BB_TRY_ASSIGN(table, m_state->tables.table(kind));
    BB_TRY_ASSIGN(stored, table->find(id));
    if (!stored)
        return Error::NotFound;
    if (expected && *expected != stored->revision)
        return Error::Conflict;
    QStringList fields;
    for (const auto &field : kind.fields)
        fields.append(QString::fromLatin1(field.name));
    BB_TRY_ASSIGN(bases, m_state->bases(kindName, *stored, fields));
    BB_TRY(parts->shadows.keep(kindName, id, stored));
    BB_TRY(parts->shadows.bury(kindName, *stored));
    BB_TRY(table->erase(id));
    return m_state->append(
        {0, kindName, id, stored->organisation, u"del"_s, bases.firstKey(), stored->fields, {}});
}

Result<void> ChangeWriter::withdraw(const catalogue::Kind &kind, const LoggedChange &creation)
{
    BB_TRY_ASSIGN(parts, m_state->prepared());
    BB_TRY_ASSIGN(isNamed, m_state->isReferredTo(kind, creation.id));
    if (isNamed)
        return Error::Conflict;
    BB_TRY_ASSIGN(withdrawn, parts->log.withdraw(creation.kind, creation.id));
    if (!withdrawn)
        return Error{Error::Denied, {}, u"sent"_s};
    BB_TRY_ASSIGN(table, m_state->tables.table(kind));
    BB_TRY(table->erase(creation.id));
    BB_TRY(parts->shadows.drop(creation.kind, creation.id));
    ++m_state->queued;
    return {};
}

Result<void> ChangeWriter::undo(qint64 txnToUndo)
{
    Txn txn(*this);
    BB_TRY(txn.begun());
    BB_TRY_ASSIGN(parts, m_state->prepared());
    BB_TRY_ASSIGN(changes, parts->log.changesOf(txnToUndo));
    if (changes.isEmpty())
        return Error::NotFound;
    for (const auto &change : changes) {
        BB_TRY_ASSIGN(kind, writableKind(change.kind));
        BB_TRY_ASSIGN(table, m_state->tables.table(*kind));
        BB_TRY_ASSIGN(stored, table->find(change.id));
        const bool gone = change.op == "del"_L1;
        // What stands there must be what the change left behind, else someone has been there since.
        if (gone == stored.has_value())
            return Error::Conflict;
        if (stored && !differenceOf(stored->fields, change.newFields).after.isEmpty())
            return Error::Conflict;
        if (change.op == "new"_L1) {
            if (!differenceOf(change.newFields, stored->fields).after.isEmpty())
                return Error::Conflict;
            BB_TRY(mayBeDeleted(*kind) ? erase(*kind, change.id, {}) : withdraw(*kind, change));
        } else {
            BB_TRY(write(*kind, change.id, change.organisation, change.oldFields, {}));
        }
    }
    return txn.commit();
}

ChangeWriter::Txn::Txn(ChangeWriter &writer)
    : m_writer(writer),
      m_transaction(std::make_unique<Transaction>(writer.m_state->database)),
      m_txnBefore(writer.m_state->txn),
      m_queuedBefore(writer.m_state->queued)
{
    ++writer.m_state->depth;
}

ChangeWriter::Txn::~Txn()
{
    auto &state = *m_writer.m_state;
    --state.depth;
    if (!m_committed) {
        state.txn = m_txnBefore;
        state.queued = m_queuedBefore;
    }
}

const Result<void> &ChangeWriter::Txn::begun() const
{
    return m_transaction->begun();
}

Result<void> ChangeWriter::Txn::commit()
{
    BB_TRY(m_transaction->commit());
    m_committed = true;
    auto &state = *m_writer.m_state;
    if (state.depth > 1)
        return {};
    const bool queued = state.queued > 0;
    if (state.txn != 0)
        state.lastTxn = state.txn;
    state.txn = 0;
    state.queued = 0;
    if (queued && state.onQueued)
        state.onQueued();
    return {};
}

} // namespace models
