// SPDX-License-Identifier: GPL-3.0-or-later
#include "histories/StormWork.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/store/RecordReader.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/engine/SyncRun.h"

#include <QBuffer>

using namespace models;
using namespace Qt::StringLiterals;

namespace histories {

namespace {

constexpr int longestPhoto = 60'000;

QString shown(const QString &value)
{
    return value.isEmpty() ? u"-"_s : value;
}

} // namespace

StormWork::StormWork(const QString &folder, quint64 seed, bool edits, Tell tell)
    : m_open(crash::openVault(folder)),
      m_random(seed),
      m_edits(edits),
      m_tell(std::move(tell)),
      m_media(*m_open->database, *m_open->vault, m_open->clock, m_open->random)
{
}

Result<void> StormWork::run(int rounds)
{
    BB_TRY_ASSIGN(account, engine::HubAccount::load(*m_open->database, *m_open->vault));
    m_writer = std::make_unique<ChangeWriter>(*m_open->database, m_open->clock, m_open->random,
                                              account.person);
    for (int round = 0; round < rounds; ++round) {
        const auto edits = m_edits ? 1 + m_random() % 4 : 0;
        for (quint64 edit = 0; edit < edits; ++edit) {
            if (m_random() % 3 == 0)
                BB_TRY(addMember(account.organisation));
            BB_TRY(changeNote());
        }
        if (m_edits && m_random() % 2 == 0)
            BB_TRY(addPhoto(account.organisation));
        sync();
    }
    return {};
}

Result<void> StormWork::addMember(OrganisationId branch)
{
    const auto id = newId<RecordId>(m_open->clock, m_open->random);
    const QCborMap fields{{u"name"_s, u"样"_s + QString::number(m_random(), 36)},
                          {u"category"_s, u"full"_s}};
    BB_TRY(m_writer->put(kind::member, id, branch, fields));
    m_tell(u"member "_s + id.toString());
    return {};
}

Result<void> StormWork::changeNote()
{
    BB_TRY_ASSIGN(members, RecordReader(*m_open->database).list(kind::member));
    if (members.isEmpty())
        return {};
    const auto &member = members[qsizetype(m_random() % quint64(members.size()))];
    const auto id = member.id.toString();
    const auto now = QString::number(m_random(), 36);
    m_tell(u"try %1 %2 %3"_s.arg(id, shown(member.fields.value(u"note"_s).toString()), now));
    BB_TRY(m_writer->put(kind::member, member.id, {}, {{u"note"_s, now}}, member.revision));
    m_tell(u"note %1 %2"_s.arg(id, now));
    return {};
}

Result<void> StormWork::addPhoto(OrganisationId branch)
{
    QByteArray bytes(1 + qsizetype(m_random() % longestPhoto), Qt::Uninitialized);
    m_open->random.fill(bytes.data(), bytes.size());
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    BB_TRY_ASSIGN(stored, m_media.add(buffer, u"image/jpeg"_s));
    const auto meeting = newId<RecordId>(m_open->clock, m_open->random);
    const QCborMap fields{{u"meeting"_s, meeting.bytes()},
                          {u"role"_s, u"photo"_s},
                          {u"hash"_s, stored.hash},
                          {u"size"_s, stored.size},
                          {u"mediaType"_s, stored.mediaType}};
    BB_TRY(m_writer->put(kind::attachment, newId<RecordId>(m_open->clock, m_open->random), branch,
                         fields));
    m_tell(u"file "_s + QString::fromLatin1(stored.hash.toHex()));
    return {};
}

void StormWork::sync()
{
    const auto account = engine::HubAccount::load(*m_open->database, *m_open->vault);
    const auto road = engine::NetworkTransport::open(account->url, account->authority);
    engine::SyncRun run({*m_open->database, *m_open->vault, m_open->clock, m_open->random, **road});
    // What a storm does to it is no failure of the PC: it goes on working.
    if (run.run())
        m_tell(u"synced"_s);
}

} // namespace histories
