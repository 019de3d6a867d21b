// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/SyncService.h"

#include "support/Check.h"
#include "support/TestHub.h"
#include "support/TestMain.h"
#include "support/TestPc.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::SyncStatus;
using support::TestPc;

//! The engine as the window has it: on a thread of its own, telling by signals.
class SyncServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace();
        VERIFY_OK(m_hub->start());
        m_pc.emplace(*m_hub, 1);
    }

    void cleanup()
    {
        m_pc.reset();
        m_hub.reset();
    }

    void beforeEnrolmentItSaysSo()
    {
        engine::SyncService service(m_pc->replica.vault, m_pc->replica.clock, m_random);
        QTRY_COMPARE(service.status().phase, SyncStatus::Phase::NotEnrolled);
        service.syncNow();
        QTRY_COMPARE(service.status().phase, SyncStatus::Phase::NotEnrolled);
        QCOMPARE(service.status().nextAttemptAt, 0);
    }

    void aLocalChangeIsSentByItself()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        engine::SyncService service(m_pc->replica.vault, m_pc->replica.clock, m_random);
        QTRY_VERIFY(service.status().synced());
        m_pc->addMember(u"样一"_s);
        service.noticeLocalChange();
        QTRY_COMPARE(service.status().pendingChanges(), 1);
        QVERIFY(!service.status().synced());
        QTRY_VERIFY_WITH_TIMEOUT(service.status().synced(), 20'000);
        QVERIFY(service.status().nextAttemptAt > m_pc->replica.clock.nowMs());
    }

    void rowsOfOthersAreAnnouncedByKind()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        m_pc->addMember(u"样一"_s);
        VERIFY_OK(m_pc->sync());
        TestPc town(*m_hub, 2);
        VERIFY_OK(town.enrol(u"审核员"_s, u"3301"_s, u"reviewer"_s));
        engine::SyncService service(town.replica.vault, town.replica.clock, m_random);
        QSignalSpy arrived(&service, &engine::SyncService::recordsArrived);
        QTRY_VERIFY(service.status().synced());
        QSet<QString> kinds;
        for (const auto &signal : arrived)
            kinds.unite(signal[0].value<QSet<QString>>());
        QVERIFY(kinds.contains(u"member"_s));
        QVERIFY(kinds.contains(u"organisation"_s));
    }

    void whatABranchSendsIsAtTheTownAMomentLater()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        TestPc town(*m_hub, 2);
        VERIFY_OK(town.enrol(u"审核员"_s, u"3301"_s, u"reviewer"_s));
        engine::SyncService service(town.replica.vault, town.replica.clock, m_random);
        QTRY_VERIFY(service.status().synced());
        QSignalSpy arrived(&service, &engine::SyncService::recordsArrived);
        for (int times = 0; times < 3; ++times) {
            arrived.clear();
            m_pc->addMeeting({m_pc->addMember(u"样一"_s)});
            VERIFY_OK(m_pc->sync());
            // By the clock it would come in a minute at the earliest.
            QTRY_VERIFY_WITH_TIMEOUT(!arrived.isEmpty(), 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(service.status().synced(), 20'000);
        }
    }

    void withoutANetworkItIsOfflineAndTriesAgain()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        m_hub->stop();
        engine::SyncService service(m_pc->replica.vault, m_pc->replica.clock, m_random);
        QTRY_COMPARE_WITH_TIMEOUT(service.status().phase, SyncStatus::Phase::Offline, 20'000);
        QVERIFY(service.status().nextAttemptAt > m_pc->replica.clock.nowMs());
        VERIFY_OK(m_hub->start());
        service.syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(service.status().synced(), 20'000);
    }

    void aRevokedDeviceWaitsForAPerson()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        m_hub->revoke(m_pc->replica.vault.device());
        engine::SyncService service(m_pc->replica.vault, m_pc->replica.clock, m_random);
        QTRY_COMPARE_WITH_TIMEOUT(service.status().phase, SyncStatus::Phase::Refused, 20'000);
        QCOMPARE(service.status().nextAttemptAt, 0);
        QCOMPARE(service.status().lastError->code, models::Error::Revoked);
    }

    void pausedItSendsNothingUntilResumed()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        engine::SyncService service(m_pc->replica.vault, m_pc->replica.clock, m_random);
        QTRY_VERIFY(service.status().synced());
        service.pause();
        QTRY_COMPARE(service.status().phase, SyncStatus::Phase::Paused);
        m_pc->addMember(u"样一"_s);
        service.noticeLocalChange();
        QTRY_COMPARE(service.status().pendingChanges(), 1);
        QCOMPARE(service.status().phase, SyncStatus::Phase::Paused);
        service.resume();
        QTRY_VERIFY_WITH_TIMEOUT(service.status().synced(), 20'000);
    }

    void whatIsUnsentAtTheEndIsSigned()
    {
        VERIFY_OK(m_pc->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        m_hub->stop();
        {
            engine::SyncService service(m_pc->replica.vault, m_pc->replica.clock, m_random);
            QTRY_COMPARE_WITH_TIMEOUT(service.status().phase, SyncStatus::Phase::Offline, 20'000);
            m_pc->addMember(u"样一"_s);
        }
        QCOMPARE(m_pc->replica.number("SELECT count(*) FROM batches WHERE receipt IS NULL"), 1);
        QCOMPARE(m_pc->replica.number("SELECT count(*) FROM changes WHERE batch IS NULL"), 0);
    }

private:
    models::SystemRandom m_random;
    std::optional<support::TestHub> m_hub;
    std::optional<TestPc> m_pc;
};

BRANCHBOOK_TEST(SyncServiceTest)
#include "SyncServiceTest.moc"
