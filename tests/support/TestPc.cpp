// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestPc.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/RecordingTransport.h"
#include "support/TestHub.h"
#include "sync/engine/Enrolment.h"
#include "sync/engine/StreamLedger.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace support {

TestPc::TestPc(TestHub &hub, quint64 seed, const QUrl &hubUrl)
    : replica(seed),
      branch(replica.branch),
      m_hub(hub),
      m_url(hubUrl.isEmpty() ? hub.url() : hubUrl),
      media(replica.database, replica.vault, replica.clock, replica.random)
{
    workAs(replica.person);
}

TestPc::~TestPc() = default;

void TestPc::workAs(models::PersonId person)
{
    meetings.reset();
    writer = std::make_unique<models::ChangeWriter>(replica.database, replica.clock, replica.random,
                                                    person);
    meetings =
        std::make_unique<models::MeetingRepository>(replica.database, *writer, replica.clock);
}

models::Result<engine::HubAccount> TestPc::enrol(const QString &name, const QString &organisation,
                                                 const QString &role)
{
    return enrolWith(m_hub.codeFor(name, organisation, role));
}

models::Result<engine::HubAccount> TestPc::enrolWith(const QString &code)
{
    engine::Enrolment enrolment(replica.database, replica.vault, replica.clock, replica.random);
    BB_TRY_ASSIGN(account, enrolment.enrol({m_url, m_hub.caPem(), code}, transport()));
    branch = account.organisation;
    workAs(account.person);
    return account;
}

engine::HttpTransport &TestPc::transport()
{
    if (!m_transport)
        m_transport = std::make_unique<RecordingTransport>(
            must(engine::NetworkTransport::open(m_url, m_hub.caPem())));
    return *m_transport;
}

models::Result<engine::SyncReport> TestPc::sync(bool recordsOnly)
{
    return syncOver(transport(), recordsOnly);
}

models::Result<engine::SyncReport> TestPc::syncOver(engine::HttpTransport &road, bool recordsOnly)
{
    engine::SyncRun run(
        {replica.database, replica.vault, replica.clock, replica.random, road, cancellation, {}});
    return run.run(recordsOnly);
}

engine::SyncStatus TestPc::status()
{
    return must(engine::StatusReader(replica.database, replica.vault, media).read());
}

models::RecordId TestPc::addMember(const QString &name)
{
    const auto id = models::newId<models::RecordId>(replica.clock, replica.random);
    must(writer->put(models::kind::member, id, branch,
                     {{u"name"_s, name}, {u"category"_s, u"full"_s}}));
    return id;
}

models::Result<models::Revision> TestPc::edit(models::RecordId member, const QCborMap &fields)
{
    return writer->put(models::kind::member, member, {}, fields);
}

QString TestPc::field(models::RecordId member, const QString &name)
{
    const auto record = replica.records.find(models::kind::member, member);
    return record ? record->fields.value(name).toString() : u"(none)"_s;
}

models::Meeting TestPc::addMeeting(const QList<models::RecordId> &members,
                                   const QList<QByteArray> &files)
{
    auto meeting = replica.aMeeting();
    meeting.organisation = branch;
    for (const auto &member : members)
        meeting.attendance.append({member.as<models::MemberTag>(),
                                   models::AttendanceMark::Present,
                                   {},
                                   replica.clock.nowMs()});
    for (const auto &content : files) {
        auto bytes = content;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const bool isVideo = content.startsWith("video");
        const auto stored = must(media.add(buffer, isVideo ? u"video/mp4"_s : u"image/jpeg"_s));
        models::Attachment attachment;
        attachment.role = isVideo ? models::AttachmentRole::Video : models::AttachmentRole::Photo;
        attachment.position = int(meeting.attachments.size()) + 1;
        attachment.hash = stored.hash;
        attachment.size = stored.size;
        attachment.mediaType = stored.mediaType;
        meeting.attachments.append(attachment);
    }
    return must(meetings->save(meeting));
}

QMap<QString, QByteArray> TestPc::digests()
{
    QMap<QString, QByteArray> digests;
    const auto ledger = must(engine::StreamLedger::load(replica.database));
    for (const auto &[no, stream] : ledger.all()) {
        if (stream.cursor > 0)
            digests.insert(stream.name,
                           QByteArray::number(stream.count) + ' ' + stream.digest.bytes().toHex());
    }
    return digests;
}

QMap<QByteArray, QByteArray> TestPc::rows()
{
    QMap<QByteArray, QByteArray> rows;
    for (const auto &kind : models::catalogue::kinds()) {
        const auto records = must(replica.records.list(QString::fromLatin1(kind.name)));
        for (const auto &record : records)
            rows.insert(QByteArray(kind.name) + ' ' + record.id.toString().toLatin1(),
                        models::canonicalCbor(record.fields));
    }
    return rows;
}

QByteArray TestPc::contentOf(const QByteArray &hash)
{
    auto device = media.open(hash);
    return device ? (*device)->readAll() : QByteArray();
}

} // namespace support
