// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/StatusJson.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using engine::SyncStatus;

class StatusJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPhaseHasAWord_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<QString>("word");
        using Phase = SyncStatus::Phase;
        QTest::newRow("none") << int(Phase::NotEnrolled) << u"notEnrolled"_s;
        QTest::newRow("offline") << int(Phase::Offline) << u"offline"_s;
        QTest::newRow("idle") << int(Phase::Idle) << u"idle"_s;
        QTest::newRow("syncing") << int(Phase::Syncing) << u"syncing"_s;
        QTest::newRow("paused") << int(Phase::Paused) << u"paused"_s;
        QTest::newRow("refused") << int(Phase::Refused) << u"refused"_s;
    }

    void everyPhaseHasAWord()
    {
        QFETCH(int, phase);
        QFETCH(QString, word);
        const SyncStatus status{.phase = SyncStatus::Phase(phase)};
        QCOMPARE(cli::toJson(status).value(u"phase"_s).toString(), word);
    }

    void theListsAreThoseOfTheWindow()
    {
        support::FakeRandom random;
        const support::FakeClock clock;
        SyncStatus status;
        status.waiting = {{u"meeting"_s, 3, 1'000}, {u"member"_s, 2, 2'000}};
        const auto record = newId<RecordId>(clock, random);
        status.refused = {{7, u"member"_s, record, u"scope"_s, u"org"_s, 3'000, record}};
        status.refusedChanges = 41;
        Conflict conflict;
        conflict.id = newId<ConflictId>(clock, random);
        conflict.subjectKind = u"meeting"_s;
        conflict.subject = record;
        conflict.field = u"place"_s;
        conflict.lost = u"新礼堂"_s;
        status.undecided = {conflict};
        status.conflicts = 1;
        status.nextAttemptAt = 5'000;

        const auto json = cli::toJson(status);

        QCOMPARE(json.value(u"pendingChanges"_s).toInt(), 5);
        QCOMPARE(json.value(u"waiting"_s)[0],
                 QJsonValue(QJsonObject(
                     {{u"kind"_s, u"meeting"_s}, {u"changes"_s, 3}, {u"oldestAt"_s, 1'000}})));
        QCOMPARE(json.value(u"refusedChanges"_s).toInt(), 41);
        const auto refused = json.value(u"refused"_s)[0];
        QCOMPARE(refused[u"id"_s].toString(), record.toString());
        QCOMPARE(refused[u"code"_s].toString(), u"scope"_s);
        const auto undecided = json.value(u"undecided"_s)[0].toObject();
        QCOMPARE(undecided.value(u"record"_s).toString(), record.toString());
        QCOMPARE(undecided.value(u"field"_s).toString(), u"place"_s);
        // Where it is, never what stood there.
        QVERIFY(!undecided.contains(u"lost"_s));
        QCOMPARE(json.value(u"nextAttemptAt"_s).toInt(), 5'000);
    }

    void theLastErrorIsACodeAndASentence()
    {
        QVERIFY(cli::toJson(SyncStatus()).value(u"lastError"_s).isNull());
        SyncStatus status;
        status.lastError = Error{Error::Offline};
        const auto error = cli::toJson(status).value(u"lastError"_s);
        QCOMPARE(error[u"exitCode"_s].toInt(), 69);
        QVERIFY(error[u"message"_s].toString().contains(u"cannot be reached"_s));
    }
};

BRANCHBOOK_TEST(StatusJsonTest)
#include "StatusJsonTest.moc"
