// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/StatusSentence.h"

#include "support/TestContext.h"
#include "support/TestMain.h"
#include "ui/shell/SyncStatusBar.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Phase = engine::SyncStatus::Phase;

class StatusSentenceTest : public QObject
{
    Q_OBJECT

private slots:
    void syncedIsSaidOnlyWhenBothSidesAreEqual_data()
    {
        QTest::addColumn<int>("what");
        const char *names[] = {"change waits",  "change refused", "file to send",
                               "file to fetch", "digests differ", "never synced"};
        for (int i = 0; i < int(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }

    void syncedIsSaidOnlyWhenBothSidesAreEqual()
    {
        QFETCH(int, what);
        auto status = synced();
        QCOMPARE(sentence(status).tone, ui::Tone::Ok);
        const auto good = sentence(status).state;
        if (what == 0)
            status.waiting = {{u"member"_s, 1}};
        status.refusedChanges = what == 1;
        status.filesToSend = what == 2;
        status.filesToFetch = what == 3;
        status.digestsMatch = what != 4;
        status.lastSuccessAt = what == 5 ? 0 : status.lastSuccessAt;
        QVERIFY(sentence(status).state != good);
        QVERIFY(sentence(status).tone != ui::Tone::Ok);
    }

    void offlineIsGreyNotRed()
    {
        auto status = synced();
        status.phase = Phase::Offline;
        status.waiting = {{u"meeting"_s, 2}};
        status.lastError = models::Error{models::Error::Offline};
        QCOMPARE(sentence(status).tone, ui::Tone::Muted);
        QVERIFY(sentence(status).details.contains(u"2 change"));
    }

    void onlyARefusedPcIsAnError()
    {
        for (const auto phase : {Phase::NotEnrolled, Phase::Offline, Phase::Idle, Phase::Syncing,
                                 Phase::Paused, Phase::Refused}) {
            auto status = synced();
            status.phase = phase;
            QCOMPARE(sentence(status).tone == ui::Tone::Error, phase == Phase::Refused);
            QVERIFY(!sentence(status).state.isEmpty());
        }
    }

    void conflictsAskForALook()
    {
        auto status = synced();
        status.conflicts = 1;
        QCOMPARE(sentence(status).tone, ui::Tone::Warning);
    }

    void theStatusBarSaysThatSentence()
    {
        ui::SyncStatusBar bar(m_clock);
        auto status = synced();
        status.waiting = {{u"meeting"_s, 2}, {u"member"_s, 1}};
        bar.showStatus(status);
        const auto wanted = sentence(status);
        QCOMPARE(bar.sentence(), wanted.state + u" · "_s + wanted.details);
        QCOMPARE(bar.accessibleName(), bar.sentence());
    }

private:
    engine::SyncStatus synced() const
    {
        engine::SyncStatus status;
        status.phase = Phase::Idle;
        status.digestsMatch = true;
        status.lastSuccessAt = m_clock.nowMs() - 60'000;
        return status;
    }
    ui::StatusSentence sentence(const engine::SyncStatus &status) const
    {
        return ui::StatusSentence::of(status, m_clock.nowMs());
    }

    support::FakeClock m_clock;
};

BRANCHBOOK_TEST(StatusSentenceTest)
#include "StatusSentenceTest.moc"
