// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestDatabase.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

//! The hub's program over PostgreSQL, as a county's server room starts it.
class PostgresProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_database.emplace();
        m_directory.emplace();
        m_programs.emplace(m_directory->path());
        m_programs->setDatabase(m_database->address());
    }

    void cleanup()
    {
        m_programs.reset();
        m_database.reset();
    }

    void whatOnePcSendsTheOtherGets()
    {
        QVERIFY(m_programs->startHub());
        QCOMPARE(m_programs->enrol(u"village"_s, u"3301001"_s, u"secretary"_s).exitCode, 0);
        QCOMPARE(m_programs->enrol(u"town"_s, u"3301"_s, u"reviewer"_s).exitCode, 0);
        const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const auto put = m_programs->cli(
            u"village"_s, {u"records"_s, u"put"_s, u"member"_s},
            u"{\"id\":\"%1\",\"org\":\"3301001\",\"name\":\"王五\",\"category\":\"full\"}\n"_s
                .arg(id)
                .toUtf8());
        QVERIFY2(put.exitCode == 0, put.messages.constData());
        QCOMPARE(m_programs->cli(u"village"_s, {u"sync"_s}).exitCode, 0);
        // The hub's process goes, the records stay.
        m_programs->stopHub();
        QVERIFY(m_programs->startHub());
        QCOMPARE(m_programs->cli(u"town"_s, {u"sync"_s}).exitCode, 0);
        const auto seen =
            m_programs->cli(u"town"_s, {u"records"_s, u"get"_s, u"member"_s, id}).json();
        QCOMPARE(seen.value(u"name"_s).toString(), u"王五"_s);
        QVERIFY(!QFile::exists(m_directory->filePath(u"hub/hub.db"_s)));
        const auto audit = m_programs->hub({u"audit"_s, u"verify"_s});
        QVERIFY(audit.json().value(u"whole"_s).toBool());
    }

    void secondHubIsNotMadeOverTheFirst()
    {
        QCOMPARE(m_programs->hub({u"init"_s}).exitCode, 0);
        QTemporaryDir elsewhere;
        support::Programs other(elsewhere.path());
        other.setDatabase(m_database->address());
        const auto refused = other.hub({u"init"_s});
        QCOMPARE(refused.exitCode, 65);
        QVERIFY(!QFile::exists(elsewhere.filePath(u"secrets/hub"_s)));
        QVERIFY(!QDir(elsewhere.filePath(u"hub"_s)).exists());
    }

    void unreachableDatabaseLeavesNothingBehind()
    {
        m_programs->setDatabase(u"postgresql://hub@/county?host=/nowhere"_s);
        const auto refused = m_programs->hub({u"init"_s});
        QCOMPARE(refused.exitCode, 75);
        QVERIFY(!QDir(m_directory->filePath(u"hub"_s)).exists());
        m_programs->setDatabase(m_database->address());
        QCOMPARE(m_programs->hub({u"init"_s}).exitCode, 0);
    }

    void passwordOnTheCommandLineIsRefusedAndNotRepeated()
    {
        m_programs->setDatabase(u"postgresql://hub:verysecret@db/county"_s);
        const auto refused = m_programs->hub({u"init"_s});
        QCOMPARE(refused.exitCode, 77);
        QVERIFY(!refused.messages.contains("verysecret"));
        QVERIFY(!refused.output.contains("verysecret"));
    }

private:
    std::optional<support::TestDatabase> m_database;
    std::optional<QTemporaryDir> m_directory;
    std::optional<support::Programs> m_programs;
};

BRANCHBOOK_TEST(PostgresProgramsTest)
#include "PostgresProgramsTest.moc"
