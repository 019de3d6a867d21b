// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/BundleCard.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "sync/engine/HubAccount.h"
#include "sync/wire/BundleWriter.h"
#include "ui/sync/BundleDialog.h"
#include "ui/sync/SyncPage.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! Bundles in the window: nothing is done before the person has seen what it is.
class BundleCardTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space.emplace();
        m_stick.emplace();
        m_hub = models::crypto::SigningKey::generate(m_space->replica.random);
        engine::HubAccount account;
        account.url = QUrl(u"https://127.0.0.1:1"_s);
        account.hubKey = m_hub.publicKey;
        account.hubBoxKey = models::crypto::BoxKey::generate(m_space->replica.random).publicKey;
        account.hubId = u"hub"_s;
        account.person = m_space->replica.person;
        account.organisation = m_space->replica.branch;
        VERIFY_OK(account.save(m_space->replica.database, m_space->replica.vault));
        m_page.emplace(m_space->workspace);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_stick.reset();
        m_space.reset();
    }

    void anExportIsWrittenAndRecognisedAsOwn()
    {
        const auto path = m_stick->filePath(u"out.bbundle"_s);
        QSignalSpy said(&*m_page, &ui::Page::messageRaised);
        m_page->findChild<ui::BundleCard *>()->exportTo(path);
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.first().at(1).toBool(), false);
        QVERIFY(QFile::exists(path));
        // "All" asks for no level, which is no reason to show nothing.
        m_page->load();
        QVERIFY(m_page->findChild<QTableWidget *>()->rowCount() > 0);

        QVERIFY(m_page->open(u"bundle:"_s + path));
        QTRY_VERIFY(dialog());
        QCOMPARE(textOf(u"senderText"_s), u"This PC"_s);
        QVERIFY(!dialog()->findChild<QPushButton *>(u"importButton"_s));
    }

    void theHubsAnswerIsImportedOnlyWhenAgreedTo()
    {
        const auto path = answer();
        QSignalSpy said(&*m_page, &ui::Page::messageRaised);
        QVERIFY(m_page->open(u"bundle:"_s + path));
        QTRY_VERIFY(dialog());
        QCOMPARE(textOf(u"senderText"_s), u"The county's hub"_s);
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        QCOMPARE(said.count(), 0);

        QVERIFY(m_page->open(u"bundle:"_s + path));
        QTRY_VERIFY(dialog());
        dialog()->findChild<QPushButton *>(u"importButton"_s)->click();
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.first().at(1).toBool(), false);

        QVERIFY(m_page->open(u"bundle:"_s + path));
        QTRY_VERIFY(dialog());
        QVERIFY(!dialog()->findChild<QPushButton *>(u"importButton"_s));
    }

    void aBrokenFileIsSaidSo()
    {
        QFile file(m_stick->filePath(u"broken.bbundle"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no bundle, but long") > 0);
        file.close();
        QSignalSpy said(&*m_page, &ui::Page::messageRaised);
        QVERIFY(m_page->open(u"bundle:"_s + file.fileName()));
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.first().at(1).toBool(), true);
        QVERIFY(said.first().first().toString().contains(u".bbundle"_s));
        QVERIFY(!dialog());
    }

private:
    //! An answer of the hub without anything in it.
    QString answer()
    {
        auto &replica = m_space->replica;
        wire::BundleHeader header;
        header.direction = wire::BundleHeader::Direction::ToDevice;
        header.bundle = models::newId<models::RecordId>(replica.clock, replica.random);
        header.createdAt = replica.clock.nowMs();
        header.hub = u"hub"_s;
        header.device = replica.vault.device();
        header.recipients = {{replica.vault.keys().deviceBox.publicKey, {}}};
        const auto path = m_stick->filePath(u"reply.bbundle"_s);
        wire::BundleWriter writer(path, wire::maximumBundlePart, header, {m_hub, nullptr},
                                  replica.random);
        support::must(writer.finish());
        return path;
    }

    static ui::BundleDialog *dialog()
    {
        for (auto *widget : QApplication::topLevelWidgets()) {
            auto *found = qobject_cast<ui::BundleDialog *>(widget);
            if (found && found->isVisible())
                return found;
        }
        return nullptr;
    }

    static QString textOf(const QString &name)
    {
        const auto *label = dialog()->findChild<QLabel *>(name);
        return label ? label->text() : QString();
    }

    std::optional<support::TestWorkspace> m_space;
    std::optional<QTemporaryDir> m_stick;
    std::optional<ui::SyncPage> m_page;
    models::crypto::SigningKey m_hub{};
};

BRANCHBOOK_TEST(BundleCardTest)
#include "BundleCardTest.moc"
