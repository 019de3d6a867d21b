// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/Directory.h"
#include "sync/hub/HubStore.h"

using namespace Qt::StringLiterals;
using support::TestDevice;
using wire::OpType;

//! Who is sent which rows.
class PullsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        for (const auto &code : {u"3301001"_s, u"3301002"_s, u"3302001"_s}) {
            auto device = m_fixture->device(u"书记"_s + code, code);
            addMembers(*device, code, 3);
            m_secretaries.insert(code, std::shared_ptr<TestDevice>(std::move(device)));
        }
    }
    void cleanup()
    {
        m_secretaries.clear();
        m_ids.clear();
    }

    void branchReadsItselfAndTheTreeAboveIt()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        QVERIFY(device.pull());
        QCOMPARE(names(device),
                 sorted({stream(u"3301001"_s, u"core"_s), stream(u"3301001"_s, u"hub"_s),
                         stream(u"3301"_s, u"hub"_s), stream(u"33"_s, u"hub"_s)}));
    }

    void townReadsItsSubtree()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY(town->pull());
        QCOMPARE(names(*town),
                 sorted({stream(u"3301001"_s, u"core"_s), stream(u"3301001"_s, u"hub"_s),
                         stream(u"3301002"_s, u"core"_s), stream(u"3301002"_s, u"hub"_s),
                         stream(u"3301"_s, u"hub"_s), stream(u"33"_s, u"hub"_s)}));
    }

    void administratorReadsNoMembers()
    {
        auto administrator = m_fixture->device(u"管理员"_s, u"33"_s, u"administrator"_s);
        QVERIFY(administrator->pull());
        for (const auto &name : names(*administrator))
            QVERIFY2(name.endsWith(u"/hub"), qPrintable(name));
        QCOMPARE(names(*administrator).size(), 6);
    }

    void namingAForeignStreamGivesNothingOfIt()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        wire::ChangesRequest request;
        const auto foreign = stream(u"3301002"_s, u"core"_s);
        const auto nowhere = m_fixture->newId().toString() + u"/core"_s;
        request.streams = {{foreign, 0}, {nowhere, 0}};
        const auto reply = device.changes(request);
        QCOMPARE(device.lastStatus, 200);
        QVERIFY(!names(device).contains(foreign));
        // Forbidden and absent are told alike.
        QCOMPARE(sorted(reply.removed), sorted({foreign, nowhere}));
    }

    void pagesEndAtTheirLimitAndGoOnByCheckpoint()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        addMembers(device, u"3301001"_s, 20);
        auto reader = m_fixture->device(u"读者"_s, u"3301001"_s);
        wire::ChangesRequest request;
        request.limit = 4;
        int pages = 0;
        for (;;) {
            request.checkpoint = reader->checkpoint;
            const auto reply = reader->changes(request);
            QVERIFY(!reply.checkpoint.isEmpty());
            ++pages;
            if (!reply.more)
                break;
        }
        QVERIFY(pages > 6);
        const auto &core = reader->streams[stream(u"3301001"_s, u"core"_s)];
        QCOMPARE(core.rows.size(), 23);
        QCOMPARE(TestDevice::digestOf(core), core.digest);
    }

    void cursorBeyondTheHeadBeginsAgain()
    {
        auto reader = m_fixture->device(u"读者"_s, u"3301001"_s);
        const auto core = stream(u"3301001"_s, u"core"_s);
        wire::ChangesRequest request;
        request.streams = {{core, 1'000}};
        reader->changes(request);
        QCOMPARE(reader->streams[core].rows.size(), 3);
    }

    void nothingNewIsSaidWithoutStreams()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        QVERIFY(device.pull());
        wire::ChangesRequest request;
        request.checkpoint = device.checkpoint;
        const auto reply = device.changes(request);
        QVERIFY(reply.same);
        QCOMPARE(reply.checkpoint, request.checkpoint);
        QVERIFY(reply.streams.isEmpty());
        QVERIFY(reply.nextAfterSeconds >= 60 && reply.nextAfterSeconds < 180);
    }

    void forgottenCheckpointIsGone()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        QVERIFY(device.pull());
        const auto first = device.checkpoint;
        for (int i = 0; i < 3; ++i) {
            addMembers(device, u"3301001"_s, 1);
            QVERIFY(device.pull());
        }
        wire::ChangesRequest request;
        request.checkpoint = first;
        device.changes(request);
        QCOMPARE(device.lastStatus, 410);
    }

    void checkpointOfAnotherDeviceIsGone()
    {
        QVERIFY(m_secretaries[u"3301001"_s]->pull());
        auto &other = *m_secretaries[u"3301002"_s];
        wire::ChangesRequest request;
        request.checkpoint = m_secretaries[u"3301001"_s]->checkpoint;
        other.changes(request);
        QCOMPARE(other.lastStatus, 410);
    }

    void ownSettledRowsStayAwayWhenNotWanted()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        QVERIFY(device.pull());
        addMembers(device, u"3301001"_s, 5);
        const auto rowsBefore = device.streams[stream(u"3301001"_s, u"core"_s)].rows.size();
        QVERIFY(device.pull(false));
        const auto &core = device.streams[stream(u"3301001"_s, u"core"_s)];
        QCOMPARE(core.rows.size(), rowsBefore);
        QCOMPARE(core.count, rowsBefore + 5);
        QCOMPARE(core.head, 8);
    }

    void ownEditOfARowThatOthersHadChangedComesBack()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        QVERIFY(device.pull());
        auto colleague = m_fixture->device(u"委员"_s, u"3301001"_s, u"committee"_s);
        const auto id = m_ids[u"3301001"_s].first();
        const auto own = HubFixture::organisation(u"3301001"_s);
        colleague->push(
            {colleague->op(OpType::Set, u"member"_s, id, own, {{u"post"_s, u"农民"_s}}, 1)});
        device.push({device.op(OpType::Set, u"member"_s, id, own, {{u"note"_s, u"在外"_s}}, 1)});
        QVERIFY(device.pull(false));
        const auto &core = device.streams[stream(u"3301001"_s, u"core"_s)];
        QCOMPARE(TestDevice::digestOf(core), core.digest);
    }

    void streamsThatLeaveTheScopeAreNamed()
    {
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY(town->pull());
        auto &store = m_fixture->hub.store();
        const auto moved = HubFixture::organisation(u"3301002"_s);
        VERIFY_OK(store.write([&]() -> hub::Result<void> {
            BB_TRY_ASSIGN(target, store.directory().findOrganisation(u"3302"_s));
            BB_TRY(store.directory().saveOrganisation(moved, u"3301002"_s, target.no));
            return {};
        }));
        QVERIFY(town->pull());
        QCOMPARE(sorted(town->removed),
                 sorted({stream(u"3301002"_s, u"core"_s), stream(u"3301002"_s, u"hub"_s)}));
        auto otherTown = m_fixture->device(u"二镇"_s, u"3302"_s, u"reviewer"_s);
        QVERIFY(otherTown->pull());
        QVERIFY(names(*otherTown).contains(stream(u"3301002"_s, u"core"_s)));
    }

    void deletionReachesWhoHasNeverPulled()
    {
        // The rows it has pushed are known here by their receipts alone.
        auto &device = *m_secretaries[u"3301001"_s];
        const auto id = addMeeting(device);
        auto &rows = device.streams[stream(u"3301001"_s, u"core"_s)].rows;
        rows.insert("meeting/" + id.bytes(), {"state", 4});
        auto colleague = m_fixture->device(u"委员"_s, u"3301001"_s, u"committee"_s);
        deleteMeeting(*colleague, id);
        wire::ChangesRequest request;
        request.echo = false;
        device.changes(request);
        QCOMPARE(device.lastStatus, 200);
        QVERIFY(!rows.contains("meeting/" + id.bytes()));
    }

    void deletedRowsAreGoneForAllReaders()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        const auto id = addMeeting(device);
        QVERIFY(device.pull());
        auto colleague = m_fixture->device(u"委员"_s, u"3301001"_s, u"committee"_s);
        deleteMeeting(*colleague, id);
        QVERIFY(device.pull());
        QVERIFY(colleague->pull());
        for (auto *reader : {&device, colleague.get()}) {
            const auto &core = reader->streams[stream(u"3301001"_s, u"core"_s)];
            QCOMPARE(core.rows.size(), 3);
            QCOMPARE(core.count, 3);
            QCOMPARE(TestDevice::digestOf(core), core.digest);
        }
    }

    void noMemberIsDeletedByAnybody()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        const auto outcome =
            device.push({device.op(OpType::Delete, u"member"_s, m_ids[u"3301001"_s].first(),
                                   HubFixture::organisation(u"3301001"_s), {}, 3)});
        QCOMPARE(outcome.value(0).outcome, wire::Outcome::Refused);
        QCOMPARE(outcome.value(0).code, u"scope"_s);
        QVERIFY(device.pull());
        QCOMPARE(device.streams[stream(u"3301001"_s, u"core"_s)].count, 3);
    }

    void malformedRequestsAreRefused()
    {
        auto &device = *m_secretaries[u"3301001"_s];
        for (const auto &body : {QByteArray(), QByteArray("x"), QByteArray(1'000, '\xff')})
            QCOMPARE(device.call("POST", "/v1/changes", body).status, 400);
    }

private:
    void addMembers(TestDevice &device, const QString &code, int count)
    {
        QList<wire::Op> ops;
        for (int i = 0; i < count; ++i) {
            m_ids[code].append(m_fixture->newId());
            ops.append(device.op(OpType::New, u"member"_s, m_ids[code].last(),
                                 HubFixture::organisation(code),
                                 m_fixture->member(u"党员%1"_s.arg(i))));
        }
        QCOMPARE(device.push(ops).size(), count);
    }

    //! In the branch 3301001.
    models::RecordId addMeeting(TestDevice &device)
    {
        const auto id = m_fixture->newId();
        device.push(
            {device.op(OpType::New, u"meeting"_s, id, HubFixture::organisation(u"3301001"_s),
                       m_fixture->meeting(u"主题党日"_s))});
        return id;
    }

    static void deleteMeeting(TestDevice &device, models::RecordId id)
    {
        const auto outcome = device.push({device.op(
            OpType::Delete, u"meeting"_s, id, HubFixture::organisation(u"3301001"_s), {}, 4)});
        QCOMPARE(outcome.value(0).outcome, wire::Outcome::Applied);
    }

    static QString stream(const QString &code, const QString &streamClass)
    {
        return HubFixture::organisation(code).toString() + u'/' + streamClass;
    }
    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }
    static QStringList names(const TestDevice &device) { return device.streams.keys(); }

    std::optional<HubFixture> m_fixture;
    QHash<QString, std::shared_ptr<TestDevice>> m_secretaries;
    QHash<QString, QList<models::RecordId>> m_ids;
};

BRANCHBOOK_TEST(PullsTest)
#include "PullsTest.moc"

#include <QTest>
