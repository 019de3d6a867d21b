// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/HubWriter.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Clock.h"

#include "sync/hub/HubStore.h"
#include "sync/hub/RowMerger.h"
#include "sync/hub/WorkingSet.h"

namespace hub {

namespace {

constexpr qint64 theHubItself = 0;

StreamHead streamOf(const models::catalogue::Kind &kind, const HubRecord &record)
{
    StreamHead head;
    head.name = models::catalogue::streamName(kind, record.organisation, record.fields);
    head.organisation = record.organisation;
    head.streamClass = models::catalogue::streamClassName(kind.stream);
    return head;
}

} // namespace

Result<void> HubWriter::put(const QList<HubRecord> &records)
{
    QList<RecordKey> keys;
    QList<StreamHead> streams;
    for (const auto &record : records) {
        const auto *kind = models::catalogue::find(record.key.kind);
        if (!kind)
            return models::invalid(QStringLiteral("kind"), QStringLiteral("unknownKind"));
        keys.append(record.key);
        streams.append(streamOf(*kind, record));
    }
    BB_TRY_ASSIGN(set, WorkingSet::lock(m_store.records(), keys, streams));
    const auto now = m_clock.nowMs();
    for (qsizetype i = 0; i < records.size(); ++i) {
        const auto &record = records[i];
        const auto *current = set.find(record.key);
        const auto faults = models::catalogue::validate(*models::catalogue::find(record.key.kind),
                                                        record.fields, !current);
        if (!faults.isEmpty()) {
            auto error = models::invalid(faults.first().field, faults.first().reason);
            error.number = i;
            return error;
        }
        const auto *stream = set.stream(streams[i].name);
        wire::Op op;
        op.set = record.fields;
        // The hub saw all there is: its word is never concurrent with anything.
        op.base = current ? current->seq : 0;
        const auto streamNo = current ? current->stream : stream->no;
        const IncomingOp incoming{
            op, theHubItself, theHubItself, quint64(now) << 16, set.nextSeq(streamNo), 0};
        StoredRow fresh;
        fresh.key = record.key;
        fresh.organisation = record.organisation;
        fresh.stream = streamNo;
        BB_TRY_ASSIGN(merged,
                      current ? mergeFields(incoming, *current) : mergeNew(incoming, fresh));
        if (merged.row) {
            merged.row->origin = 0;
            set.put(std::move(*merged.row));
        }
    }
    return set.flush(m_store.records());
}

} // namespace hub
