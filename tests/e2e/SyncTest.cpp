// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Kinds.h"
#include "models/store/ConflictRepository.h"
#include "support/Check.h"
#include "support/LossyTransport.h"
#include "support/TestHub.h"
#include "support/TestMain.h"
#include "support/TestPc.h"
#include "sync/engine/Enrolment.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;
using support::TestPc;

//! The real engine and store against the real hub on loopback.
class SyncTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace();
        VERIFY_OK(m_hub->start());
        m_village.emplace(*m_hub, 1);
        m_town.emplace(*m_hub, 2);
        VERIFY_OK(m_village->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        VERIFY_OK(m_town->enrol(u"审核员"_s, u"3301"_s, u"reviewer"_s));
    }

    void cleanup()
    {
        m_town.reset();
        m_village.reset();
        m_hub.reset();
    }

    void aMeetingWithMarksAndFilesReachesTheTown()
    {
        QList<models::RecordId> members;
        for (int i = 0; i < 22; ++i)
            members << m_village->addMember(u"样%1"_s.arg(i));
        const QList<QByteArray> files{"photo" + QByteArray(300'000, 'p'),
                                      "video" + QByteArray(9'000'000, 'v')};
        const auto meeting = m_village->addMeeting(members, files);

        const auto sent = m_village->sync();
        VERIFY_OK(sent);
        QCOMPARE(sent->pushed, 22 + 22 + 2 + 2);
        QCOMPARE(sent->refused, 0);
        QCOMPARE(sent->mediaUploaded, 2);
        QVERIFY(sent->digestsMatch);
        QVERIFY(m_village->status().synced());

        const auto received = m_town->sync();
        VERIFY_OK(received);
        QCOMPARE(received->mediaDownloaded, 2);
        QVERIFY(received->digestsMatch);
        QCOMPARE(m_town->replica.records.list(models::kind::attendance)->size(), 22);
        const auto seen = m_town->meetings->find(meeting.id);
        VERIFY_OK(seen);
        QCOMPARE(seen->attachments.size(), 2);
        for (qsizetype i = 0; i < files.size(); ++i) {
            QCOMPARE(seen->attachments[i].hash, meeting.attachments[i].hash);
            QCOMPARE(m_town->contentOf(seen->attachments[i].hash), files[i]);
        }
        compareBranch();
        QVERIFY(m_town->status().synced());
    }

    void aWarmSyncWithoutNewsIsOneRoundTrip()
    {
        m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_village->sync());
        const auto quiet = m_village->sync();
        VERIFY_OK(quiet);
        QCOMPARE(quiet->roundTrips, 1);
        QCOMPARE(quiet->pulled, 0);
        QVERIFY(quiet->digestsMatch);
    }

    void whatAReceiptSettledDoesNotTravelBack()
    {
        VERIFY_OK(m_village->sync());
        for (int i = 0; i < 50; ++i)
            m_village->addMember(u"样%1"_s.arg(i));
        const auto sent = m_village->sync();
        VERIFY_OK(sent);
        QCOMPARE(sent->pushed, 50);
        QCOMPARE(sent->pulled, 0);
        QVERIFY(sent->digestsMatch);
        QCOMPARE(sent->repaired, 0);
    }

    void editsOfDifferentFieldsMerge()
    {
        auto second = secondSecretary();
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(m_village->edit(id, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(second->edit(id, {{u"note"_s, u"second"_s}}));
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(m_village->sync());
        for (auto *pc : {&*m_village, second.get()}) {
            QCOMPARE(pc->field(id, u"post"_s), u"会计"_s);
            QCOMPARE(pc->field(id, u"note"_s), u"second"_s);
            QCOMPARE(pc->status().conflicts, 0);
        }
        QCOMPARE(m_village->rows(), second->rows());
        QCOMPARE(m_village->digests(), second->digests());
    }

    void editsOfTheSameFieldShowOneAndKeepTheOther()
    {
        auto second = secondSecretary();
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(m_village->edit(id, {{u"post"_s, u"会计"_s}}));
        second->replica.clock.advance(60'000);
        VERIFY_OK(second->edit(id, {{u"post"_s, u"委员"_s}}));
        VERIFY_OK(m_village->sync());
        const auto merged = second->sync();
        VERIFY_OK(merged);
        QCOMPARE(merged->conflicts, 1);
        QVERIFY(merged->digestsMatch);
        QCOMPARE(merged->repaired, 0);
        VERIFY_OK(m_village->sync());
        // The later one is shown on both sides; the hub keeps the other.
        QCOMPARE(m_village->field(id, u"post"_s), u"委员"_s);
        QCOMPARE(second->field(id, u"post"_s), u"委员"_s);
        QCOMPARE(m_village->digests(), second->digests());
        for (auto *pc : {&*m_village, second.get()})
            QCOMPARE(pc->status().conflicts, 1);
        // The town reads it with the record, but has nothing to decide.
        VERIFY_OK(m_town->sync());
        QCOMPARE(*models::ConflictReader(m_town->replica.database).openCount(), 1);
        QCOMPARE(m_town->status().conflicts, 0);
    }

    void aDecisionOnOneSideIsTheOthersToo()
    {
        auto second = secondSecretary();
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(m_village->edit(id, {{u"post"_s, u"会计"_s}}));
        second->replica.clock.advance(60'000);
        VERIFY_OK(second->edit(id, {{u"post"_s, u"委员"_s}}));
        for (auto *pc : {&*m_village, second.get(), &*m_village})
            VERIFY_OK(pc->sync());
        auto &replica = m_village->replica;
        models::ConflictRepository conflicts(replica.database, *m_village->writer, replica.clock);
        const auto open = conflicts.open();
        VERIFY_OK(open);
        QCOMPARE(open->size(), 1);
        QVERIFY(open->first().lostBy.device == replica.vault.device());
        QVERIFY(open->first().shownBy.device == second->replica.vault.device());
        VERIFY_OK(conflicts.takeOther(open->first().id));
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        for (auto *pc : {&*m_village, second.get()}) {
            QCOMPARE(pc->field(id, u"post"_s), u"会计"_s);
            QCOMPARE(pc->status().conflicts, 0);
        }
        QCOMPARE(m_village->digests(), second->digests());
    }

    void theLoserOfAConflictSeesTheWinner()
    {
        auto second = secondSecretary();
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(second->edit(id, {{u"post"_s, u"委员"_s}}));
        m_village->replica.clock.advance(60'000);
        VERIFY_OK(m_village->edit(id, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(m_village->sync());
        const auto lost = second->sync();
        VERIFY_OK(lost);
        QCOMPARE(lost->conflicts, 1);
        QCOMPARE(second->field(id, u"post"_s), u"会计"_s);
        // The other side is told of the lost value too.
        VERIFY_OK(m_village->sync());
        QCOMPARE(m_village->digests(), second->digests());
        QCOMPARE(second->replica.number("SELECT count(*) FROM shadows"), 0);
        // What was typed is still there to be looked at.
        const auto history = models::historyOf(second->replica.database, models::kind::member, id);
        QCOMPARE(history->first().newFields.value(u"post"_s).toString(), u"委员"_s);
        QCOMPARE(history->first().outcome, u"conflict"_s);
    }

    void anEditRevivesWhatAnotherDeleted()
    {
        auto second = secondSecretary();
        const auto id = m_village->addMeeting({}, {}).id.as<models::RecordTag>();
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(m_village->writer->remove(models::kind::meeting, id));
        VERIFY_OK(
            second->writer->put(models::kind::meeting, id, {}, {{u"place"_s, u"still needed"_s}}));
        VERIFY_OK(m_village->sync());
        VERIFY_OK(second->sync());
        VERIFY_OK(m_village->sync());
        const auto revived = m_village->replica.records.find(models::kind::meeting, id);
        VERIFY_OK(revived);
        QCOMPARE(revived->fields.value(u"place"_s).toString(), u"still needed"_s);
        QCOMPARE(revived->fields.value(u"title"_s).toString(), u"十一月主题党日"_s);
        QCOMPARE(m_village->rows(), second->rows());
        QCOMPARE(m_village->digests(), second->digests());
    }

    void aDeletionReachesTheTown()
    {
        const auto id = m_village->addMeeting({}, {}).id.as<models::RecordTag>();
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_town->sync());
        VERIFY_OK(m_town->replica.records.find(models::kind::meeting, id));
        VERIFY_OK(m_village->writer->remove(models::kind::meeting, id));
        VERIFY_OK(m_village->sync());
        const auto received = m_town->sync();
        VERIFY_OK(received);
        QVERIFY(received->digestsMatch);
        VERIFY_ERROR(m_town->replica.records.find(models::kind::meeting, id), Error::NotFound);
        compareBranch();
    }

    //! What was taken back before it was sent never reaches the hub, and the chain has no gap.
    void aMemberTakenBackBeforeTheSyncIsNeverHeardOf()
    {
        const auto first = m_village->addMember(u"样一"_s);
        const auto mistaken = m_village->addMember(u"样二"_s);
        const auto entry = m_village->writer->lastTxn();
        const auto last = m_village->addMember(u"样三"_s);
        VERIFY_OK(m_village->writer->undo(entry));
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_village->replica.pendingChanges(), 0);
        QCOMPARE(m_town->field(first, u"name"_s), u"样一"_s);
        QCOMPARE(m_town->field(mistaken, u"name"_s), u"(none)"_s);
        QCOMPARE(m_town->field(last, u"name"_s), u"样三"_s);
        compareBranch();

        // Now it is too late for the others.
        VERIFY_OK(m_village->edit(last, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(m_village->writer->undo(m_village->writer->lastTxn()));
        VERIFY_ERROR(m_village->writer->undo(1), Error::Denied);
        VERIFY_OK(m_village->sync());
    }

    void aLostReceiptIsGivenAgain()
    {
        const auto id = m_village->addMember(u"样一"_s);
        support::LossyTransport road(m_village->transport());
        // Once for the request and once for the repeat that follows a broken connection.
        road.loseAnswers("/v1/batches", 2);
        VERIFY_ERROR(m_village->syncOver(road), Error::Offline);
        // The hub has it, but without the receipt it stays in the outbox.
        QCOMPARE(m_village->replica.pendingChanges(), 1);
        QVERIFY(m_village->replica.records.find(models::kind::member, id)->pending);

        const auto again = m_village->sync();
        VERIFY_OK(again);
        QCOMPARE(again->pushed, 1);
        QVERIFY(again->digestsMatch);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->replica.records.list(models::kind::member)->size(), 1);
        compareBranch();
    }

    void aLostAnswerToAPullIsAskedForAgain()
    {
        m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        support::LossyTransport road(m_town->transport());
        road.loseAnswers("/v1/changes", 2);
        VERIFY_ERROR(m_town->syncOver(road), Error::Offline);
        const auto again = m_town->sync();
        VERIFY_OK(again);
        QVERIFY(again->digestsMatch);
        compareBranch();
    }

    void anEditBetweenPushAndReceiptSurvives()
    {
        const auto id = m_village->addMember(u"样一"_s);
        support::LossyTransport road(m_village->transport());
        road.onRequest = [&](engine::HttpRequest &request) {
            if (request.path == "/v1/batches" && m_village->field(id, u"note"_s).isEmpty())
                VERIFY_OK(m_village->edit(id, {{u"note"_s, u"meanwhile"_s}}));
        };
        VERIFY_OK(m_village->syncOver(road));
        VERIFY_OK(m_village->sync());
        QCOMPARE(m_village->replica.pendingChanges(), 0);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->field(id, u"note"_s), u"meanwhile"_s);
        compareBranch();
    }

    void whatLeavesTheScopeIsRefusedAndKept()
    {
        const auto elsewhere = models::organisationIdOfCode(u"3302001");
        const auto id =
            models::newId<models::RecordId>(m_village->replica.clock, m_village->replica.random);
        VERIFY_OK(m_village->writer->put(models::kind::member, id, elsewhere,
                                         {{u"name"_s, u"样一"_s}, {u"category"_s, u"full"_s}}));
        const auto mine = m_village->addMember(u"样二"_s);
        const auto sent = m_village->sync();
        VERIFY_OK(sent);
        QCOMPARE(sent->refused, 1);
        QCOMPARE(sent->pushed, 1);
        const auto status = m_village->status();
        QCOMPARE(status.refusedChanges, 1);
        QVERIFY(!status.synced());
        QCOMPARE(m_village->field(id, u"name"_s), u"样一"_s);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->field(mine, u"name"_s), u"样二"_s);
        QCOMPARE(m_town->field(id, u"name"_s), u"(none)"_s);
    }

    void aDamagedReplicaIsRepairedByItsDigest()
    {
        const auto id = m_village->addMember(u"样一"_s);
        m_village->addMember(u"样二"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_town->sync());
        // As after a fault that nobody has thought of: a row lost, another one bent, one too many.
        VERIFY_OK(m_town->replica.database.execute("DELETE FROM members WHERE name = '样二'"));
        VERIFY_OK(m_town->replica.database.execute("UPDATE members SET name = '错'"));
        VERIFY_OK(m_town->replica.database.execute(
            "INSERT INTO members (id, org, name, category, stream, revision, seq, hub_hash)"
            " SELECT randomblob(16), org, '鬼', 'full', stream, 1, 99, randomblob(32)"
            " FROM members"));
        VERIFY_OK(m_town->replica.database.execute(
            "UPDATE streams SET row_count = row_count + 1 WHERE name LIKE '%/core'"));
        const auto healed = m_town->sync();
        VERIFY_OK(healed);
        QVERIFY(healed->digestsMatch);
        QCOMPARE(healed->repaired, 1);
        QCOMPARE(m_town->field(id, u"name"_s), u"样一"_s);
        QCOMPARE(m_town->replica.records.list(models::kind::member)->size(), 2);
        compareBranch();
    }

    void aRestoredDiskLosesNothing()
    {
        m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        // What was sent after the backup was made is not on the restored disk: the numbers of the
        // chain are used again for something else.
        VERIFY_OK(m_village->replica.database.execute(
            "CREATE TABLE saved_incarnations AS SELECT * FROM incarnations"));
        VERIFY_OK(m_village->replica.database.execute(
            "CREATE TABLE saved_streams AS SELECT * FROM streams"));
        const auto afterBackup = m_village->addMember(u"样二"_s);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_village->replica.database.execute(
            "DELETE FROM changes WHERE n > 1; DELETE FROM batches WHERE first_n > 1;"
            "DELETE FROM members WHERE name = '样二'; DELETE FROM incarnations;"
            "INSERT INTO incarnations SELECT * FROM saved_incarnations; DELETE FROM streams;"
            "INSERT INTO streams SELECT * FROM saved_streams;"
            "DROP TABLE saved_streams; DROP TABLE saved_incarnations"));
        const auto afterRestore = m_village->addMember(u"样三"_s);

        const auto synced = m_village->sync();
        VERIFY_OK(synced);
        QVERIFY(synced->digestsMatch);
        QCOMPARE(m_village->replica.pendingChanges(), 0);
        QCOMPARE(m_village->field(afterBackup, u"name"_s), u"样二"_s);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->field(afterRestore, u"name"_s), u"样三"_s);
        QCOMPARE(m_town->replica.records.list(models::kind::member)->size(), 3);
        compareBranch();
    }

    void clocksOffByYearsLoseNothing_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("ten years ahead") << 10;
        QTest::newRow("ten years behind") << -10;
    }

    void clocksOffByYearsLoseNothing()
    {
        QFETCH(int, years);
        m_village->replica.clock.advance(qint64(years) * 365 * 86'400'000);
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"first"_s}}));
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"second"_s}}));
        const auto synced = m_village->sync();
        VERIFY_OK(synced);
        QVERIFY(synced->digestsMatch);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->field(id, u"note"_s), u"second"_s);
        compareBranch();
    }

    void withoutANetworkThatIsAState()
    {
        m_hub->stop();
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_ERROR(m_village->sync(), Error::Offline);
        QCOMPARE(m_village->field(id, u"name"_s), u"样一"_s);
        QCOMPARE(m_village->status().pendingChanges(), 1);
        VERIFY_OK(m_hub->start());
        VERIFY_OK(m_village->sync());
        QCOMPARE(m_village->status().pendingChanges(), 0);
    }

    void aRevokedDeviceIsToldAndMayReadUntilItLocks()
    {
        VERIFY_OK(m_village->sync());
        m_hub->revoke(m_village->replica.vault.device());
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_ERROR(m_village->sync(), Error::Revoked);
        QCOMPARE(m_village->field(id, u"name"_s), u"样一"_s);
        QCOMPARE(m_village->status().pendingChanges(), 1);
    }

private:
    std::unique_ptr<TestPc> secondSecretary()
    {
        auto second = std::make_unique<TestPc>(*m_hub, 3);
        if (const auto enrolled = second->enrol(u"副书记"_s, u"3301001"_s, u"secretary"_s);
            !enrolled)
            qFatal("%s", support::describe(enrolled.error()).constData());
        return second;
    }

    //! The branch's streams are the same on both sides.
    void compareBranch()
    {
        const auto there = m_town->digests();
        const auto here = m_village->digests();
        QVERIFY(!here.isEmpty());
        for (auto stream = here.cbegin(); stream != here.cend(); ++stream)
            QCOMPARE(there.value(stream.key()), stream.value());
        const auto theirs = m_town->rows();
        const auto ours = m_village->rows();
        for (auto row = ours.cbegin(); row != ours.cend(); ++row)
            QCOMPARE(theirs.value(row.key()), row.value());
    }

    std::optional<support::TestHub> m_hub;
    std::optional<TestPc> m_village;
    std::optional<TestPc> m_town;
};

BRANCHBOOK_TEST(SyncTest)
#include "SyncTest.moc"
