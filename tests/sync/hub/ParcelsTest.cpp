// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "models/crypto/SealedBox.h"

#include "sync/hub/Directory.h"
#include "sync/hub/Limits.h"
#include "sync/hub/ParcelRoom.h"
#include "sync/hub/ParcelShelf.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Parcel.h"
#include "sync/wire/Proof.h"

using namespace Qt::StringLiterals;
using models::Error;
using wire::OpType;
using wire::Outcome;

//! What a revoked device may still do: hand in what it had not delivered, once, for a person to
//! decide.
class ParcelsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_device = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_device->push({newMember(u"甲"_s)});
    }

    void everyCallOfARevokedDeviceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        const std::pair<const char *, const char *> calls[] = {{"POST", "/v1/batches"},
                                                               {"POST", "/v1/changes"},
                                                               {"POST", "/v1/media"},
                                                               {"GET", "/v1/media/00"},
                                                               {"HEAD", "/v1/media/uploads/x"},
                                                               {"PATCH", "/v1/media/uploads/x"},
                                                               {"DELETE", "/v1/media/uploads/x"}};
        for (const auto &[method, path] : calls)
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path);
    }

    void everyCallOfARevokedDeviceIsRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        m_fixture->hub.revoke(m_device->id);
        const auto answer = m_device->send(m_device->request(method, path, {}, true));
        QCOMPARE(answer.status, 401);
        QCOMPARE(m_device->takeToken(), 401);
    }

    void tokenGivenBeforeIsRefusedAsRevoked()
    {
        m_fixture->hub.revoke(m_device->id);
        const auto answer = m_device->takeToken();
        QCOMPARE(answer, 401);
        wire::TokenRequest message;
        message.device = m_device->id;
        message.person = m_device->person;
        message.nonce = QString::fromLatin1(m_device->nonce);
        message.sign(m_device->key, m_device->personKey);
        const auto told =
            m_device->send(m_device->request("POST", "/v1/tokens", message.encode(), false));
        QCOMPARE(support::codeOf(told), u"revoked"_s);
    }

    void revocationTellsWhatStands()
    {
        m_device->push({newMember(u"乙"_s), newMember(u"丙"_s)});
        m_fixture->hub.revoke(m_device->id);
        const auto cuts = m_fixture->hub.store().directory().cuts(m_device->id);
        VERIFY_OK(cuts);
        QCOMPARE(cuts->size(), 1);
        QCOMPARE(cuts->first().incarnation, m_device->incarnation);
        QCOMPARE(cuts->first().n, 3);
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY(town->pull());
        QCOMPARE(membersSeenBy(*town), 3);
    }

    void parcelIsKeptSealedAndAppliedByAPerson()
    {
        const auto parcel = parcelOf({m_device->seal({newMember(u"乙"_s)}).encode(),
                                      m_device->seal({newMember(u"丙"_s)}).encode()});
        m_fixture->hub.revoke(m_device->id);
        QCOMPARE(handIn(parcel), 201);
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY(town->pull());
        QCOMPARE(membersSeenBy(*town), 1);

        hub::ParcelRoom room(m_fixture->core, m_fixture->hub.store());
        const auto kept = m_fixture->hub.store().parcels().list();
        VERIFY_OK(kept);
        QCOMPARE(kept->size(), 1);
        const auto summary = room.look(kept->first().no);
        VERIFY_OK(summary);
        QCOMPARE(summary->batches, 2);
        QCOMPARE(summary->ops, 2);
        QCOMPARE(summary->media, 1);
        const auto applied = room.apply(kept->first().no);
        VERIFY_OK(applied);
        QCOMPARE(applied->stood, 2);
        QVERIFY(town->pull());
        QCOMPARE(membersSeenBy(*town), 3);
        QVERIFY(m_fixture->hub.store().parcels().list()->isEmpty());
        QCOMPARE(decisions(u"parcel"_s), (QStringList{u"kept"_s, u"applied"_s}));
        VERIFY_OK(m_fixture->hub.store().sessions().verifyDecisions());
    }

    void discardedParcelChangesNothing()
    {
        const auto parcel = parcelOf({m_device->seal({newMember(u"乙"_s)}).encode()});
        m_fixture->hub.revoke(m_device->id);
        QCOMPARE(handIn(parcel), 201);
        hub::ParcelRoom room(m_fixture->core, m_fixture->hub.store());
        VERIFY_OK(room.discard(1));
        VERIFY_ERROR(room.apply(1), Error::NotFound);
        QCOMPARE(decisions(u"parcel"_s), (QStringList{u"kept"_s, u"discarded"_s}));
    }

    void sameParcelTwiceIsKeptOnce()
    {
        const auto parcel = parcelOf({});
        m_fixture->hub.revoke(m_device->id);
        QCOMPARE(handIn(parcel), 201);
        QCOMPARE(handIn(parcel), 201);
        QCOMPARE(m_fixture->hub.store().parcels().list()->size(), 1);
    }

    void countIsLimited()
    {
        m_fixture->hub.revoke(m_device->id);
        for (int i = 0; i < hub::limits::parcelsOfADevice; ++i)
            QCOMPARE(handIn(parcelOf({})), 201);
        QCOMPARE(handIn(parcelOf({})), 403);
        QCOMPARE(m_fixture->router.bodyRule("POST", "/v1/parcels").limit, hub::limits::parcelBytes);
    }

    void nobodyElseHandsAnythingIn()
    {
        const auto parcel = parcelOf({});
        // Not revoked: it has the usual road.
        QCOMPARE(handIn(parcel), 404);
        m_fixture->hub.revoke(m_device->id);
        auto thief = m_fixture->device(u"他人"_s, u"3301002"_s);
        const auto body = parcel.encode();
        const auto byAnother = thief->send(thief->request("POST", "/v1/parcels", body, false));
        QCOMPARE(byAnother.status, 404);
        auto altered = parcel;
        altered.sealed[0] = char(altered.sealed[0] ^ 1);
        QCOMPARE(handIn(altered), 404);
        auto unknown = parcel;
        unknown.device = models::newId<models::DeviceId>(m_fixture->clock, m_fixture->hub.random());
        const auto answer =
            m_device->send(m_device->request("POST", "/v1/parcels", unknown.encode(), false));
        QCOMPARE(answer.body, byAnother.body);
        QVERIFY(m_fixture->hub.store().parcels().list()->isEmpty());
    }

    void parcelSealedToAnotherKeyIsNotOpened()
    {
        auto parcel = parcelOf({});
        const auto other = models::crypto::BoxKey::generate(m_fixture->hub.random());
        parcel.sealed = *models::crypto::sealTo(
            other.publicKey, models::SecretBytes::copyOf(wire::ParcelContent().encode()),
            m_fixture->hub.random());
        parcel.sign(m_device->key);
        m_fixture->hub.revoke(m_device->id);
        QCOMPARE(handIn(parcel), 201);
        hub::ParcelRoom room(m_fixture->core, m_fixture->hub.store());
        VERIFY_ERROR(room.look(1), Error::Corrupt);
    }

private:
    wire::Op newMember(const QString &name)
    {
        return m_device->op(OpType::New, u"member"_s, m_fixture->newId(),
                            HubFixture::organisation(u"3301001"_s), m_fixture->member(name));
    }

    wire::Parcel parcelOf(const QList<QByteArray> &batches)
    {
        const wire::ParcelContent content{batches, {QByteArray(32, 'm')}, {}};
        wire::Parcel parcel;
        parcel.device = m_device->id;
        parcel.sealed = *models::crypto::sealTo(m_device->enrolment.hubBoxKey,
                                                models::SecretBytes::copyOf(content.encode()),
                                                m_fixture->hub.random());
        parcel.sign(m_device->key);
        return parcel;
    }

    int handIn(const wire::Parcel &parcel)
    {
        return m_device->send(m_device->request("POST", "/v1/parcels", parcel.encode(), false))
            .status;
    }

    static qsizetype membersSeenBy(const support::TestDevice &device)
    {
        qsizetype members = 0;
        for (const auto &stream : device.streams) {
            for (auto it = stream.rows.cbegin(); it != stream.rows.cend(); ++it)
                members += it.key().startsWith("member/");
        }
        return members;
    }

    QStringList decisions(const QString &action)
    {
        QStringList results;
        support::must(
            m_fixture->hub.store().sessions().decisions([&](const hub::Decision &decision) {
                if (decision.action == action)
                    results.append(decision.result);
            }));
        return results;
    }

    std::optional<HubFixture> m_fixture;
    std::unique_ptr<support::TestDevice> m_device;
};

BRANCHBOOK_TEST(ParcelsTest)
#include "ParcelsTest.moc"

#include <QTest>
