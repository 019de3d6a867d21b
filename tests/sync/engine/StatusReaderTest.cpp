// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/StatusReader.h"

#include "EngineFixture.h"
#include "models/media/MediaStore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using Phase = engine::SyncStatus::Phase;

class StatusReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void theLastOutcomeTellsThePhase_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("phase");
        QTest::newRow("no network") << int(Error::Offline) << int(Phase::Offline);
        QTest::newRow("withdrawn") << int(Error::Revoked) << int(Phase::Refused);
        QTest::newRow("another server") << int(Error::WrongAuthority) << int(Phase::Refused);
        QTest::newRow("not accepted") << int(Error::Unauthorised) << int(Phase::Refused);
        QTest::newRow("too old a program") << int(Error::NewerVersion) << int(Phase::Refused);
        QTest::newRow("the hub is busy") << int(Error::ServerFault) << int(Phase::Idle);
        QTest::newRow("no room") << int(Error::DiskFull) << int(Phase::Idle);
    }

    void theLastOutcomeTellsThePhase()
    {
        QFETCH(int, code);
        QFETCH(int, phase);
        QCOMPARE(int(engine::phaseAfter(Error{Error::Code(code)})), phase);
        QCOMPARE(engine::phaseAfter({}), Phase::Idle);
    }

    void withoutAHubNoOutcomeMatters()
    {
        EngineFixture pc;
        VERIFY_OK(engine::StatusReader::noteAttempt(pc.replica.database, 1, Error::Offline));
        MediaStore media(pc.replica.database, pc.replica.vault, pc.replica.clock,
                         pc.replica.random);
        const auto status =
            engine::StatusReader(pc.replica.database, pc.replica.vault, media).read();
        VERIFY_OK(status);
        QCOMPARE(status->phase, Phase::NotEnrolled);
        QVERIFY(status->lastError);
        QCOMPARE(status->lastError->code, Error::Offline);
    }
};

BRANCHBOOK_TEST(StatusReaderTest)
#include "StatusReaderTest.moc"
