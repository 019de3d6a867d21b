// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/WhenFinished.h"
#include "support/TestMain.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>

class WhenFinishedTest : public QObject
{
    Q_OBJECT

private slots:
    void theResultArrivesInTheReceiversThread()
    {
        QPromise<int> promise;
        promise.start();
        int answer = 0;
        const QThread *thread = nullptr;
        models::whenFinished(promise.future(), this, [&](int result) {
            answer = result;
            thread = QThread::currentThread();
        });
        const std::unique_ptr<QThread> worker(QThread::create([&promise] {
            promise.addResult(42);
            promise.finish();
        }));
        worker->start();
        QTRY_COMPARE(answer, 42);
        QCOMPARE(thread, QThread::currentThread());
        QVERIFY(worker->wait());
    }

    void whoIsGoneIsNotCalled()
    {
        QPromise<int> promise;
        promise.start();
        int calls = 0;
        auto receiver = std::make_unique<QObject>();
        models::whenFinished(promise.future(), receiver.get(), [&calls](int) { ++calls; });
        receiver.reset();
        promise.addResult(1);
        promise.finish();
        // Whoever listens afterwards is told after all earlier events were delivered.
        bool isLaterToldToo = false;
        models::whenFinished(promise.future(), this,
                             [&isLaterToldToo](int) { isLaterToldToo = true; });
        QTRY_VERIFY(isLaterToldToo);
        QCOMPARE(calls, 0);
    }

    void whatWasCancelledHasNoResult()
    {
        QPromise<int> promise;
        promise.start();
        int calls = 0;
        models::whenFinished(promise.future(), this, [&calls](int) { ++calls; });
        QFutureWatcher<int> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(promise.future());
        promise.future().cancel();
        promise.finish();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(calls, 0);
    }
};

BRANCHBOOK_TEST(WhenFinishedTest)
#include "WhenFinishedTest.moc"
