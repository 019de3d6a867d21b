// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/wire/Proof.h"

using namespace Qt::StringLiterals;
using support::headerOf;
using wire::OpType;

//! What is another branch's gets, to the byte, the answer that it gets where it is not there at
//! all.
class HiddenThingsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture.emplace();
        m_other = m_fixture->device(u"他人"_s, u"3301002"_s);
        m_asking = m_fixture->device(u"书记"_s, u"3301001"_s);
        QByteArray file(3'000, 'f');
        m_hash = models::crypto::hash(file);
        const auto location = create(*m_other, m_hash, foreign());
        QCOMPARE(m_other->call("PATCH", location, file, patchHeaders()).status, 204);
        const auto outcomes =
            m_other->push({m_other->op(OpType::New, u"attachment"_s, m_fixture->newId(), foreign(),
                                       {{u"meeting"_s, m_fixture->newId().bytes()},
                                        {u"role"_s, u"photo"_s},
                                        {u"hash"_s, m_hash},
                                        {u"size"_s, file.size()},
                                        {u"mediaType"_s, u"image/jpeg"_s}})});
        QCOMPARE(outcomes.value(0).outcome, wire::Outcome::Applied);
        m_upload = create(*m_other, models::crypto::hash("another"), foreign());
    }

    void files_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::newRow("whole") << QByteArray();
        QTest::newRow("a part") << QByteArray("bytes=10-20");
        QTest::newRow("beyond its end") << QByteArray("bytes=900000-");
    }

    void files()
    {
        QFETCH(QByteArray, range);
        const auto get = [&](const QByteArray &hash) {
            return m_asking->call("GET", "/v1/media/" + hash.toHex(), {}, {{"range", range}});
        };
        QVERIFY(same(get(m_hash), get(QByteArray(32, 'n'))));
    }

    void uploads_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const auto *method : {"HEAD", "PATCH", "DELETE"})
            QTest::newRow(method) << QByteArray(method);
    }

    void uploads()
    {
        QFETCH(QByteArray, method);
        const auto ask = [&](const QByteArray &path) {
            return m_asking->call(method, path, "bytes", patchHeaders());
        };
        const auto absent = m_upload.chopped(4) + "0000";
        QVERIFY(same(ask(m_upload), ask(absent)));
        QCOMPARE(m_other->call("HEAD", m_upload, {}, {{"tus-resumable", "1.0.0"}}).status, 200);
    }

    void organisationsOfUploads()
    {
        const auto nowhere =
            models::newId<models::OrganisationId>(m_fixture->clock, m_fixture->hub.random());
        QVERIFY(same(createAnswer(*m_asking, m_hash, foreign()),
                     createAnswer(*m_asking, m_hash, nowhere)));
    }

    void filesThatAnotherBranchHoldsAreSentLikeAnyOther()
    {
        const auto own = HubFixture::organisation(u"3301001"_s);
        auto held = createAnswer(*m_asking, m_hash, own);
        auto fresh = createAnswer(*m_asking, models::crypto::hash("fresh"), own);
        for (auto *answer : {&held, &fresh}) {
            answer->headers.removeIf([](const auto &header) { return header.first == "Location"; });
        }
        QVERIFY(same(held, fresh));
    }

    void streams()
    {
        const auto nowhere =
            models::newId<models::OrganisationId>(m_fixture->clock, m_fixture->hub.random());
        const auto ask = [&](models::OrganisationId organisation) {
            wire::ChangesRequest request;
            request.streams.insert(organisation.toString() + u"/core"_s, 0);
            const auto reply = m_asking->changes(request);
            return std::make_tuple(m_asking->lastStatus, reply.removed.size(), reply.streams.size(),
                                   reply.more, reply.same);
        };
        QCOMPARE(ask(foreign()), ask(nowhere));
    }

    void signersOfBatches()
    {
        const auto ask = [&](models::PersonId person) {
            auto envelope = m_asking->seal({});
            envelope.person = person;
            --m_asking->sealed;
            m_asking->lastBatch.clear();
            return m_asking->call("POST", "/v1/batches", envelope.encode());
        };
        const auto nobody =
            models::newId<models::PersonId>(m_fixture->clock, m_fixture->hub.random());
        QVERIFY(same(ask(m_other->person), ask(nobody)));
    }

    void tokens()
    {
        const auto ask = [&](models::DeviceId device, models::PersonId person) {
            wire::TokenRequest message;
            message.device = device;
            message.person = person;
            message.nonce = QString::fromLatin1(m_asking->nonce);
            message.sign(m_asking->key, m_asking->personKey);
            return m_asking->send(m_asking->request("POST", "/v1/tokens", message.encode(), false));
        };
        const auto nobody =
            models::newId<models::PersonId>(m_fixture->clock, m_fixture->hub.random());
        const auto nothing =
            models::newId<models::DeviceId>(m_fixture->clock, m_fixture->hub.random());
        const auto absent = ask(nothing, nobody);
        QVERIFY(same(ask(m_other->id, m_other->person), absent));
        QVERIFY(same(ask(m_asking->id, m_other->person), absent));
    }

    void callsThatAreNotThere()
    {
        QVERIFY(same(m_asking->call("GET", "/v1/batches"), m_asking->call("GET", "/v1/nothing")));
    }

private:
    static models::OrganisationId foreign() { return HubFixture::organisation(u"3301002"_s); }

    static QList<std::pair<QByteArray, QByteArray>> patchHeaders()
    {
        return {{"tus-resumable", "1.0.0"},
                {"content-type", "application/offset+octet-stream"},
                {"upload-offset", "0"}};
    }

    static hub::HttpResponse createAnswer(support::TestDevice &device, const QByteArray &hash,
                                          models::OrganisationId organisation)
    {
        return device.call(
            "POST", "/v1/media", {},
            {{"tus-resumable", "1.0.0"},
             {"upload-length", "3000"},
             {"upload-metadata",
              "hash " + hash.toBase64() + ",organisation " + organisation.bytes().toBase64()
                  + ",type " + QByteArray("image/jpeg").toBase64()}});
    }

    static QByteArray create(support::TestDevice &device, const QByteArray &hash,
                             models::OrganisationId organisation)
    {
        return headerOf(createAnswer(device, hash, organisation), "location");
    }

    //! Status, headers and body; the clock stands, so that the nonce is the same too.
    static bool same(const hub::HttpResponse &a, const hub::HttpResponse &b)
    {
        return a.status == b.status && a.headers == b.headers && a.body == b.body && !a.stream
            && !b.stream;
    }

    std::optional<HubFixture> m_fixture;
    std::unique_ptr<support::TestDevice> m_other;
    std::unique_ptr<support::TestDevice> m_asking;
    QByteArray m_hash;
    QByteArray m_upload;
};

BRANCHBOOK_TEST(HiddenThingsTest)
#include "HiddenThingsTest.moc"

#include <QTest>
