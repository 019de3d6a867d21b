// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SampleBook.h"

#include "models/sql/Database.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! What "try it with a sample branch" makes and leaves.
class SampleBookTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_vaultFolder = m_folder->filePath(u"vault"_s);
    }

    void aBranchIsReadyToTry()
    {
        const auto book = sample();
        const auto vault = support::must(book->make().result());
        const auto database = support::must(vault->openDatabase());
        QCOMPARE(*database->number("SELECT count(*) FROM members"), 22);
        QVERIFY(*database->number("SELECT count(*) FROM meetings") > 12);
        QCOMPARE(*database->number("SELECT count(*) FROM organisations"), 1);
        const Settings settings(*database);
        QVERIFY(support::must(settings.value(setting::finished)).toBool());
        QVERIFY(support::must(settings.value(setting::sample)).toBool());
    }

    void itStandsBesideTheRealBookAndGoesWithTheTrial()
    {
        {
            const auto book = sample();
            const auto vault = support::must(book->make().result());
            QVERIFY(QDir(book->door().folder()).exists());
            QVERIFY(!QDir(m_vaultFolder).exists());
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void anEndInTheMiddleOfMakingItLeavesNothing()
    {
        const auto making = sample()->make();
        QVERIFY(making.isFinished());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void whatACrashLeftIsRemoved()
    {
        QVERIFY(QDir().mkpath(m_vaultFolder));
        QVERIFY(QDir().mkpath(m_vaultFolder + u"-sample/safety"_s));
        ui::SampleBook::removeLeftover(m_vaultFolder);
        QVERIFY(QDir(m_vaultFolder).exists());
        QVERIFY(!QDir(m_vaultFolder + u"-sample"_s).exists());
    }

private:
    std::unique_ptr<ui::SampleBook> sample()
    {
        return std::make_unique<ui::SampleBook>(
            m_vaultFolder, m_clock, m_random,
            ui::VaultDoor::Cost{&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()});
    }

    support::FakeClock m_clock;
    support::FakeRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_vaultFolder;
};

BRANCHBOOK_TEST(SampleBookTest)
#include "SampleBookTest.moc"
