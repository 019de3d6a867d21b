// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Kinds.h"
#include "models/store/VaultErasure.h"
#include "support/Check.h"
#include "support/TestHub.h"
#include "support/TestMain.h"
#include "support/TestPc.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/ParcelRoom.h"
#include "sync/hub/ParcelShelf.h"
#include "sync/wire/Parcel.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;
using support::TestPc;

//! A PC that the county withdraws: what it had not delivered reaches the hub or stays sealed, and
//! its vault cannot be opened any more.
class RevocationTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace();
        VERIFY_OK(m_hub->start());
        m_village.emplace(*m_hub, 1);
        m_town.emplace(*m_hub, 2);
        VERIFY_OK(m_village->enrol(u"书记"_s, u"3301001"_s, u"secretary"_s));
        VERIFY_OK(m_town->enrol(u"审核员"_s, u"3301"_s, u"reviewer"_s));
        m_village->addMember(u"甲"_s);
        VERIFY_OK(m_village->sync());
        m_village->addMember(u"乙"_s);
        m_village->addMeeting({}, {"photo" + QByteArray(1'000, 'p')});
        m_hub->revoke(m_village->replica.vault.device());
    }

    void cleanup()
    {
        m_town.reset();
        m_village.reset();
        m_hub.reset();
    }

    void whatWasNotDeliveredIsHandedInAndMayStand()
    {
        VERIFY_ERROR(m_village->sync(), Error::Revoked);
        QVERIFY(parcelFiles().isEmpty());
        hub::HubCore core(support::must(hub::HubIdentity::load(m_hub->store())), m_hub->clock(),
                          m_hub->random(), m_hub->hubFolder().mediaPath());
        hub::ParcelRoom room(core, m_hub->store());
        const auto kept = support::must(m_hub->store().parcels().list());
        QCOMPARE(kept.size(), 1);
        const auto summary = support::must(room.look(kept.first().no));
        QVERIFY(summary.ops >= 3);
        QCOMPARE(summary.media, 1);
        QCOMPARE(summary.loose, 0);

        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->replica.records.list(models::kind::member)->size(), 1);
        const auto applied = support::must(room.apply(kept.first().no));
        QCOMPARE(applied.stood, summary.ops);
        VERIFY_OK(m_town->sync());
        QCOMPARE(m_town->replica.records.list(models::kind::member)->size(), 2);
    }

    void nothingOpensTheVaultAnyMore()
    {
        const auto folder = m_village->replica.vault.folder();
        VERIFY_OK(models::Vault::slotsOf(folder));
        const auto header = QDir(folder).filePath(u"vault.header"_s);
        QVERIFY(QFile::exists(header));
        VERIFY_ERROR(m_village->sync(), Error::Revoked);
        QVERIFY(!QFile::exists(header));
        QVERIFY(!QFile::exists(header + u".bak"_s));
        // Whoever has it open may go on until the next lock, and what comes of it is sealed too.
        m_village->addMember(u"丙"_s);
        VERIFY_ERROR(m_village->sync(), Error::Revoked);
        QCOMPARE(support::must(m_hub->store().parcels().list()).size(), 2);
        VERIFY_ERROR(m_village->replica.vault.reissuePaper(), Error::Denied);
        QVERIFY(!QFile::exists(header));
    }

    void restOfTheVaultGoesWhenItIsLookedForAgain()
    {
        const auto folder = m_village->replica.vault.folder();
        VERIFY_ERROR(m_village->sync(), Error::Revoked);
        const auto told = models::Vault::slotsOf(folder);
        VERIFY_ERROR(told, Error::Revoked);
        QCOMPARE(told.error().reason, u"erased"_s);
        const QStringList left = QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        for (const auto &name : left)
            QVERIFY2(name == u"parcels" || name == u"vault.lock", qPrintable(name));
        VERIFY_ERROR(models::Vault::slotsOf(folder), Error::NotFound);
    }

    void parcelStaysOnTheDiskWhereItCannotBeHandedIn()
    {
        WithoutParcels road(m_village->transport());
        VERIFY_ERROR(m_village->syncOver(road), Error::Revoked);
        QVERIFY(support::must(m_hub->store().parcels().list()).isEmpty());
        const auto files = parcelFiles();
        QCOMPARE(files.size(), 1);
        QVERIFY(
            !QFile::exists(QDir(m_village->replica.vault.folder()).filePath(u"vault.header"_s)));
        VERIFY_ERROR(models::Vault::slotsOf(m_village->replica.vault.folder()), Error::Revoked);

        // Somebody carries it to the hub.
        QFile file(files.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(!bytes.contains(u"乙"_s.toUtf8()));
        hub::HubCore core(support::must(hub::HubIdentity::load(m_hub->store())), m_hub->clock(),
                          m_hub->random(), m_hub->hubFolder().mediaPath());
        hub::ParcelRoom room(core, m_hub->store());
        VERIFY_OK(room.take(support::must(wire::Parcel::decode(bytes))));
        QVERIFY(support::must(room.apply(1)).stood >= 3);
    }

private:
    //! A road that breaks just where the parcel would go.
    class WithoutParcels final : public engine::HttpTransport
    {
    public:
        explicit WithoutParcels(engine::HttpTransport &road) : m_road(road) { }

        std::future<models::Result<engine::HttpReply>> send(engine::HttpRequest request) override
        {
            if (request.path != "/v1/parcels")
                return m_road.send(std::move(request));
            std::promise<models::Result<engine::HttpReply>> broken;
            broken.set_value(Error{Error::Offline});
            return broken.get_future();
        }
        void abortAll() override { m_road.abortAll(); }

    private:
        engine::HttpTransport &m_road;
    };

    QStringList parcelFiles() const
    {
        const QDir dir(models::VaultErasure::parcelFolder(m_village->replica.vault.folder()));
        QStringList files;
        for (const auto &name : dir.entryList({u"*.parcel"_s}, QDir::Files))
            files.append(dir.filePath(name));
        return files;
    }

    std::optional<support::TestHub> m_hub;
    std::optional<TestPc> m_village;
    std::optional<TestPc> m_town;
};

BRANCHBOOK_TEST(RevocationTest)
#include "RevocationTest.moc"
