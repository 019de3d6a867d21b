// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"

using namespace Qt::StringLiterals;

QByteArray Samples::bytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    random.fill(bytes.data(), size);
    return bytes;
}

models::RecordId Samples::id()
{
    return models::newId<models::RecordId>(clock, random);
}

wire::Batch Samples::marks(int count)
{
    wire::Batch batch;
    batch.device = id().as<models::DeviceTag>();
    batch.person = id().as<models::PersonTag>();
    batch.incarnation = id();
    batch.life = id();
    batch.createdAt = clock.nowMs();
    const auto organisation = id().as<models::OrganisationTag>();
    const auto meeting = id();
    for (int i = 0; i < count; ++i) {
        clock.advance(350);
        const auto member = id();
        wire::Op op;
        op.n = batch.firstN + i;
        op.txn = batch.firstN + i / 10;
        op.kind = u"attendance"_s;
        op.id =
            models::RecordId(models::naturalUuid("attendance", {meeting.uuid(), member.uuid()}));
        op.organisation = organisation;
        op.type = wire::OpType::New;
        op.hlc = quint64(clock.nowMs()) << 16 | quint64(i % 3);
        op.claimedAt = clock.nowMs();
        op.set = {{u"meeting"_s, meeting.bytes()},
                  {u"member"_s, member.bytes()},
                  {u"year"_s, 2026},
                  {u"mark"_s, i % 7 == 0 ? u"absent"_s : u"present"_s},
                  {u"markedAt"_s, clock.nowMs()}};
        batch.ops.append(op);
    }
    return batch;
}
