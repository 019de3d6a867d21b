// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/HttpsClient.h"
#include "support/TestMain.h"

#include "sync/hub/WaitRoom.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::codeOf;
using support::TestDevice;
using wire::OpType;

//! Readers that wait for a change: who is called, and who is not.
class WaitsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_branch = m_fixture->device(u"书记"_s, u"3301001"_s);
    }

    void whatABranchWritesCallsItsTown()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        const auto waiting = waitOf(*town);
        QVERIFY(waiting);
        bool isCalled = false;
        waiting->whenDue([&] { isCalled = true; });
        QVERIFY(!isCalled);
        write(*m_branch, u"3301001"_s);
        QVERIFY(isCalled);
        QCOMPARE(waiting->finish().status, 200);
        QVERIFY(town->pull());
        QVERIFY(waitOf(*town));
    }

    void whatIsCalledBeforeTheConnectionIsReadyIsNotLost()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        const auto waiting = waitOf(*town);
        write(*m_branch, u"3301001"_s);
        bool isCalled = false;
        waiting->whenDue([&] { isCalled = true; });
        QVERIFY(isCalled);
    }

    void whatWasThereBeforeIsAnsweredAtOnce()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY(town->pull());
        write(*m_branch, u"3301001"_s);
        const auto answer = ask(*town);
        QVERIFY(!answer.pending);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray(R"({"changed":true})"));
    }

    void othersAreNotCalled_data()
    {
        QTest::addColumn<QString>("organisation");
        QTest::addColumn<QString>("role");
        QTest::newRow("the neighbour") << u"3301002"_s << u"secretary"_s;
        QTest::newRow("another town") << u"3302"_s << u"reviewer"_s;
        QTest::newRow("an administrator") << u"33"_s << u"administrator"_s;
    }

    void othersAreNotCalled()
    {
        QFETCH(QString, organisation);
        QFETCH(QString, role);
        auto other = m_fixture->device(u"他人"_s, organisation, role);
        const auto waiting = waitOf(*other);
        QVERIFY(waiting);
        bool isCalled = false;
        waiting->whenDue([&] { isCalled = true; });
        write(*m_branch, u"3301001"_s);
        QVERIFY(!isCalled);
        QCOMPARE(waiting->finish().status, 304);
    }

    void whatADeviceWroteItselfIsNoNews()
    {
        const auto waiting = waitOf(*m_branch);
        bool isCalled = false;
        waiting->whenDue([&] { isCalled = true; });
        write(*m_branch, u"3301001"_s);
        QVERIFY(!isCalled);
    }

    void whatIsRefusedCallsNobody()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        const auto waiting = waitOf(*town);
        bool isCalled = false;
        waiting->whenDue([&] { isCalled = true; });
        const auto outcomes = m_branch->push(
            {m_branch->op(OpType::New, u"member"_s, m_fixture->newId(),
                          HubFixture::organisation(u"3301001"_s), {{u"name"_s, 7}})});
        QCOMPARE(outcomes.value(0).outcome, wire::Outcome::Refused);
        QVERIFY(!isCalled);
    }

    void aDeviceHasOneSeat()
    {
        const auto first = waitOf(*m_branch);
        bool isCalled = false;
        first->whenDue([&] { isCalled = true; });
        const auto second = waitOf(*m_branch);
        QVERIFY(isCalled);
        QVERIFY(second);
        const auto answer = m_fixture->router.answerTo(first->finish());
        m_fixture->log.note(m_branch->request("GET", pathOf(*m_branch), {}, true), answer);
        QCOMPARE(answer.status, 304);
        QVERIFY(answer.body.isEmpty());
    }

    void aCheckpointOfAnotherIsUnknown()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY(town->pull());
        m_branch->checkpoint = town->checkpoint;
        const auto answer = ask(*m_branch);
        QCOMPARE(answer.status, 410);
        QCOMPARE(codeOf(answer), u"checkpoint"_s);
        QCOMPARE(m_branch->call("GET", "/v1/wait/nothing").status, 404);
    }

    void aFullRoomTakesNoMore()
    {
        hub::WaitRoom room(2);
        auto first = support::must(room.enter(1, hub::Scope({})));
        const auto second = support::must(room.enter(2, hub::Scope({})));
        VERIFY_ERROR(room.enter(3, hub::Scope({})), models::Error::Busy);
        VERIFY_OK(room.enter(2, hub::Scope({})));
        first.reset();
        VERIFY_OK(room.enter(3, hub::Scope({})));
    }

    void threeHundredWaitAndAllHearOfOneMeeting()
    {
        constexpr int readers = 300;
        support::TestHub served;
        VERIFY_OK(served.start());
        const auto port = quint16(served.url().port());
        const auto caPem = served.caPem();
        std::vector<std::unique_ptr<support::HttpsClient>> roads;
        std::vector<std::unique_ptr<TestDevice>> devices;
        const auto enrol = [&](const QString &organisation, const QString &role) {
            roads.push_back(std::make_unique<support::HttpsClient>(port, caPem));
            auto *road = roads.back().get();
            devices.push_back(std::make_unique<TestDevice>(
                [road](const hub::HttpRequest &request) { return road->send(request); },
                served.clock(), served.random()));
            auto &device = *devices.back();
            device.host = "127.0.0.1:" + QByteArray::number(port);
            return device.enrol(served.codeFor(u"员%1"_s.arg(devices.size()), organisation, role))
                == 201
                && device.pull();
        };
        for (int i = 0; i < readers; ++i)
            QVERIFY(enrol(u"3301"_s, u"reviewer"_s));
        for (int i = 0; i < readers; ++i) {
            const auto request =
                devices[size_t(i)]->request("GET", pathOf(*devices[size_t(i)]), {}, true);
            QVERIFY(roads[size_t(i)]->sendHead(request, 0));
        }
        // Four workers for three hundred who wait: this one enrols, pulls and writes all the same.
        QVERIFY(enrol(u"3301001"_s, u"secretary"_s));
        write(*devices.back(), u"3301001"_s);
        for (int i = 0; i < readers; ++i)
            QCOMPARE(roads[size_t(i)]->readAnswer().status, 200);
        served.stop();
    }

private:
    static QByteArray pathOf(const TestDevice &device)
    {
        return "/v1/wait/" + device.checkpoint.toHex();
    }

    static hub::HttpResponse ask(TestDevice &device) { return device.call("GET", pathOf(device)); }

    //! Pulls what there is and takes a seat.
    static std::shared_ptr<hub::PendingAnswer> waitOf(TestDevice &device)
    {
        return device.pull() ? ask(device).pending : nullptr;
    }

    void write(TestDevice &device, const QString &code)
    {
        const auto outcomes =
            device.push({device.op(OpType::New, u"member"_s, m_fixture->newId(),
                                   HubFixture::organisation(code), m_fixture->member(u"甲"_s))});
        QCOMPARE(outcomes.value(0).outcome, wire::Outcome::Applied);
    }

    std::optional<HubFixture> m_fixture;
    std::unique_ptr<TestDevice> m_branch;
};

BRANCHBOOK_TEST(WaitsTest)
#include "WaitsTest.moc"
