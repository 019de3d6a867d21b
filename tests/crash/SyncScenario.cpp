// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/media/MediaStore.h"
#include "support/Check.h"
#include "support/TestHub.h"
#include "support/TestPc.h"
#include "sync/engine/Enrolment.h"

#include <QBuffer>
#include <QFile>

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! A PC records, attaches and syncs without a pause. The hub lives in the test and sees the child
//! die; after each kill both sides must come to equal digests, and a second PC must see everything.
class SyncScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override
    {
        crash::prepareVault(folder);
        m_hub.emplace();
        m_town.reset();
        support::must(m_hub->start());
        QFile address(folder + u"/hub"_s);
        if (!address.open(QIODevice::WriteOnly))
            qFatal("no address");
        address.write(m_hub->url().toEncoded());
        address.close();
        const auto open = crash::openVault(folder);
        engine::Enrolment enrolment(*open->database, *open->vault, open->clock, open->random);
        const auto code = m_hub->codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        support::must(enrolment.enrol({m_hub->url(), m_hub->caPem(), code}));
        m_town = std::make_unique<support::TestPc>(*m_hub, 2);
        support::must(m_town->enrol(u"审核员"_s, u"3301"_s, u"reviewer"_s));
    }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        const auto account = engine::HubAccount::load(*open->database, *open->vault);
        if (!account)
            return;
        const auto road = engine::NetworkTransport::open(account->url, account->authority);
        ChangeWriter writer(*open->database, open->clock, open->random, account->person);
        MediaStore media(*open->database, *open->vault, open->clock, open->random);
        std::mt19937_64 random(seed);
        tell(u"ready"_s);
        for (;;) {
            const auto saves = 1 + random() % 20;
            for (quint64 i = 0; i < saves; ++i) {
                const auto id = newId<RecordId>(open->clock, open->random);
                if (!writer.put(kind::member, id, account->organisation, member(random)))
                    return;
                tell(u"saved "_s + id.toString());
            }
            if (!attach(*open, media, writer, *account, random, tell))
                return;
            engine::SyncRun run(
                {*open->database, *open->vault, open->clock, open->random, **road, {}, {}});
            if (!run.run())
                return;
            tell(u"synced"_s);
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        const auto account = engine::HubAccount::load(*open->database, *open->vault);
        const auto road = engine::NetworkTransport::open(m_hub->url(), m_hub->caPem());
        engine::SyncRun run(
            {*open->database, *open->vault, open->clock, open->random, **road, {}, {}});
        const auto here = run.run();
        const auto there = m_town->sync();
        if (!here || !there)
            return QString::fromUtf8(support::describe(here ? there.error() : here.error()));
        if (!here->digestsMatch || !there->digestsMatch || here->mediaPending > 0)
            return u"the digests differ"_s;
        if (crash::number(*open->database, "SELECT count(*) FROM changes WHERE outcome IS NULL")
            != 0)
            return u"something is left in the outbox"_s;
        // A repair would have hidden that the steps before it went wrong.
        if (here->repaired > 0 || there->repaired > 0)
            return u"a repair was needed"_s;
        return lostOf(told);
    }

private:
    static QCborMap member(std::mt19937_64 &random)
    {
        return {{u"name"_s, u"样"_s + QString::number(random(), 36)}, {u"category"_s, u"full"_s}};
    }

    static bool attach(crash::OpenVault &open, MediaStore &media, ChangeWriter &writer,
                       const engine::HubAccount &account, std::mt19937_64 &random, const Tell &tell)
    {
        auto bytes = QByteArray::number(quint64(random())).repeated(1 + int(random() % 20'000));
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const auto stored = media.add(buffer, u"image/jpeg"_s);
        if (!stored)
            return false;
        const auto meeting = newId<RecordId>(open.clock, open.random);
        const QCborMap fields{{u"meeting"_s, meeting.bytes()},
                              {u"role"_s, u"photo"_s},
                              {u"hash"_s, stored->hash},
                              {u"size"_s, stored->size},
                              {u"mediaType"_s, stored->mediaType}};
        const auto id = newId<RecordId>(open.clock, open.random);
        if (!writer.put(kind::attachment, id, account.organisation, fields))
            return false;
        tell(u"file "_s + QString::fromLatin1(stored->hash.toHex()));
        return true;
    }

    //! What was acknowledged and the town does not have.
    QString lostOf(const QStringList &told)
    {
        for (const auto &line : told) {
            const auto what = line.section(u' ', 1);
            if (line.startsWith(u"saved "_s)
                && !m_town->replica.records.find(kind::member, RecordId::fromString(what)))
                return u"lost: "_s + line;
            const bool isNew = line.startsWith(u"file "_s) && !m_verified.contains(what);
            if (isNew && !m_town->media.verify(QByteArray::fromHex(what.toLatin1())))
                return u"lost: "_s + line;
            if (isNew)
                m_verified.insert(what);
        }
        return {};
    }

    std::optional<support::TestHub> m_hub;
    std::unique_ptr<support::TestPc> m_town;
    QSet<QString> m_verified;
};

CRASH_SCENARIO(SyncScenario, "sync")

} // namespace
