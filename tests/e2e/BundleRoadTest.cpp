// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/TestHub.h"
#include "support/TestMain.h"
#include "support/TestPc.h"
#include "sync/bundle/BundleExport.h"
#include "sync/bundle/BundleImport.h"
#include "sync/bundle/BundleRelay.h"
#include "sync/hub/bundle/BundleIntake.h"
#include "sync/hub/bundle/BundleReply.h"
#include "sync/hub/BundleShelf.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/MediaIndex.h"
#include "sync/hub/RecordStore.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;
using support::must;
using support::TestPc;

//! Village and county exchange by USB stick: the real engine, store and hub, and no network between
//! them once the PC has been enrolled.
class BundleRoadTest : public QObject
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
        m_core.emplace(must(hub::HubIdentity::load(m_hub->store())), m_hub->clock(),
                       m_hub->random(), m_hub->hubFolder().mediaPath());
        m_stick.emplace();
    }

    void cleanup()
    {
        m_stick.reset();
        m_core.reset();
        m_town.reset();
        m_village.reset();
        m_hub.reset();
    }

    void aVillageWithoutNetworkDeliversEverything()
    {
        m_hub->stop();
        QList<models::RecordId> members;
        for (int i = 0; i < 5; ++i)
            members << m_village->addMember(u"样%1"_s.arg(i));
        const QList<QByteArray> files{"photo" + QByteArray(300'000, 'p'),
                                      "video" + QByteArray(9'000'000, 'v')};
        const auto meeting = m_village->addMeeting(members, files);

        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        QCOMPARE(exported->mediaFiles, 2);
        QCOMPARE(exported->files.size(), 1);
        QVERIFY(m_village->replica.pendingChanges() > 0);
        const auto taken = atHub(exported->files);
        VERIFY_OK(taken);
        QVERIFY(!taken->parked);
        for (const auto &attachment : meeting.attachments)
            QVERIFY(must(m_hub->store().media().has(attachment.hash)));

        const auto imported = takeReply(*m_village, taken->bundle);
        VERIFY_OK(imported);
        QCOMPARE(imported->delivered, 2);
        QCOMPARE(imported->refused, 0);
        QVERIFY(imported->digestsMatch);
        QCOMPARE(m_village->replica.pendingChanges(), 0);
        QVERIFY(m_village->status().synced());

        VERIFY_OK(m_hub->start());
        VERIFY_OK(m_town->sync());
        compareBranch();
        for (qsizetype i = 0; i < files.size(); ++i)
            QCOMPARE(m_town->contentOf(meeting.attachments[i].hash), files[i]);
    }

    void whatOthersWroteComesBackOnTheStick()
    {
        VERIFY_OK(m_village->sync());
        auto second = secondSecretary();
        const auto member = second->addMember(u"样二"_s);
        const QByteArray photo("photo" + QByteArray(200'000, 'p'));
        const auto meeting = second->addMeeting({member}, {photo});
        VERIFY_OK(second->sync());
        m_hub->stop();

        // The first answer tells of the file, the second one brings it.
        for (int round = 0; round < 2; ++round)
            VERIFY_OK(exchange(*m_village));
        QCOMPARE(m_village->field(member, u"name"_s), u"样二"_s);
        QCOMPARE(m_village->contentOf(meeting.attachments.first().hash), photo);
        QVERIFY(m_village->status().synced());
        QCOMPARE(m_village->rows(), second->rows());
    }

    void stickAndNetworkInterleave()
    {
        const auto id = m_village->addMember(u"样一"_s);
        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"first"_s}}));
        // The network delivers what lies on the stick too.
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"second"_s}}));
        const auto taken = atHub(exported->files);
        VERIFY_OK(taken);
        QCOMPARE(taken->batches, 1);
        const auto reply = replyTo(taken->bundle);
        VERIFY_OK(reply);
        VERIFY_OK(m_village->sync());
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"third"_s}}));
        VERIFY_OK(m_village->sync());

        // The answer is older than what the network has brought: nothing goes back.
        const auto imported = take(*m_village, reply->first());
        VERIFY_OK(imported);
        QCOMPARE(m_village->field(id, u"note"_s), u"third"_s);
        const auto after = m_village->sync();
        VERIFY_OK(after);
        QVERIFY(after->digestsMatch);
        QCOMPARE(after->repaired, 0);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->field(id, u"note"_s), u"third"_s);
        compareBranch();
    }

    void anAnswerThatAReceiptHasOvertakenDoesNotTurnBack()
    {
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(m_village->sync());
        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        // Somebody else writes, so that the answer carries rows; then this PC writes once more.
        auto second = secondSecretary();
        VERIFY_OK(second->sync());
        VERIFY_OK(second->edit(id, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(second->sync());
        const auto taken = atHub(exported->files);
        VERIFY_OK(taken);
        const auto reply = replyTo(taken->bundle);
        VERIFY_OK(reply);
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"newer"_s}}));
        VERIFY_OK(m_village->sync());
        VERIFY_OK(take(*m_village, reply->first()));
        QCOMPARE(m_village->field(id, u"note"_s), u"newer"_s);
        QCOMPARE(m_village->field(id, u"post"_s), u"会计"_s);
        const auto after = m_village->sync();
        VERIFY_OK(after);
        QVERIFY(after->digestsMatch);
        QCOMPARE(after->repaired, 0);
    }

    void partsMergeInAnyOrder()
    {
        m_hub->stop();
        const auto member = m_village->addMember(u"样一"_s);
        QByteArray video;
        for (int i = 0; i < 6'000'000; ++i)
            video.append(char(i * 7 + i / 251));
        const auto meeting = m_village->addMeeting({member}, {video});
        auto exported = exportFrom(*m_village, 2'200'000);
        VERIFY_OK(exported);
        QCOMPARE(exported->files.size(), 3);

        auto files = exported->files;
        std::ranges::reverse(files);
        for (qsizetype i = 0; i < files.size(); ++i) {
            const auto taken = atHub({files[i]});
            VERIFY_OK(taken);
            QCOMPARE(taken->parked, i + 1 < files.size());
        }
        QVERIFY(must(m_hub->store().media().has(meeting.attachments.first().hash)));
        QVERIFY(must(m_hub->store().bundles().parked(1)).isEmpty());
        const auto bundle = must(preview(*m_village, files.first())).bundle;
        VERIFY_OK(takeReply(*m_village, bundle));
        QVERIFY(m_village->status().synced());
    }

    void theAnswerCanBeSplitToo()
    {
        auto second = secondSecretary();
        const auto member = second->addMember(u"样二"_s);
        const QByteArray photo("photo" + QByteArray(5'000'000, 'p'));
        const auto meeting = second->addMeeting({member}, {photo});
        VERIFY_OK(second->sync());
        VERIFY_OK(exchange(*m_village));
        const auto taken = atHub(must(exportFrom(*m_village)).files);
        VERIFY_OK(taken);
        const auto reply = replyTo(taken->bundle, 2'200'000);
        VERIFY_OK(reply);
        QVERIFY(reply->size() > 1);
        // The later part first: it says that it waits, and is welcome again.
        const auto early = take(*m_village, reply->last());
        VERIFY_OK(early);
        QVERIFY(early->isWaiting);
        for (const auto &file : *reply)
            VERIFY_OK(take(*m_village, file));
        QCOMPARE(m_village->contentOf(meeting.attachments.first().hash), photo);
    }

    void whatCameTwiceChangesNothingAndSaysSo()
    {
        m_village->addMember(u"样一"_s);
        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        VERIFY_OK(atHub(exported->files));
        const auto before = hubDigests();
        const auto again = atHub(exported->files);
        VERIFY_OK(again);
        QVERIFY(again->replayed);
        QCOMPARE(again->batches, 0);
        QCOMPARE(hubDigests(), before);
        const auto reply = replyTo(again->bundle);
        VERIFY_OK(reply);
        VERIFY_OK(take(*m_village, reply->first()));
        const auto rows = m_village->rows();
        const auto twice = take(*m_village, reply->first());
        VERIFY_OK(twice);
        QVERIFY(twice->replayed);
        QCOMPARE(m_village->rows(), rows);
    }

    void aStickThatGotLostIsExportedAnew()
    {
        const auto id = m_village->addMember(u"样一"_s);
        VERIFY_OK(exportFrom(*m_village));
        VERIFY_OK(m_village->edit(id, {{u"note"_s, u"second"_s}}));
        VERIFY_OK(exchange(*m_village));
        QCOMPARE(m_village->replica.pendingChanges(), 0);
        QVERIFY(m_village->status().synced());
    }

    void alteredCutAndForeignBundlesChangeNothing()
    {
        m_village->addMember(u"样一"_s);
        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        const auto before = hubDigests();
        const auto good = contentOf(exported->files.first());
        const auto broken = m_stick->filePath(u"broken.bbundle"_s);
        for (qsizetype i = 0; i < good.size(); i += 61) {
            auto bytes = good;
            bytes[i] = char(bytes[i] ^ 4);
            writeFile(broken, bytes);
            QVERIFY2(!atHub({broken}), qPrintable(QString::number(i)));
        }
        for (qsizetype size = 0; size < good.size(); size += 101) {
            writeFile(broken, good.first(size));
            VERIFY_ERROR(atHub({broken}), Error::Corrupt);
        }
        QCOMPARE(hubDigests(), before);
        // Made by this hub's device for the hub: no other PC takes it, and no PC the wrong way.
        VERIFY_ERROR(take(*m_town, exported->files.first()), Error::Denied);
        VERIFY_ERROR(take(*m_village, exported->files.first()), Error::Denied);
        const auto taken = atHub(exported->files);
        VERIFY_OK(taken);
        const auto reply = replyTo(taken->bundle);
        VERIFY_OK(reply);
        VERIFY_ERROR(take(*m_town, reply->first()), Error::Denied);
        VERIFY_ERROR(atHub(*reply), Error::Denied);
        support::TestHub other;
        hub::HubCore otherCore(must(hub::HubIdentity::load(other.store())), other.clock(),
                               other.random(), other.hubFolder().mediaPath());
        VERIFY_ERROR(hub::BundleIntake(otherCore, other.store()).take(exported->files.first()),
                     Error::Denied);
        const auto answer = contentOf(reply->first());
        for (qsizetype i = 0; i < answer.size(); i += 47) {
            auto bytes = answer;
            bytes[i] = char(bytes[i] ^ 4);
            writeFile(broken, bytes);
            QVERIFY2(!take(*m_village, broken), qPrintable(QString::number(i)));
        }
        QCOMPARE(m_village->replica.pendingChanges(), 1);
    }

    void aWithdrawnDeviceIsToldByStick()
    {
        VERIFY_OK(m_village->sync());
        const auto before = hubDigests();
        m_hub->revoke(m_village->replica.vault.device());
        const auto id = m_village->addMember(u"样一"_s);
        const auto taken = atHub(must(exportFrom(*m_village)).files);
        VERIFY_OK(taken);
        QVERIFY(taken->revoked);
        QCOMPARE(hubDigests(), before);
        VERIFY_ERROR(takeReply(*m_village, taken->bundle), Error::Revoked);
        QCOMPARE(m_village->field(id, u"name"_s), u"样一"_s);
        QCOMPARE(m_village->replica.pendingChanges(), 1);
    }

    void thePreviewTellsSenderAndContents()
    {
        m_village->addMember(u"样一"_s);
        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        const auto own = must(preview(*m_village, exported->files.first()));
        QCOMPARE(own.sender, engine::BundleSummary::Sender::ThisPc);
        QVERIFY(!own.isForThisPc);
        QCOMPARE(own.records, 1);
        const auto others = must(preview(*m_town, exported->files.first()));
        QCOMPARE(others.sender, engine::BundleSummary::Sender::AnotherPc);
        QCOMPARE(others.organisation, m_village->branch);
        const auto taken = atHub(exported->files);
        VERIFY_OK(taken);
        const auto reply = replyTo(taken->bundle);
        VERIFY_OK(reply);
        const auto answer = must(preview(*m_village, reply->first()));
        QCOMPARE(answer.sender, engine::BundleSummary::Sender::Hub);
        QVERIFY(answer.isForThisPc);
        QVERIFY(!answer.wasImported);
        QCOMPARE(m_village->replica.pendingChanges(), 1);
        VERIFY_OK(take(*m_village, reply->first()));
        QVERIFY(must(preview(*m_village, reply->first())).wasImported);
    }

    void theTownHandsTheVillagesBundleInOverTheNetwork()
    {
        const auto member = m_village->addMember(u"样一"_s);
        const auto meeting = m_village->addMeeting({member}, {"photo" + QByteArray(300'000, 'p')});
        const auto exported = exportFrom(*m_village);
        VERIFY_OK(exported);
        engine::BundleRelay road(m_town->replica.database, m_town->replica.vault,
                                 m_town->replica.clock, m_town->replica.random);
        VERIFY_OK(road.send(exported->files.first()));
        const auto reply = m_stick->filePath(u"reply.bbundle"_s);
        VERIFY_OK(road.fetchReply(reply));
        VERIFY_ERROR(take(*m_town, reply), Error::Denied);
        VERIFY_OK(take(*m_village, reply));
        QVERIFY(m_village->status().synced());
        QVERIFY(must(m_hub->store().media().has(meeting.attachments.first().hash)));
        // Nothing of what passed through stays behind.
        const auto left = QDir(m_hub->hubFolder().mediaPath())
                              .entryList({u"*.incoming"_s, u"*.outgoing*"_s}, QDir::Files);
        QCOMPARE(left, QStringList());
        auto broken = contentOf(exported->files.first());
        broken[broken.size() / 2] = char(broken[broken.size() / 2] ^ 1);
        writeFile(reply, broken);
        VERIFY_ERROR(road.send(reply), Error::Corrupt);
    }

private:
    std::unique_ptr<TestPc> secondSecretary()
    {
        auto second = std::make_unique<TestPc>(*m_hub, 3);
        must(second->enrol(u"副书记"_s, u"3301001"_s, u"secretary"_s));
        return second;
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void writeFile(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the stick cannot be written");
    }

    Result<engine::BundleExported> exportFrom(TestPc &pc,
                                              qint64 partBytes = wire::maximumBundlePart)
    {
        auto &replica = pc.replica;
        const auto path = m_stick->filePath(u"out%1.bbundle"_s.arg(++m_count));
        return engine::BundleExport(replica.database, replica.vault, pc.media, replica.clock,
                                    replica.random)
            .write(path, {partBytes, true, {}});
    }

    Result<hub::BundleIntake::Outcome> atHub(const QStringList &files)
    {
        hub::BundleIntake::Outcome last;
        for (const auto &file : files) {
            BB_TRY_ASSIGN(taken, hub::BundleIntake(*m_core, m_hub->store()).take(file));
            last = taken;
        }
        return last;
    }

    Result<QStringList> replyTo(models::RecordId bundle, qint64 partBytes = wire::maximumBundlePart)
    {
        const auto path = m_stick->filePath(u"reply%1.bbundle"_s.arg(++m_count));
        BB_TRY_ASSIGN(written,
                      hub::BundleReply(*m_core, m_hub->store())
                          .write(bundle, path, partBytes, wire::maximumBundlePart));
        return written.files;
    }

    static engine::BundleImport importer(TestPc &pc)
    {
        return engine::BundleImport(pc.replica.database, pc.replica.vault, pc.media,
                                    pc.replica.clock, pc.replica.random);
    }

    static Result<engine::BundleSummary> preview(TestPc &pc, const QString &file)
    {
        return importer(pc).preview(file);
    }

    static Result<engine::BundleImported> take(TestPc &pc, const QString &file)
    {
        return importer(pc).take(file);
    }

    Result<engine::BundleImported> takeReply(TestPc &pc, models::RecordId bundle)
    {
        BB_TRY_ASSIGN(files, replyTo(bundle));
        return take(pc, files.first());
    }

    //! There and back.
    Result<engine::BundleImported> exchange(TestPc &pc)
    {
        BB_TRY_ASSIGN(exported, exportFrom(pc));
        BB_TRY_ASSIGN(taken, atHub(exported.files));
        return takeReply(pc, taken.bundle);
    }

    QMap<QString, QByteArray> hubDigests()
    {
        QMap<QString, QByteArray> digests;
        for (const auto &stream : must(m_hub->store().records().allStreams()))
            digests.insert(stream.name, stream.digest.bytes());
        return digests;
    }

    //! The branch's streams are the same on both sides.
    void compareBranch()
    {
        const auto there = m_town->digests();
        const auto here = m_village->digests();
        QVERIFY(!here.isEmpty());
        for (auto stream = here.cbegin(); stream != here.cend(); ++stream)
            QCOMPARE(there.value(stream.key()), stream.value());
    }

    std::optional<support::TestHub> m_hub;
    std::optional<hub::HubCore> m_core;
    std::optional<TestPc> m_village;
    std::optional<TestPc> m_town;
    std::optional<QTemporaryDir> m_stick;
    int m_count = 0;
};

BRANCHBOOK_TEST(BundleRoadTest)
#include "BundleRoadTest.moc"
