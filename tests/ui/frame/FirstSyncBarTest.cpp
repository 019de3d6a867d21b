// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/FirstSyncBar.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QProgressBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

engine::SyncStatus fetching(int done, int total)
{
    engine::SyncStatus status;
    status.phase = engine::SyncStatus::Phase::Syncing;
    status.recordsDone = done;
    status.recordsTotal = total;
    return status;
}

} // namespace

//! The first sync says how much and how long, and nothing that nobody knows.
class FirstSyncBarTest : public QObject
{
    Q_OBJECT

private slots:
    void beforeTheHubAnswersNothingIsGuessed()
    {
        m_clock.advance(60'000);
        ui::FirstSyncBar bar(m_clock);
        bar.showStatus(fetching(0, 0));
        QVERIFY(!bar.sentence().isEmpty());
        QVERIFY2(!bar.sentence().contains(u"about"_s), qPrintable(bar.sentence()));
        QCOMPARE(bar.findChild<QProgressBar *>()->maximum(), 0);
    }

    void thenItSaysHowMuchAndSoonHowLong()
    {
        ui::FirstSyncBar bar(m_clock);
        bar.showStatus(fetching(0, 0));
        m_clock.advance(2'000);
        bar.showStatus(fetching(500, 3'000));
        QVERIFY(bar.sentence().contains(u"500 of 3000"_s));
        QVERIFY2(!bar.sentence().contains(u"about"_s), qPrintable(bar.sentence()));
        m_clock.advance(8'000);
        bar.showStatus(fetching(1'000, 3'000));
        // Ten seconds for a third: twenty more.
        QVERIFY2(bar.sentence().contains(u"about 20 seconds more"_s), qPrintable(bar.sentence()));
    }

    void itEndsWithTheFirstSync()
    {
        ui::FirstSyncBar bar(m_clock);
        bar.showStatus(fetching(1, 2));
        auto status = fetching(2, 2);
        status.phase = engine::SyncStatus::Phase::Idle;
        status.lastSuccessAt = m_clock.nowMs();
        bar.showStatus(status);
        QVERIFY(bar.sentence().isEmpty());
        status.phase = engine::SyncStatus::Phase::Syncing;
        bar.showStatus(status);
        QVERIFY2(bar.sentence().isEmpty(), "later syncs are the status line's");
    }

    void aGuessIsNeverNegativeAndNeverNonsense()
    {
        ui::RemainingTime remaining(m_clock);
        remaining.start();
        m_clock.advance(4'999);
        QVERIFY(!remaining.guess(1, 2));
        m_clock.advance(1);
        QCOMPARE(remaining.guess(1, 2), std::optional<qint64>(5'000));
        QVERIFY2(!remaining.guess(0, 2), "nothing done: no pace");
        QVERIFY2(!remaining.guess(0, 0), "nothing known");
        QCOMPARE(remaining.guess(3, 2), std::optional<qint64>(0));
        constexpr qint64 day = 24LL * 3'600'000;
        QCOMPARE(remaining.guess(1, 4'000'000'000'000'000'000), std::optional<qint64>(day));
    }

    void theWallClockDoesNotMatter()
    {
        ui::RemainingTime remaining(m_clock);
        remaining.start();
        m_clock.advance(10'000);
        m_clock.setNow(m_clock.nowMs() - 86'400'000);
        QCOMPARE(remaining.guess(1, 2), std::optional<qint64>(10'000));
    }

private:
    support::FakeClock m_clock;
};

BRANCHBOOK_TEST(FirstSyncBarTest)
#include "FirstSyncBarTest.moc"
