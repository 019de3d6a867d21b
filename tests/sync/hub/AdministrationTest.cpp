// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Administration.h"

#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/CsvLine.h"
#include "sync/hub/Directory.h"
#include "sync/hub/RecordStore.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;

class AdministrationTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_administration.emplace(m_fixture->hub.store(), m_fixture->clock, m_fixture->hub.random());
    }

    void parentsMayFollowTheirChildren()
    {
        const auto imported = import("code,parent,type,category,name,seal_name\n"
                                     "44001,44,branch,农村,某支部,\n"
                                     "44,,county,,\"某县, 乙\",\n");
        VERIFY_OK(imported);
        QCOMPARE(imported->added, 2);
        auto &directory = m_fixture->hub.store().directory();
        const auto parent = directory.findOrganisation(u"44"_s);
        const auto child = directory.findOrganisation(u"44001"_s);
        VERIFY_OK(parent);
        VERIFY_OK(child);
        QVERIFY(child->path.startsWith(parent->path));
    }

    void secondImportChangesNothingButWhatDiffers()
    {
        const auto before = headOf(u"3301"_s);
        const auto imported = import("3301,33,town,,第1镇,中共示例县第1镇委员会\n");
        VERIFY_OK(imported);
        QCOMPARE(imported->added + imported->changed, 0);
        QCOMPARE(headOf(u"3301"_s), before);
        const auto renamed = import("3301,33,town,,新镇,中共示例县第1镇委员会\n");
        VERIFY_OK(renamed);
        QCOMPARE(renamed->changed, 1);
        QCOMPARE(headOf(u"3301"_s), before + 1);
    }

    void faultyLinesAreNamedAndNothingIsTaken_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<QString>("field");
        QTest::newRow("no such parent")
            << QByteArray("55,,county,,某县,\n55001,56,branch,,甲,\n") << qint64(2) << u"parent"_s;
        QTest::newRow("columns missing") << QByteArray("55,,county\n") << qint64(1) << u"line"_s;
    }

    void faultyLinesAreNamedAndNothingIsTaken()
    {
        QFETCH(QByteArray, csv);
        QFETCH(qint64, line);
        QFETCH(QString, field);
        const auto imported = import(csv);
        VERIFY_ERROR(imported, Error::Invalid);
        QCOMPARE(imported.error().number, line);
        QCOMPARE(imported.error().field, field);
        VERIFY_ERROR(m_fixture->hub.store().directory().findOrganisation(u"55"_s), Error::NotFound);
    }

    void organisationCannotStandBelowItself()
    {
        VERIFY_ERROR(import("33,3301,county,,示例县,\n"), Error::Invalid);
    }

    void csvQuotesAreUndone()
    {
        QCOMPARE(hub::csvFields(u"a,\"b,c\",\"d\"\"e\",,"),
                 (QStringList{u"a"_s, u"b,c"_s, u"d\"e"_s, QString(), QString()}));
    }

    void userNeedsAKnownRoleAndOrganisation()
    {
        VERIFY_OK(m_administration->addUser(u"甲"_s, u"3301001"_s, u"secretary"_s));
        VERIFY_ERROR(m_administration->addUser(u"甲"_s, u"9999"_s, u"secretary"_s),
                     Error::NotFound);
        VERIFY_ERROR(m_administration->addUser(u"乙"_s, u"3301001"_s, u"emperor"_s),
                     Error::Invalid);
        VERIFY_ERROR(m_administration->enrolmentCode(u"乙"_s), Error::NotFound);
    }

    void namesakesAreToldApartByTheirOrganisation()
    {
        VERIFY_OK(m_administration->addUser(u"甲"_s, u"3301001"_s, u"secretary"_s));
        VERIFY_OK(m_administration->addUser(u"甲"_s, u"3301002"_s, u"secretary"_s));
        VERIFY_ERROR(m_administration->enrolmentCode(u"甲"_s), Error::Conflict);
        VERIFY_OK(m_administration->enrolmentCode(u"甲"_s, u"3301002"_s));
    }

    void loadedRecordsAreValidatedAndReachTheirBranch()
    {
        const auto loaded =
            load(u"member"_s,
                 "{\"org\":\"3301001\",\"name\":\"甲\",\"category\":\"full\"}\n\n"
                 "{\"org\":\"3301001\",\"name\":\"乙\",\"category\":\"full\",\"lost\":true,"
                 "\"birthOn\":\"1970-02-03\",\"id\":\"018bcfe5-6800-7000-8000-000000000001\"}\n");
        VERIFY_OK(loaded);
        QCOMPARE(*loaded, 2);
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        QVERIFY(device->pull());
        const auto &core =
            device->streams[HubFixture::organisation(u"3301001"_s).toString() + u"/core"_s];
        QCOMPARE(core.rows.size(), 2);
        QCOMPARE(support::TestDevice::digestOf(core), core.digest);
    }

    void faultyRecordIsNamedByItsLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("field");
        QTest::newRow("no object") << QByteArray("[]") << u"line"_s;
        QTest::newRow("no organisation")
            << QByteArray("{\"org\":\"9\",\"name\":\"x\",\"category\":\"full\"}") << u"org"_s;
        QTest::newRow("unknown field")
            << QByteArray("{\"org\":\"3301001\",\"nickname\":\"x\"}") << u"nickname"_s;
        QTest::newRow("type") << QByteArray(
            "{\"org\":\"3301001\",\"name\":7,\"category\":\"full\"}")
                              << u"name"_s;
        QTest::newRow("required") << QByteArray("{\"org\":\"3301001\",\"name\":\"x\"}")
                                  << u"category"_s;
    }

    void faultyRecordIsNamedByItsLine()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, field);
        const auto loaded =
            load(u"member"_s,
                 "\n{\"org\":\"3301001\",\"name\":\"甲\",\"category\":\"full\"}\n" + line + '\n');
        VERIFY_ERROR(loaded, Error::Invalid);
        QCOMPARE(loaded.error().number, 3);
        QCOMPARE(loaded.error().field, field);
    }

    void treeAndPeopleAreNotLoaded()
    {
        VERIFY_ERROR(load(u"person"_s, "{}\n"), Error::Invalid);
        VERIFY_ERROR(load(u"hologram"_s, "{}\n"), Error::Invalid);
    }

    void loadingAMarkTwiceMakesOneRecord()
    {
        const QByteArray mark =
            "{\"org\":\"3301001\",\"meeting\":\"018bcfe5-6800-7000-8000-00000000000a\","
            "\"member\":\"018bcfe5-6800-7000-8000-00000000000b\",\"year\":2026,"
            "\"mark\":\"present\"}\n";
        VERIFY_OK(load(u"attendance"_s, mark));
        VERIFY_OK(load(u"attendance"_s, mark));
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        QVERIFY(device->pull());
        const auto name = HubFixture::organisation(u"3301001"_s).toString() + u"/attendance/2026"_s;
        QCOMPARE(device->streams[name].rows.size(), 1);
    }

private:
    hub::Result<hub::Administration::Imported> import(QByteArray csv)
    {
        QBuffer buffer(&csv);
        buffer.open(QIODevice::ReadOnly);
        return m_administration->importOrganisations(buffer);
    }

    hub::Result<qint64> load(const QString &kind, QByteArray lines)
    {
        QBuffer buffer(&lines);
        buffer.open(QIODevice::ReadOnly);
        return m_administration->load(kind, buffer);
    }

    qint64 headOf(const QString &code)
    {
        const auto streams = m_fixture->hub.store().records().allStreams();
        const auto name = HubFixture::organisation(code).toString() + u"/hub"_s;
        for (const auto &stream : *streams) {
            if (stream.name == name)
                return stream.head;
        }
        return -1;
    }

    std::optional<HubFixture> m_fixture;
    std::optional<hub::Administration> m_administration;
};

BRANCHBOOK_TEST(AdministrationTest)
#include "AdministrationTest.moc"
