// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/BatchLog.h"
#include "sync/hub/bundle/BundleIntake.h"
#include "sync/hub/bundle/BundleReply.h"
#include "sync/hub/BundleShelf.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/MediaIndex.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/BundleReader.h"
#include "sync/wire/BundleWriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;
using Kind = wire::BundleFrame::Kind;

//! What the hub makes of bundles, well meant and not.
class BundlesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_stick.emplace();
        m_device = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_organisation = HubFixture::organisation(u"3301001"_s);
    }

    void cleanup()
    {
        m_device.reset();
        m_stick.reset();
        m_fixture.reset();
    }

    void aBatchGetsItsReceiptWhateverTheRoad()
    {
        const auto envelope = newMember();
        const auto taken = take(bundleOf({{Kind::Envelope, envelope.encode()}}));
        VERIFY_OK(taken);
        QCOMPARE(taken->batches, 1);
        const auto receipt = m_fixture->hub.store().batches().receipt(envelope.hash());
        VERIFY_OK(receipt);
        const auto overNetwork = m_device->call("POST", "/v1/batches", envelope.encode(),
                                                {{"content-type", "application/cbor"}});
        QCOMPARE(overNetwork.status, 200);
        QCOMPARE(overNetwork.body, *receipt);
    }

    void whatComesTooEarlyWaits()
    {
        const auto first = newMember();
        const auto second = newMember();
        const auto early = take(bundleOf({{Kind::Envelope, second.encode()}}));
        VERIFY_OK(early);
        QVERIFY(early->parked);
        QVERIFY(!m_fixture->hub.store().batches().receipt(second.hash()));
        const auto reply = framesTo(early->bundle);
        QCOMPARE(reply.size(), 1);
        QCOMPARE(int(reply.first().kind), int(Kind::Problem));
        const auto problem = support::must(wire::BatchProblem::decode(reply.first().payload));
        QCOMPARE(problem.code, u"gap"_s);
        QCOMPARE(problem.expected, 1);

        const auto missing = take(bundleOf({{Kind::Envelope, first.encode()}}));
        VERIFY_OK(missing);
        QVERIFY(!missing->parked);
        VERIFY_OK(m_fixture->hub.store().batches().receipt(second.hash()));
        QVERIFY(support::must(m_fixture->hub.store().bundles().parked(1)).isEmpty());
        QCOMPARE(int(framesTo(early->bundle).first().kind), int(Kind::Receipt));
    }

    void theSamePartAgainDoesNothing()
    {
        const auto file = bundleOf({{Kind::Envelope, newMember().encode()}});
        VERIFY_OK(take(file));
        const auto again = take(file);
        VERIFY_OK(again);
        QVERIFY(again->replayed);
        QCOMPARE(again->batches, 0);
    }

    void anotherPersonsSignatureIsNotEnough()
    {
        const auto stranger = models::crypto::SigningKey::generate(m_fixture->hub.random());
        const auto file =
            bundleOf({{Kind::Envelope, newMember().encode()}}, {m_device->key, &stranger});
        VERIFY_ERROR(take(file), Error::Corrupt);
        VERIFY_ERROR(take(bundleOf({}, {m_device->key, nullptr})), Error::Corrupt);
    }

    void aKeyThatIsNotTheDevicesIsForeign()
    {
        const auto stranger = models::crypto::SigningKey::generate(m_fixture->hub.random());
        const auto file =
            bundleOf({{Kind::Envelope, newMember().encode()}}, {stranger, &m_device->personKey});
        VERIFY_ERROR(take(file), Error::Denied);
        VERIFY_OK(m_fixture->hub.store().sessions().verifyDecisions());
        const auto answer = m_device->call("POST", "/v1/bundles", bytesOf(file));
        QCOMPARE(answer.status, 403);
        QCOMPARE(support::codeOf(answer), u"bundleForeign"_s);
    }

    void anUnknownDeviceIsForeign()
    {
        auto header = sampleHeader();
        header.device = m_fixture->newId().as<models::DeviceTag>();
        VERIFY_ERROR(take(bundleOf({}, {m_device->key, &m_device->personKey}, header)),
                     Error::Denied);
    }

    void aBatchOfAnotherDeviceIsNotThisOnesToSend()
    {
        auto other = m_fixture->device(u"副书记"_s, u"3301001"_s);
        const auto envelope =
            other->seal({other->op(wire::OpType::New, u"member"_s, m_fixture->newId(),
                                   m_organisation, m_fixture->member(u"样二"_s))});
        const auto taken = take(bundleOf({{Kind::Envelope, envelope.encode()}}));
        VERIFY_OK(taken);
        QCOMPARE(taken->problems, 1);
        QVERIFY(!m_fixture->hub.store().batches().receipt(envelope.hash()));
    }

    void framesOfAnAnswerAreRefused()
    {
        const auto file = bundleOf({{Kind::Receipt, "receipt"}});
        VERIFY_ERROR(take(file), Error::Protocol);
        QCOMPARE(m_device->call("POST", "/v1/bundles", bytesOf(file)).status, 400);
        VERIFY_ERROR(take(bundleOf({{Kind::Piece, "no piece"}})), Error::Protocol);
    }

    void aFileNobodyMayWriteIsLeftOut()
    {
        const auto hash = models::crypto::hash("content");
        wire::MediaPiece piece{
            hash, HubFixture::organisation(u"3302001"_s), u"image/jpeg"_s, 7, 0, "content"};
        const auto taken = take(bundleOf({{Kind::Piece, piece.encode()}}));
        VERIFY_OK(taken);
        QCOMPARE(taken->filesRefused, 1);
        QVERIFY(!support::must(m_fixture->hub.store().media().has(hash)));
    }

    void aFileWithAnotherContentIsLeftOut()
    {
        const auto hash = models::crypto::hash("another");
        wire::MediaPiece piece{hash, m_organisation, u"image/jpeg"_s, 7, 0, "content"};
        const auto taken = take(bundleOf({{Kind::Piece, piece.encode()}}));
        VERIFY_OK(taken);
        QCOMPARE(taken->filesRefused, 1);
        QVERIFY(!support::must(m_fixture->hub.store().media().has(hash)));
    }

    void anybodyEnrolledMayHandItIn()
    {
        const auto envelope = newMember();
        const auto file = bundleOf({{Kind::Envelope, envelope.encode()},
                                    {Kind::Request, wire::ChangesRequest().encode()}});
        auto town = m_fixture->device(u"审核员"_s, u"3301"_s, u"reviewer"_s);
        auto handedIn = bytesOf(file);
        const auto answer = town->call("POST", "/v1/bundles", handedIn);
        QCOMPARE(answer.status, 200);
        const auto json = QJsonDocument::fromJson(answer.body).object();
        QCOMPARE(json.value(u"batches"_s).toInt(), 1);
        const auto id = json.value(u"id"_s).toString().toLatin1();
        const auto reply = town->call("GET", "/v1/bundles/" + id + "/receipt");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.stream && reply.stream->size() > 0);
        QCOMPARE(town->call("GET", "/v1/bundles/" + id).status, 404);
        QCOMPARE(town->call("GET",
                            "/v1/bundles/" + m_fixture->newId().toString().toLatin1() + "/receipt")
                     .status,
                 404);
        handedIn[handedIn.size() / 2] = char(handedIn[handedIn.size() / 2] ^ 1);
        const auto altered = town->call("POST", "/v1/bundles", handedIn);
        QCOMPARE(altered.status, 422);
        QCOMPARE(support::codeOf(altered), u"bundleAltered"_s);
        QCOMPARE(m_fixture->stranger()->call("POST", "/v1/bundles", handedIn).status, 401);
    }

private:
    wire::Envelope newMember()
    {
        return m_device->seal({m_device->op(wire::OpType::New, u"member"_s, m_fixture->newId(),
                                            m_organisation, m_fixture->member(u"样一"_s))});
    }

    wire::BundleHeader sampleHeader()
    {
        wire::BundleHeader header;
        header.bundle = m_fixture->newId();
        header.createdAt = m_fixture->clock.nowMs();
        header.hub = m_fixture->core.identity.id;
        header.device = m_device->id;
        header.person = m_device->person;
        header.organisation = m_organisation;
        header.recipients = {{m_fixture->core.identity.box.publicKey, {}}};
        return header;
    }

    QString bundleOf(const QList<wire::BundleFrame> &frames)
    {
        return bundleOf(frames, {m_device->key, &m_device->personKey});
    }

    QString bundleOf(const QList<wire::BundleFrame> &frames, wire::BundleSigners signers,
                     std::optional<wire::BundleHeader> header = {})
    {
        wire::BundleWriter writer(m_stick->filePath(u"%1.bbundle"_s.arg(++m_count)),
                                  wire::maximumBundlePart, header.value_or(sampleHeader()), signers,
                                  m_fixture->hub.random());
        for (const auto &frame : frames)
            support::must(writer.add(frame.kind, frame.payload));
        return support::must(writer.finish()).first();
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    models::Result<hub::BundleIntake::Outcome> take(const QString &file)
    {
        return hub::BundleIntake(m_fixture->core, m_fixture->hub.store()).take(file);
    }

    //! The answer as its device reads it.
    QList<wire::BundleFrame> framesTo(models::RecordId bundle)
    {
        const auto path = m_stick->filePath(u"reply%1.bbundle"_s.arg(++m_count));
        support::must(hub::BundleReply(m_fixture->core, m_fixture->hub.store())
                          .write(bundle, path, wire::maximumBundlePart, 0));
        const auto reader = support::must(wire::BundleReader::open(path));
        support::must(reader->verify());
        support::must(reader->unlock(m_device->boxKey));
        QList<wire::BundleFrame> frames;
        while (const auto frame = support::must(reader->next()))
            frames << *frame;
        return frames;
    }

    std::optional<HubFixture> m_fixture;
    std::optional<QTemporaryDir> m_stick;
    std::unique_ptr<support::TestDevice> m_device;
    models::OrganisationId m_organisation{};
    int m_count = 0;
};

BRANCHBOOK_TEST(BundlesTest)
#include "BundlesTest.moc"
