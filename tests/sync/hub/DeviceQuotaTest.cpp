// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/DeviceQuota.h"

#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

using namespace Qt::StringLiterals;
using hub::DeviceQuota;
using models::Error;

//! One device cannot take the hub from the others.
class DeviceQuotaTest : public QObject
{
    Q_OBJECT

private slots:
    void minutesWorthOfRequestsIsTakenAtOnceAndNoMore()
    {
        for (int i = 0; i < DeviceQuota::requestsPerMinute; ++i)
            VERIFY_OK(m_quota.admit(1, 0));
        const auto refused = m_quota.admit(1, 0);
        VERIFY_ERROR(refused, Error::TooManyAttempts);
        QCOMPARE(refused.error().reason, u"rate"_s);
        QCOMPARE(refused.error().number, 50);
        m_clock.advance(refused.error().number);
        VERIFY_OK(m_quota.admit(1, 0));
        VERIFY_ERROR(m_quota.admit(1, 0), Error::TooManyAttempts);
    }

    void refusedRequestsDoNotPutTheEndOff()
    {
        for (int i = 0; i < 5 * DeviceQuota::requestsPerMinute; ++i)
            std::ignore = m_quota.admit(2, 0);
        m_clock.advance(50);
        VERIFY_OK(m_quota.admit(2, 0));
    }

    void bytesOfADayAreCounted()
    {
        VERIFY_OK(m_quota.admit(3, DeviceQuota::bytesPerDay / 2));
        VERIFY_OK(m_quota.admit(3, DeviceQuota::bytesPerDay / 2));
        const auto refused = m_quota.admit(3, 1'000'000);
        VERIFY_ERROR(refused, Error::TooManyAttempts);
        QCOMPARE(refused.error().reason, u"bytes"_s);
        VERIFY_OK(m_quota.admit(3, 0));
        m_clock.advance(refused.error().number);
        VERIFY_OK(m_quota.admit(3, 1'000'000));
    }

    void oneDevicesFloodIsNoOtherOnes()
    {
        for (int i = 0; i < 2 * DeviceQuota::requestsPerMinute; ++i)
            std::ignore = m_quota.admit(4, 1'000'000'000);
        VERIFY_OK(m_quota.admit(5, 1'000'000));
    }

    void clockThatStandsStillOrGoesBackFreesNothing()
    {
        for (int i = 0; i < DeviceQuota::requestsPerMinute; ++i)
            VERIFY_OK(m_quota.admit(6, 0));
        m_clock.setNow(m_clock.nowMs() + 3'600'000);
        VERIFY_ERROR(m_quota.admit(6, 0), Error::TooManyAttempts);
    }

    void routerAnswersWith429AndTheOtherDeviceGoesOn()
    {
        HubFixture fixture;
        auto flooding = fixture.device(u"书记"_s, u"3301001"_s);
        auto other = fixture.device(u"他人"_s, u"3301002"_s);
        hub::HttpResponse answer;
        for (int i = 0; i < DeviceQuota::requestsPerMinute; ++i) {
            answer = flooding->call("GET", "/v1/media/none");
            QCOMPARE(answer.status, 404);
        }
        answer = flooding->call("GET", "/v1/media/none");
        QCOMPARE(answer.status, 429);
        QCOMPARE(support::codeOf(answer), u"rate"_s);
        QCOMPARE(support::headerOf(answer, "retry-after"), QByteArray("1"));
        QVERIFY(other->pull());
        fixture.clock.advance(1'000);
        QVERIFY(flooding->pull());
    }

private:
    support::FakeClock m_clock;
    DeviceQuota m_quota{m_clock};
};

BRANCHBOOK_TEST(DeviceQuotaTest)
#include "DeviceQuotaTest.moc"

#include <QTest>
