// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/FaultProxy.h"
#include "support/TestHub.h"
#include "support/TestMain.h"
#include "support/TestPc.h"
#include "sync/engine/Enrolment.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;
using support::TestPc;

namespace {

//! One person at a PC that several share, from unlocking to leaving.
class Sitting
{
public:
    Sitting(const QString &folder, models::PersonId person, const char *passphrase,
            const models::VaultContext &context)
        : m_context(context)
    {
        auto vault = models::Vault::open(folder, person, support::passphrase(passphrase), context);
        if (!vault)
            qFatal("%s", support::describe(vault.error()).constData());
        m_vault = std::move(*vault);
        m_database = std::move(*m_vault->openDatabase());
    }

    models::Result<engine::HubAccount> enrol(support::TestHub &hub, const QString &name)
    {
        engine::Enrolment enrolment(*m_database, *m_vault, m_context.clock, m_context.random);
        return enrolment.enrol(
            {hub.url(), hub.caPem(), hub.codeFor(name, u"3301001"_s, u"secretary"_s)});
    }

    models::Result<models::Revision> put(models::RecordId id, const QCborMap &fields)
    {
        BB_TRY_ASSIGN(account, engine::HubAccount::load(*m_database, *m_vault));
        models::ChangeWriter writer(*m_database, m_context.clock, m_context.random, account.person);
        return writer.put(models::kind::member, id, account.organisation, fields);
    }

    models::Result<engine::SyncReport> sync()
    {
        BB_TRY_ASSIGN(account, engine::HubAccount::load(*m_database, *m_vault));
        BB_TRY_ASSIGN(road, engine::NetworkTransport::open(account.url, account.authority));
        engine::SyncRun run(
            {*m_database, *m_vault, m_context.clock, m_context.random, *road, {}, {}});
        return run.run(true);
    }

    qint64 number(const char *sql) { return m_database->number(sql).value_or(-1); }
    qint64 pending() { return number("SELECT count(*) FROM changes WHERE outcome IS NULL"); }

private:
    models::VaultContext m_context;
    std::unique_ptr<models::Vault> m_vault;
    std::unique_ptr<models::Database> m_database;
};

} // namespace

//! What joins a PC to a hub, and what breaks between them.
class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace(&m_clock);
        VERIFY_OK(m_hub->start());
        m_proxy.emplace(quint16(m_hub->url().port()));
        m_proxied = QUrl(u"https://127.0.0.1:%1"_s.arg(m_proxy->port()));
    }

    void cleanup()
    {
        m_proxy.reset();
        m_hub.reset();
    }

    void localWorkBecomesTheRealPersonsInTheRealBranch()
    {
        TestPc pc(*m_hub, 1);
        const auto id = pc.addMember(u"样一"_s);
        const auto localBranch = pc.branch;
        const auto account = pc.enrol(u"书记"_s, u"3301001"_s, u"secretary"_s);
        VERIFY_OK(account);
        QCOMPARE(account->role, u"secretary"_s);
        QCOMPARE(account->organisation, models::organisationIdOfCode(u"3301001"));
        const auto record = pc.replica.records.find(models::kind::member, id);
        VERIFY_OK(record);
        QVERIFY(record->organisation != localBranch);
        QCOMPARE(record->organisation, account->organisation);
        const auto synced = pc.sync();
        VERIFY_OK(synced);
        QCOMPARE(synced->refused, 0);
        QVERIFY(synced->digestsMatch);
    }

    void whatOnePersonLeftUnsignedHoldsUpOnlyItsOwnRecord()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"vault"_s);
        const auto cost = models::crypto::PassphraseCost::cheap();
        models::SystemRandom random;
        const models::VaultContext context{m_clock, random, cost};
        models::PersonId first;
        models::PersonId second;
        {
            const auto created = models::Vault::create(
                path, u"书记"_s, support::passphrase("passphrase one"), cost, context);
            VERIFY_OK(created);
            first = created->vault->person().id;
            const auto added =
                created->vault->addPerson(u"委员"_s, support::passphrase("passphrase two"), cost);
            VERIFY_OK(added);
            second = *added;
        }
        const auto shared = models::newId<models::RecordId>(m_clock, random);
        {
            // Gone before anything was signed.
            Sitting sitting(path, first, "passphrase one", context);
            VERIFY_OK(sitting.enrol(*m_hub, u"书记"_s));
            VERIFY_OK(sitting.put(shared, {{u"name"_s, u"样一"_s}, {u"category"_s, u"full"_s}}));
        }
        {
            Sitting sitting(path, second, "passphrase two", context);
            VERIFY_OK(sitting.enrol(*m_hub, u"委员"_s));
            VERIFY_OK(sitting.put(shared, {{u"note"_s, u"second"_s}}));
            VERIFY_OK(sitting.put(models::newId<models::RecordId>(m_clock, random),
                                  {{u"name"_s, u"样二"_s}, {u"category"_s, u"full"_s}}));
            const auto sent = sitting.sync();
            VERIFY_OK(sent);
            QCOMPARE(sent->pushed, 1);
            QCOMPARE(sitting.pending(), 2);
        }
        {
            Sitting sitting(path, first, "passphrase one", context);
            const auto sent = sitting.sync();
            VERIFY_OK(sent);
            QCOMPARE(sent->pushed, 1);
            QCOMPARE(sitting.pending(), 1);
        }
        Sitting sitting(path, second, "passphrase two", context);
        const auto sent = sitting.sync();
        VERIFY_OK(sent);
        QCOMPARE(sent->refused, 0);
        QVERIFY(sent->digestsMatch);
        QCOMPARE(sitting.pending(), 0);
        // Three batches, each signed by whose changes it carries.
        QCOMPARE(sitting.number("SELECT count(DISTINCT actor) FROM changes"), 2);
        QCOMPARE(sitting.number("SELECT count(DISTINCT incarnation) FROM batches"), 2);
    }

    void aUsedCodeIsNoCode()
    {
        const auto code = m_hub->codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        TestPc first(*m_hub, 1);
        VERIFY_OK(first.enrolWith(code));
        TestPc second(*m_hub, 2);
        const auto again = second.enrolWith(code);
        QVERIFY(!again);
        QVERIFY2(again.error().code == Error::NotFound || again.error().code == Error::Expired,
                 support::describe(again.error()).constData());
        VERIFY_ERROR(second.sync(), Error::NotFound);
    }

    void anExpiredCodeChangesNothing()
    {
        const auto code = m_hub->codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        m_clock.advance(30LL * 86'400'000);
        TestPc pc(*m_hub, 1);
        const auto id = pc.addMember(u"样一"_s);
        const auto localBranch = pc.branch;
        const auto result = pc.enrolWith(code);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Expired);
        QCOMPARE(result.error().reason, u"code_expired"_s);
        QCOMPARE(pc.replica.records.find(models::kind::member, id)->organisation, localBranch);
        QCOMPARE(pc.status().phase, engine::SyncStatus::Phase::NotEnrolled);
    }

    void anUnknownCodeIsTold()
    {
        TestPc pc(*m_hub, 1);
        VERIFY_ERROR(pc.enrolWith(u"ABCD-EFGH-JKLM"_s), Error::NotFound);
    }

    void underAWrongAuthorityNothingIsSent()
    {
        support::TestHub stranger;
        VERIFY_OK(stranger.start());
        TestPc pc(*m_hub, 1);
        const auto road = engine::NetworkTransport::open(m_proxied, stranger.caPem());
        VERIFY_OK(road);
        m_proxy->resetCounts();
        engine::Enrolment enrolment(pc.replica.database, pc.replica.vault, pc.replica.clock,
                                    pc.replica.random);
        const auto code = m_hub->codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        const auto result = enrolment.enrol({m_proxied, stranger.caPem(), code}, **road);
        VERIFY_ERROR(result, Error::WrongAuthority);
        // A client hello and an alert, no request: the code is still good.
        QVERIFY2(m_proxy->bytesUp() < 1'000, qPrintable(QString::number(m_proxy->bytesUp())));
        VERIFY_OK(pc.enrolWith(code));
    }

    void onlyHttpsIsSpoken()
    {
        VERIFY_ERROR(engine::NetworkTransport::open(QUrl(u"http://127.0.0.1:1"_s), m_hub->caPem()),
                     Error::Invalid);
        VERIFY_ERROR(engine::NetworkTransport::open(m_hub->url(), "no certificate"),
                     Error::Invalid);
    }

    void aSyncThatIsCutAnywhereGoesOn()
    {
        TestPc village(*m_hub, 1, m_proxied);
        VERIFY_OK(village.enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        QList<models::RecordId> members;
        for (int i = 0; i < 30; ++i)
            members << village.addMember(u"样%1"_s.arg(i));
        const auto meeting = village.addMeeting(
            members, {"photo" + QByteArray(90'000, 'p'), "video" + QByteArray(5'000'000, 'v')});

        // Each attempt lives a little longer than the one before, so that every step is cut.
        int cuts = 0;
        bool done = false;
        for (qint64 bytes = 400; !done && cuts < 400; bytes += bytes / 4) {
            village.disconnect();
            m_proxy->breakAfter(bytes);
            const auto attempt = village.sync();
            done = attempt.has_value();
            cuts += done ? 0 : 1;
            if (!done)
                QCOMPARE(attempt.error().code, Error::Offline);
        }
        QVERIFY(done);
        QVERIFY2(cuts > 10, qPrintable(QString::number(cuts)));
        m_proxy->breakAfter(-1);
        village.disconnect();
        const auto last = village.sync();
        VERIFY_OK(last);
        QVERIFY(last->digestsMatch);
        QCOMPARE(last->repaired, 0);
        QVERIFY(village.status().synced());

        // And the same for whoever fetches it.
        TestPc town(*m_hub, 2, m_proxied);
        VERIFY_OK(town.enrol(u"审核员"_s, u"3301"_s, u"reviewer"_s));
        done = false;
        for (qint64 bytes = 400; !done; bytes += bytes / 4) {
            town.disconnect();
            m_proxy->breakAfter(bytes);
            done = town.sync().has_value();
        }
        m_proxy->breakAfter(-1);
        town.disconnect();
        const auto received = town.sync();
        VERIFY_OK(received);
        QCOMPARE(received->repaired, 0);
        QCOMPARE(received->mediaPending, 0);
        for (const auto &attachment : meeting.attachments)
            VERIFY_OK(town.media.verify(attachment.hash));
        const auto theirs = town.rows();
        const auto ours = village.rows();
        for (auto row = ours.cbegin(); row != ours.cend(); ++row)
            QCOMPARE(theirs.value(row.key()), row.value());
    }

    void anUploadGoesOnWhereItWasCut()
    {
        TestPc village(*m_hub, 1, m_proxied);
        VERIFY_OK(village.enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        VERIFY_OK(village.sync());
        constexpr qint64 size = 12'000'000;
        village.addMeeting({}, {"video" + QByteArray(size - 5, 'v')});
        village.disconnect();
        m_proxy->breakAfter(size * 2 / 3);
        VERIFY_ERROR(village.sync(), Error::Offline);
        m_proxy->breakAfter(-1);
        m_proxy->resetCounts();
        village.disconnect();
        VERIFY_OK(village.sync());
        QVERIFY(village.status().synced());
        // Not all of it again: one piece at most was lost.
        QVERIFY2(m_proxy->bytesUp() < size / 3 + 5'000'000,
                 qPrintable(QString::number(m_proxy->bytesUp())));
    }

    void oneFileThatFailsDelaysOnlyItself()
    {
        TestPc village(*m_hub, 1);
        VERIFY_OK(village.enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        const auto meeting = village.addMeeting({}, {"photo one", "photo two", "photo three"});
        // As after a fault of the disk.
        auto lost = village.replica.database.prepare("UPDATE media SET wrapped_key = zeroblob(72)"
                                                     " WHERE hash = ?1");
        VERIFY_OK(lost->bindBytes(1, meeting.attachments[1].hash).run());
        const auto sent = village.sync();
        VERIFY_OK(sent);
        QCOMPARE(sent->mediaUploaded, 2);
        QCOMPARE(sent->mediaPending, 1);
        QVERIFY(!village.status().synced());
    }

    void cancellingLeavesEverythingInTheOutbox()
    {
        TestPc village(*m_hub, 1);
        VERIFY_OK(village.enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        village.addMember(u"样一"_s);
        village.cancellation.cancel();
        VERIFY_ERROR(village.sync(), Error::Cancelled);
        QCOMPARE(village.status().pendingChanges(), 1);
        village.cancellation.reset();
        VERIFY_OK(village.sync());
        QCOMPARE(village.status().pendingChanges(), 0);
    }

private:
    //! The hub's; advanced only while nothing is under way.
    support::FakeClock m_clock;
    std::optional<support::TestHub> m_hub;
    std::optional<support::FaultProxy> m_proxy;
    QUrl m_proxied;
};

BRANCHBOOK_TEST(ConnectionTest)
#include "ConnectionTest.moc"
