// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Ids.h"

#include "models/domain/HybridClock.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QTest>

using namespace models;

class IdsTest : public QObject
{
    Q_OBJECT

private slots:
    void newIdsAreVersionSevenAndOrderedByTime()
    {
        support::FakeClock clock;
        support::FakeRandom random;
        const auto first = newId<MemberId>(clock, random);
        clock.advance(1);
        const auto second = newId<MemberId>(clock, random);

        QCOMPARE(uchar(first.bytes()[6]) >> 4, 7); // Qt 6.4 knows no version above 5
        QCOMPARE(uchar(first.bytes()[8]) & 0xc0, 0x80);
        QVERIFY(first.bytes() < second.bytes());
    }

    void twoDevicesMakeOneMark()
    {
        support::FakeClock clock;
        support::FakeRandom random;
        const auto meeting = newId<MeetingId>(clock, random);
        const auto member = newId<MemberId>(clock, random);

        QCOMPARE(attendanceId(meeting, member), attendanceId(meeting, member));
        QVERIFY(attendanceId(meeting, member)
                != attendanceId(meeting, newId<MemberId>(clock, random)));
    }

    void bytesRoundTripAndWrongLengthsAreNull()
    {
        const auto id = organisationIdOfCode(u"3301");
        QCOMPARE(OrganisationId::fromBytes(id.bytes()), id);
        QCOMPARE(OrganisationId::fromString(id.toString()), id);
        QVERIFY(OrganisationId::fromBytes("short").isNull());
    }

    void hybridStampsRiseThoughTheClockGoesBack()
    {
        support::FakeClock clock;
        HybridClock hybrid(clock);
        const auto first = hybrid.next();
        clock.setNow(0);
        QVERIFY(hybrid.next() > first);
        hybrid.observe(first + 1'000'000);
        QVERIFY(hybrid.next() > first + 1'000'000);
    }
};

BRANCHBOOK_TEST(IdsTest)
#include "IdsTest.moc"
