// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Backoff.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QSet>
#include <QTest>

class BackoffTest : public QObject
{
    Q_OBJECT

private slots:
    void pausesGrowToAQuarterOfAnHour()
    {
        support::FakeRandom random;
        engine::Backoff backoff(random);
        qint64 cap = 15'000;
        for (int failure = 0; failure < 20; ++failure) {
            const auto pause = backoff.afterFailure(0);
            QVERIFY(pause >= cap / 2 && pause <= cap);
            cap = qMin(cap * 2, qint64(900'000));
        }
    }

    void successBeginsAnew()
    {
        support::FakeRandom random;
        engine::Backoff backoff(random);
        for (int failure = 0; failure < 5; ++failure)
            backoff.afterFailure(0);
        backoff.afterSuccess(60);
        QVERIFY(backoff.afterFailure(0) <= 15'000);
    }

    void neverEarlierThanTheHubAsked()
    {
        support::FakeRandom random;
        engine::Backoff backoff(random);
        for (int i = 0; i < 50; ++i)
            QVERIFY(backoff.afterFailure(120'000) >= 120'000);
    }

    void pcsDoNotComeBackTogether()
    {
        QSet<qint64> pauses;
        for (quint64 seed = 1; seed <= 100; ++seed) {
            support::FakeRandom random(seed);
            const auto pause = engine::Backoff(random).afterSuccess(300);
            QVERIFY(pause >= 225'000 && pause <= 375'000);
            pauses.insert(pause / 1000);
        }
        QVERIFY(pauses.size() > 50);
    }
};

BRANCHBOOK_TEST(BackoffTest)
#include "BackoffTest.moc"
