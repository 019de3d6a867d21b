// SPDX-License-Identifier: GPL-3.0-or-later
#include "Promises.h"

#include "EditLedger.h"
#include "SimulatedHub.h"
#include "SimulatedPc.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Catalogue.h"
#include "support/Check.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/RecordStore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using support::must;

namespace simulation {

namespace {

struct HubRow {
    QString stream{};
    qint64 seq = 0;
    QByteArray state{};
};

using HubRows = QHash<hub::RecordKey, HubRow>;

bool reads(SimulatedPc &pc, models::OrganisationId branch)
{
    const auto streams = pc.digests().keys();
    return std::ranges::any_of(
        streams, [&](const QString &stream) { return stream.startsWith(branch.toString()); });
}

// Both values of a conflict are on every replica that has the record: one shown, one kept.
bool keeps(SimulatedPc &pc, const EditLedger::Edit &edit)
{
    const auto conflicts = must(pc.conflicts().ofRecord(edit.place.kind, edit.place.id));
    return std::ranges::any_of(conflicts, [&](const models::Conflict &conflict) {
        return conflict.field == edit.place.field && conflict.lost.toString() == edit.value;
    });
}

HubRows liveRows(hub::HubStore &store, QString *fault)
{
    HubRows rows;
    must(store.read([&]() -> hub::Result<void> {
        for (const auto &stream : must(store.records().allStreams())) {
            wire::Digest digest;
            qint64 count = 0;
            qint64 last = 0;
            hub::RowQuery query;
            query.stream = stream.no;
            query.limit = 1'000'000;
            query.byteLimit = 1'000'000'000;
            must(store.records().rows(query, [&](const hub::RowSlice &row) {
                if (row.seq <= last && fault->isEmpty())
                    *fault = u"two rows of a stream share a number"_s;
                last = row.seq;
                if (row.state.isEmpty())
                    return;
                digest.add(wire::rowHash(row.kind, row.id, row.seq, row.state));
                ++count;
                rows.insert({QString::fromUtf8(row.kind), models::RecordId::fromBytes(row.id)},
                            {stream.name, row.seq, row.state.toByteArray()});
            }));
            if ((count != stream.count || digest != stream.digest) && fault->isEmpty())
                *fault = u"the hub's digest is not that of its rows"_s;
        }
        return {};
    }));
    return rows;
}

} // namespace

QString brokenConvergence(SimulatedHub &hub, const std::vector<std::unique_ptr<SimulatedPc>> &pcs)
{
    QString fault;
    const auto rows = liveRows(hub.store(), &fault);
    if (!fault.isEmpty())
        return fault;
    QMap<QString, QByteArray> heads;
    for (const auto &stream : must(hub.store().records().allStreams()))
        heads.insert(stream.name,
                     QByteArray::number(stream.head) + ' ' + QByteArray::number(stream.count) + ' '
                         + stream.digest.bytes().toHex());
    for (size_t i = 0; i < pcs.size(); ++i) {
        auto &pc = *pcs[i];
        if (pc.pending() > 0)
            return u"pc%1 still has %2 changes to send"_s.arg(i).arg(pc.pending());
        const auto digests = pc.digests();
        for (auto it = digests.begin(); it != digests.end(); ++it) {
            if (heads.value(it.key()) != it.value())
                return u"pc%1 differs from the hub in %2: %3, not %4"_s.arg(i).arg(
                    it.key(), QString::fromLatin1(it.value()),
                    QString::fromLatin1(heads.value(it.key())));
        }
        // The digest tells what is stored beside the row; this, what people see.
        for (const auto &kind : models::catalogue::kinds()) {
            const auto name = QString::fromLatin1(kind.name);
            for (const auto &record : must(pc.records().list(name))) {
                const auto row = rows.constFind({name, record.id});
                if (row == rows.cend())
                    return u"pc%1 shows a %2 that the hub does not have"_s.arg(i).arg(name);
                if (models::canonicalCbor(record.fields) != row->state)
                    return u"pc%1 shows another %2 than the hub's: %3"_s.arg(i).arg(
                        name, record.id.toString());
            }
        }
    }
    return {};
}

QString differences(SimulatedHub &hub, SimulatedPc &pc)
{
    QString fault;
    QStringList found;
    auto held = pc.heldRows();
    const auto rows = liveRows(hub.store(), &fault);
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const auto kind = it.key().kind.toUtf8();
        const auto hash = wire::rowHash(kind, it.key().id.bytes(), it->seq, it->state);
        const auto there =
            QString::number(it->seq) + u' ' + QString::fromLatin1(hash.toHex().left(8));
        const auto here = held.take(it.key().kind + u' ' + it.key().id.toString());
        if (!here.isEmpty() && here != there)
            found.append(u"%1 %2: %3 here, %4 at the hub: %5 after %6"_s.arg(
                it.key().kind, it.key().id.toString(), here, there,
                QCborValue::fromCbor(it->state).toDiagnosticNotation(),
                pc.changesOf(it.key().kind, it.key().id)));
    }
    for (auto it = held.cbegin(); it != held.cend(); ++it)
        found.append(u"%1: %2 only here"_s.arg(it.key(), it.value()));
    return found.join(u"; "_s);
}

QString lostEdits(SimulatedHub &hub, const std::vector<std::unique_ptr<SimulatedPc>> &pcs,
                  const EditLedger &ledger)
{
    QString fault;
    const auto rows = liveRows(hub.store(), &fault);
    QSet<QString> refused;
    for (const auto &pc : pcs)
        refused.unite(pc->refusedValues());
    for (const auto &edit : ledger.owed()) {
        const hub::RecordKey key{edit.place.kind, edit.place.id};
        const auto row = rows.constFind(key);
        if (row != rows.cend()
            && must(models::cborMap(row->state)).value(edit.place.field).toString() == edit.value)
            continue;
        const bool isKept =
            refused.contains(edit.value) || std::ranges::all_of(pcs, [&](const auto &pc) {
                return !reads(*pc, pcs[size_t(edit.pc)]->branch) || keeps(*pc, edit);
            });
        if (!isKept)
            return u"%1 of pc%2 in %3.%4 %5 is nowhere; the hub shows %6"_s.arg(edit.value)
                .arg(edit.pc)
                .arg(edit.place.kind, edit.place.field, edit.place.id.toString(),
                     row == rows.cend()
                         ? u"no such record"_s
                         : must(models::cborMap(row->state)).value(edit.place.field).toString());
    }
    return {};
}

} // namespace simulation
