// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestDatabase.h"
#include "support/TestHub.h"
#include "support/TestMain.h"

#include "models/domain/catalogue/Catalogue.h"

#include "sync/hub/Directory.h"
#include "sync/hub/EnrolmentCodes.h"
#include "sync/hub/HubIdentity.h"
#include "sync/hub/HubWriter.h"
#include "sync/hub/MediaIndex.h"
#include "sync/hub/postgres/PostgresHubStore.h"
#include "sync/hub/RecordStore.h"
#include "sync/hub/SessionStore.h"

#include <algorithm>
#include <atomic>
#include <QSemaphore>
#include <QTest>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using hub::PostgresAddress;
using hub::PostgresConnection;
using hub::PostgresHubStore;
using models::Error;
using models::Result;
using Kind = PostgresConnection::Kind;

//! What PostgreSQL makes harder than a store with one writer.
class PostgresStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_database.emplace();
        m_key = models::SecretBytes::copyOf(QByteArray(48, 'k'));
    }

    void unreachableServerAndMissingDatabaseAreToldApart()
    {
        VERIFY_ERROR(
            PostgresHubStore::open(
                optionsOf(u"postgresql://hub@/x?host=/nowhere&connect_timeout=2"_s), m_key),
            Error::Busy);
        auto other = m_database->address();
        other.replace(u"test_"_s, u"nothing_"_s);
        VERIFY_ERROR(PostgresHubStore::open(optionsOf(other), m_key), Error::NotFound);
        // There, but no hub in it.
        auto options = optionsOf(m_database->address());
        options.create = false;
        VERIFY_ERROR(PostgresHubStore::open(options, m_key), Error::NotFound);
    }

    void thoseThatStartTogetherMigrateOnce()
    {
        std::atomic<int> opened{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                if (PostgresHubStore::open(optionsOf(m_database->address()), m_key))
                    ++opened;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 6);
        QCOMPARE(numberOf("SELECT count(*) FROM schema_version WHERE number = 1"), 1);
    }

    void newerDatabaseIsLeftAlone()
    {
        VERIFY_OK(open());
        run(u"INSERT INTO schema_version (number) VALUES (9999)"_s);
        VERIFY_ERROR(open(), Error::NewerVersion);
    }

    void keyMaterialIsWorthNothingInTheDatabase()
    {
        auto store = support::must(open());
        models::SystemRandom random;
        const auto identity = support::must(hub::HubIdentity::create(*store, m_clock, random));
        const auto fileKey = models::SecretBytes::random(32, random);
        const auto hash = models::crypto::hash("a file");
        const QByteArray tail("the end of a photo, not a whole chunk");
        const auto code =
            hub::codes::make(support::must(addPerson(*store)), m_clock.nowMs(), random);
        VERIFY_OK(store->write([&]() -> Result<void> {
            const auto organisation = models::organisationIdOfCode(u"33");
            BB_TRY_ASSIGN(
                device,
                store->directory().addDevice({0, models::newId<models::DeviceId>(m_clock, random),
                                              QByteArray(32, 's'), QByteArray(32, 'b'), 1, false}));
            hub::MediaFile file;
            file.hash = hash;
            file.file = u"f"_s;
            file.size = 1;
            file.mediaType = u"image/jpeg"_s;
            file.key = fileKey.clone();
            BB_TRY(store->media().add(file));
            hub::Upload upload;
            upload.id = u"u"_s;
            upload.device = device.no;
            upload.organisation = organisation;
            upload.hash = hash;
            upload.file = u"g"_s;
            upload.tail = tail;
            upload.key = fileKey.clone();
            BB_TRY(store->media().addUpload(upload));
            BB_TRY(store->directory().saveCode(code.code));
            BB_TRY_ASSIGN(kept, store->media().findUpload(u"u"_s, device.no));
            return kept.tail == tail && kept.key.view() == fileKey.view()
                ? Result<void>()
                : Result<void>(Error::Corrupt);
        }));
        QByteArray all;
        for (const auto *table : {"setting", "media", "upload", "enrolment_code", "nonce_key"})
            all += textOf(QByteArray("SELECT coalesce(string_agg(t::text, ' '), '') FROM ") + table
                          + " t");
        QVERIFY(all.size() > 500);
        for (const auto &secret :
             {identity.signing.seed.view().toByteArray(), identity.box.secret.view().toByteArray(),
              fileKey.view().toByteArray(), tail, code.code.hash})
            QVERIFY(!all.contains(secret.toHex()));
        // The same rows with another key file are damage, not another hub.
        m_key = models::SecretBytes::copyOf(QByteArray(48, 'x'));
        auto wrong = support::must(open());
        VERIFY_ERROR(hub::HubIdentity::load(*wrong), Error::Corrupt);
    }

    void reportsShowTheRecordsOfEachKindWithoutWhatIsSensitive()
    {
        auto store = support::must(open());
        const auto member = models::newId<models::RecordId>(m_clock, m_random);
        const auto mark = models::newId<models::RecordId>(m_clock, m_random);
        const auto branch = models::organisationIdOfCode(u"3301001");
        const auto meeting = models::newId<models::RecordId>(m_clock, m_random);
        VERIFY_OK(store->write([&] {
            return hub::HubWriter(*store, m_clock)
                .put(
                    {{{u"member"_s, member},
                      branch,
                      {{u"name"_s, u"王“五”"_s},
                       {u"category"_s, u"full"_s},
                       {u"branchPost"_s, u"书“记”"_s},
                       {u"identityNumber"_s, support::sampleIdentityNumber(QDate(1980, 2, 3), 1)}}},
                     {{u"attendance"_s, mark},
                      branch,
                      {{u"meeting"_s, meeting.bytes()},
                       {u"member"_s, member.bytes()},
                       {u"year"_s, 2026},
                       {u"mark"_s, u"absent"_s},
                       {u"markedAt"_s, qint64(1'794'013'200'000)}}}});
        }));
        QCOMPARE(
            textOf("SELECT branch_post || '/' || category || '/' || record_id FROM report.members"),
            (u"书“记”/full/"_s + member.toString()).toUtf8());
        QCOMPARE(textOf("SELECT a.mark || '/' || (a.year + 1) || '/' || (a.marked_at / 1000) || '/'"
                        " || m.branch_post || '/' || a.meeting FROM report.attendance a"
                        " JOIN report.members m ON m.record_id = a.member"),
                 (u"absent/2027/1794013200/书“记”/"_s + meeting.toString()).toUtf8());
        QCOMPARE(numberOf("SELECT count(*) FROM information_schema.columns"
                          " WHERE table_schema = 'report' AND table_name = 'members'"
                          " AND column_name IN ('identity_number', 'name', 'mobile')"),
                 0);
        // Each kind has its view, and the second hub that starts has nothing to do.
        QCOMPARE(numberOf("SELECT count(*) FROM information_schema.views"
                          " WHERE table_schema = 'report'"),
                 qint64(models::catalogue::kinds().size()));
        const auto views = numberOf("SELECT 'report.members'::regclass::oid");
        VERIFY_OK(open());
        QCOMPARE(numberOf("SELECT 'report.members'::regclass::oid"), views);
    }

    void sealedValueCountsAtItsPlaceOnly()
    {
        auto store = support::must(open());
        VERIFY_OK(store->sessions().setSetting(u"one"_s, "a value"));
        VERIFY_OK(store->sessions().setSetting(u"two"_s, "another"));
        run(u"UPDATE setting SET value = (SELECT value FROM setting WHERE name = 'one')"
            " WHERE name = 'two'"_s);
        QCOMPARE(support::must(store->sessions().setting(u"one"_s)), QByteArray("a value"));
        VERIFY_ERROR(store->sessions().setting(u"two"_s), Error::Corrupt);
    }

    void rowsAreReadBehindTheLockOfTheirStream()
    {
        auto first = support::must(open());
        const auto id = models::newId<models::RecordId>(m_clock, m_random);
        const hub::RecordKey key{u"member"_s, id};
        const auto stream = aStream(u"one"_s);
        QSemaphore locked;
        std::atomic<bool> saw{false};
        std::thread other([&] {
            auto second = support::must(open());
            locked.acquire();
            // Its first look finds no row; then it waits for the head.
            const auto done = second->write([&]() -> Result<void> {
                BB_TRY_ASSIGN(rows, second->records().lock({key}, {stream}));
                saw = rows.rows.contains(key) && rows.streams.value(stream.name).head == 1;
                return {};
            });
            saw = saw && done;
        });
        VERIFY_OK(first->write([&]() -> Result<void> {
            BB_TRY_ASSIGN(rows, first->records().lock({key}, {stream}));
            locked.release();
            QTest::qSleep(200);
            auto head = rows.streams.value(stream.name);
            QList<hub::StoredRow> fresh{rowOf(key, head.no)};
            BB_TRY(first->records().write(fresh));
            head.head = 1;
            return first->records().saveHeads({head});
        }));
        other.join();
        QVERIFY(saw);
    }

    void streamsAreLockedInOneOrderWhoeverNamesThem()
    {
        constexpr int rounds = 40;
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                auto store = support::must(open());
                for (int round = 0; round < rounds; ++round) {
                    QList<hub::StreamHead> streams{aStream(u"a%1"_s.arg(round)),
                                                   aStream(u"b%1"_s.arg(round)),
                                                   aStream(u"c%1"_s.arg(round))};
                    if (i % 2 != 0)
                        std::reverse(streams.begin(), streams.end());
                    const auto done = store->write([&]() -> Result<void> {
                        BB_TRY_ASSIGN(rows, store->records().lock({}, streams));
                        auto heads = rows.streams.values();
                        for (auto &head : heads)
                            ++head.head;
                        return store->records().saveHeads(heads);
                    });
                    if (!done)
                        ++failures;
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(numberOf("SELECT count(*) FROM stream WHERE head = 4"), 3 * rounds);
        QCOMPARE(numberOf("SELECT count(*) FROM stream"), 3 * rounds);
    }

    void deadlockIsTriedAgainAndBothAreDone()
    {
        VERIFY_OK(open());
        run(u"INSERT INTO failed_try (address, at) VALUES ('\\x01', 0), ('\\x02', 0)"_s);
        QSemaphore reached;
        std::atomic<int> runs{0};
        std::atomic<int> done{0};
        std::vector<std::thread> threads;
        for (const bool turned : {false, true}) {
            threads.emplace_back([&, turned] {
                PostgresConnection connection(addressOf());
                const auto row = [&](bool first) {
                    return connection.execute(
                        u"UPDATE failed_try SET at = at + 1 WHERE address = '\\x0%1'"_s.arg(
                            first != turned ? 1 : 2));
                };
                bool isFirst = true;
                const auto result = connection.transact(Kind::Writing, [&]() -> Result<void> {
                    ++runs;
                    BB_TRY(row(true));
                    if (std::exchange(isFirst, false)) {
                        reached.release(2);
                        // Until both hold what the other wants.
                        while (reached.available() < 4)
                            QTest::qSleep(1);
                    }
                    return row(false);
                });
                if (result)
                    ++done;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(done.load(), 2);
        QVERIFY(runs > 2);
        QCOMPARE(numberOf("SELECT min(at) FROM failed_try"), 2);
    }

    void failureThatTheWorkMakesLightOfUndoesItAll()
    {
        auto store = support::must(open());
        PostgresConnection connection(addressOf());
        const auto done = connection.transact(Kind::Writing, [&]() -> Result<void> {
            BB_TRY(
                connection.execute(u"INSERT INTO failed_try (address, at) VALUES ('\\x09', 0)"_s));
            std::ignore = connection.execute(u"SELECT 1 / 0"_s);
            return {};
        });
        VERIFY_ERROR(done, Error::Internal);
        QCOMPARE(numberOf("SELECT count(*) FROM failed_try"), 0);
    }

    void lostConnectionIsOpenedAnew()
    {
        auto store = support::must(open());
        VERIFY_OK(store->sessions().setSetting(u"one"_s, "a value"));
        cutAllConnections();
        QCOMPARE(support::must(store->sessions().setting(u"one"_s)), QByteArray("a value"));
        // In the middle of a transaction it is run again.
        int runs = 0;
        VERIFY_OK(store->write([&]() -> Result<void> {
            if (++runs == 1) {
                BB_TRY(store->sessions().setSetting(u"two"_s, "lost"));
                cutAllConnections();
            }
            return store->sessions().setSetting(u"three"_s, "kept");
        }));
        QCOMPARE(runs, 2);
        VERIFY_ERROR(store->sessions().setting(u"two"_s), Error::NotFound);
        QCOMPARE(support::must(store->sessions().setting(u"three"_s)), QByteArray("kept"));
    }

    void guessesAtOnceAreCountedEach()
    {
        auto store = support::must(open());
        const auto person = support::must(addPerson(*store));
        auto code = hub::codes::make(person, m_clock.nowMs(), m_random).code;
        code.triesLeft = 100;
        VERIFY_OK(store->write([&] { return store->directory().saveCode(code); }));
        std::vector<std::thread> threads;
        std::atomic<int> failures{0};
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                auto own = support::must(open());
                for (int guess = 0; guess < 20; ++guess) {
                    const auto done = own->write([&]() -> Result<void> {
                        BB_TRY_ASSIGN(found, own->directory().findCode(code.locator));
                        --found.triesLeft;
                        return own->directory().saveCode(found);
                    });
                    if (!done)
                        ++failures;
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(support::must(store->directory().findCode(code.locator)).triesLeft, 20);
    }

    void chainOfDecisionsIsOneWhoeverWrites()
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                auto store = support::must(open());
                for (int n = 0; n < 15; ++n) {
                    std::ignore = store->write([&]() -> Result<void> {
                        BB_TRY(store->sessions().addDecision(n, u"test"_s, u"done"_s, {}, {}));
                        // Every third is undone, and leaves no gap.
                        return n % 3 == 0 ? Result<void>(Error::Invalid) : Result<void>();
                    });
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        auto store = support::must(open());
        const auto count = store->sessions().verifyDecisions();
        VERIFY_OK(count);
        QCOMPARE(*count, 40);
        run(u"UPDATE decision SET result = 'undone' WHERE no = 7"_s);
        VERIFY_ERROR(store->sessions().verifyDecisions(), Error::Corrupt);
    }

    void proofsAreForgottenWithTheKeyTheyWereMadeWith()
    {
        auto store = support::must(open());
        auto &peers = *store->peers();
        const auto keys = peers.nonceKeys();
        VERIFY_OK(keys);
        const auto no = keys->keys.front().no;
        const auto proof = models::crypto::hash("a proof");
        QCOMPARE(support::must(peers.takeProof(proof, no, 1, 1'000)),
                 hub::HubPeers::ProofUse::First);
        QCOMPARE(support::must(peers.takeProof(proof, no, 1, 1'000)),
                 hub::HubPeers::ProofUse::Again);
        // As the server leaves these tables after a crash.
        run(u"TRUNCATE nonce_key, used_proof"_s);
        QCOMPARE(support::must(peers.takeProof(proof, no, 1, 1'000)),
                 hub::HubPeers::ProofUse::KeyGone);
        const auto fresh = peers.nonceKeys();
        VERIFY_OK(fresh);
        QVERIFY(fresh->keys.front().no != no);
        QVERIFY(fresh->keys.front().key.view() != keys->keys.front().key.view());
    }

    void nonceKeyOfYesterdayIsFollowedByANewOne()
    {
        auto store = support::must(open());
        auto &peers = *store->peers();
        const auto before = support::must(peers.nonceKeys()).keys.front().no;
        run(u"UPDATE nonce_key SET made_at = made_at - 86400000"_s);
        const auto keys = peers.nonceKeys();
        VERIFY_OK(keys);
        QCOMPARE(keys->keys.size(), size_t(2));
        QVERIFY(keys->keys[0].no != before);
        QCOMPARE(keys->keys[1].no, before);
    }

private:
    PostgresHubStore::Options optionsOf(const QString &address) const
    {
        return {support::must(PostgresAddress::parse(address)), 7, true};
    }

    Result<std::unique_ptr<PostgresHubStore>> open() const
    {
        return PostgresHubStore::open(optionsOf(m_database->address()), m_key);
    }

    PostgresAddress addressOf() const
    {
        return support::must(PostgresAddress::parse(m_database->address()));
    }

    void run(const QString &sql) const
    {
        PostgresConnection connection(addressOf());
        support::must(connection.execute(sql));
    }

    QByteArray textOf(const QByteArray &sql) const
    {
        PostgresConnection connection(addressOf());
        auto select = connection.use(sql.constData());
        if (!support::must(select->step()))
            return {};
        return select->text(0).toUtf8();
    }

    qint64 numberOf(const QByteArray &sql) const { return textOf(sql).toLongLong(); }

    void cutAllConnections() const
    {
        run(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"_s);
    }

    Result<models::PersonId> addPerson(hub::HubStore &store)
    {
        const auto id = models::newId<models::PersonId>(m_clock, m_random);
        BB_TRY(store.directory().addPerson({id, u"书记"_s, models::organisationIdOfCode(u"33")}));
        return id;
    }

    static hub::StreamHead aStream(const QString &name)
    {
        hub::StreamHead head;
        head.name = name;
        head.organisation = models::organisationIdOfCode(u"33");
        head.streamClass = u"core"_s;
        return head;
    }

    static hub::StoredRow rowOf(const hub::RecordKey &key, qint64 stream)
    {
        hub::StoredRow row;
        row.key = key;
        row.organisation = models::organisationIdOfCode(u"33");
        row.stream = stream;
        row.seq = 1;
        row.state = "\xa0";
        return row;
    }

    support::FakeClock m_clock;
    support::FakeRandom m_random;
    std::optional<support::TestDatabase> m_database;
    models::SecretBytes m_key;
};

BRANCHBOOK_TEST(PostgresStoreTest)
#include "PostgresStoreTest.moc"
