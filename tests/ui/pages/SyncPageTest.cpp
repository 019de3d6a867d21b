// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncPage.h"

#include "models/crypto/Cryptography.h"
#include "models/sql/Database.h"
#include "models/store/ConflictRepository.h"
#include "support/Check.h"
#include "support/SampleConflict.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "sync/engine/HubAccount.h"
#include "ui/sync/StatusSentence.h"
#include "ui/today/TodayPage.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTcpServer>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class SyncPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_space = std::make_unique<support::TestWorkspace>(); }
    void cleanup() { m_space.reset(); }

    //! The promise: no "synced" above a list of what waits, however the two came to the page.
    void theSentenceAndTheListAreOfOneState()
    {
        ui::SyncPage page(m_space->workspace);
        letOnlyTheTestSpeak(page);
        page.show();
        page.showStatus(synced());
        QVERIFY(says(page, u"Synced"_s));
        QTRY_VERIFY(says(page, u"Nothing waits"_s));
        auto status = synced();
        status.waiting = {{u"member"_s, 3}};
        page.showStatus(status);
        QVERIFY(!says(page, u"Synced"_s));
        QTRY_VERIFY(says(page, u"3 change(s)"_s));
        QVERIFY(!says(page, u"Nothing waits"_s));
    }

    //! Six kinds and a sentence of three lines are more than a low window holds.
    void noLineOfALongListIsSqueezed()
    {
        ui::SyncPage page(m_space->workspace);
        letOnlyTheTestSpeak(page);
        page.resize(1'190, 620);
        page.show();
        auto status = synced();
        status.phase = engine::SyncStatus::Phase::Syncing;
        status.recordsTotal = 14;
        status.mediaBytesTotal = 31'000'000;
        status.waiting = {{u"agenda_item"_s, 45},
                          {u"attachment"_s, 2},
                          {u"attendance"_s, 204},
                          {u"meeting"_s, 15},
                          {u"member"_s, 22}};
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.showStatus(status);
        QTRY_VERIFY(says(page, u"204 change(s)"_s));
        QCoreApplication::processEvents();
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible())
                QVERIFY2(label->height() >= label->fontMetrics().height()
                             || label->text().isEmpty(),
                         qPrintable(label->text()));
        }
    }

    void whatIsSavedWaitsAtOnce()
    {
        ui::SyncPage page(m_space->workspace);
        page.show();
        m_space->replica.saveMembers(2);
        m_space->workspace.noticeChange({u"member"_s});
        QTRY_COMPARE(m_space->sync.status().pendingChanges(), 2);
        QTRY_VERIFY(says(page, u"2 change(s)"_s));
        QVERIFY(!m_space->sync.status().synced());
    }

    void refusedRecordsAreNamedTodayAndLeadThere()
    {
        const auto member = m_space->replica.saveMembers(1).first();
        refuseAll();
        ui::TodayPage page(m_space->workspace);
        page.show();
        m_space->workspace.noticeChange({u"member"_s});
        QTRY_COMPARE(m_space->sync.status().refusedChanges, 1);
        page.load();
        QSignalSpy navigation(&page, &ui::Page::navigationRequested);
        auto *look = verbOf(page, member.name);
        QVERIFY(look);
        QTest::keyClick(look, Qt::Key_Space);
        QCOMPARE(navigation.first().first().toString(), u"member:"_s + member.id.toString());
    }

    void aConflictIsCountedUntilItIsDecided()
    {
        const auto member = m_space->replica.saveMembers(1).first();
        const auto conflict = support::storeConflict(m_space->replica,
                                                     {.subjectKind = u"member"_s,
                                                      .subject = member.id.as<RecordTag>(),
                                                      .field = u"post"_s,
                                                      .lost = u"会计"_s});
        ui::SyncPage page(m_space->workspace);
        page.show();
        m_space->sync.noticeLocalChange();
        QTRY_COMPARE(m_space->sync.status().conflicts, 1);
        QVERIFY(!m_space->sync.status().synced());
        QVERIFY(!says(page, u"Nothing was refused, no conflicts"_s));
        QTRY_VERIFY(says(page, member.name + u" · “Post” has two values: choose one"_s));
        ConflictRepository conflicts(m_space->replica.database, m_space->replica.writer,
                                     m_space->replica.clock);
        VERIFY_OK(conflicts.keepShown(conflict));
        m_space->workspace.noticeChange({u"conflict"_s});
        QTRY_COMPARE(m_space->sync.status().conflicts, 0);
        QTRY_VERIFY(says(page, u"Nothing was refused, no conflicts"_s));
    }

    void conflictsAreNamedTodayAndLeadToTheDecision()
    {
        const auto member = m_space->replica.saveMembers(1).first();
        const auto conflict = support::storeConflict(m_space->replica,
                                                     {.subjectKind = u"member"_s,
                                                      .subject = member.id.as<RecordTag>(),
                                                      .field = u"post"_s,
                                                      .lost = u"会计"_s});
        ui::TodayPage today(m_space->workspace);
        today.show();
        m_space->sync.noticeLocalChange();
        QTRY_COMPARE(m_space->sync.status().conflicts, 1);
        QSignalSpy navigation(&today, &ui::Page::navigationRequested);
        QTRY_VERIFY(verbOf(today, member.name));
        QTest::keyClick(verbOf(today, member.name), Qt::Key_Space);
        const auto target = navigation.first().first().toString();
        QCOMPARE(target, ui::SyncPage::conflictTarget(conflict));
        ui::SyncPage page(m_space->workspace);
        page.show();
        QVERIFY(page.knows(target));
        QVERIFY(page.open(target));
        auto *keep = page.findChild<QPushButton *>(u"keepButton"_s);
        QVERIFY(keep && keep->isVisible());
        QVERIFY(page.open(u"sync"_s));
        QVERIFY(!keep->isVisible());
    }

    //! One button, three words; each is tried against a hub that never answers.
    void cancelPauseAndResumeDoWhatTheySay()
    {
        using Phase = engine::SyncStatus::Phase;
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        enrolAt(silent.serverPort());
        ui::SyncPage page(m_space->workspace);
        page.show();
        m_space->sync.noticeEnrolment();
        const auto phase = [this] { return m_space->sync.status().phase; };
        auto *button = page.findChild<QPushButton *>(u"pauseButton"_s);
        auto *now = page.findChild<QPushButton *>(u"syncButton"_s);
        QTRY_COMPARE(phase(), Phase::Syncing);
        QCOMPARE(button->text(), u"Cancel"_s);
        QVERIFY(!now->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(phase(), Phase::Idle);
        QCOMPARE(button->text(), u"Pause"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(phase(), Phase::Paused);
        QCOMPARE(button->text(), u"Resume"_s);
        QVERIFY(now->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(phase(), Phase::Syncing);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(phase(), Phase::Idle);
    }

    void howLongFilesTakeIsSaidOnlyWhenItIsKnown()
    {
        ui::SyncPage page(m_space->workspace);
        letOnlyTheTestSpeak(page);
        page.show();
        auto status = synced();
        status.phase = engine::SyncStatus::Phase::Syncing;
        status.mediaBytesDone = 10'000'000;
        status.mediaBytesTotal = 30'000'000;
        page.showStatus(status);
        const auto *text = page.findChild<QLabel *>(u"filesText"_s);
        m_space->replica.clock.advance(4'999);
        page.showStatus(status);
        QVERIFY2(!text->text().contains(u"about"_s), qPrintable(text->text()));
        m_space->replica.clock.advance(5'001);
        page.showStatus(status);
        QVERIFY2(text->text().contains(u"about 20 seconds"_s), qPrintable(text->text()));
        // The hub had less to send than it said.
        status.mediaBytesDone = 31'000'000;
        page.showStatus(status);
        QVERIFY2(!text->text().contains(u'-'), qPrintable(text->text()));
    }

    void theLogIsFilteredByWhatWentWrong()
    {
        log("info", "synced", "pushed=4");
        log("warning", "offline", "");
        log("error", "failed", "error=21");
        log("info", "synced", "pulled=1 conflicts=1");
        log("info", "synced", "conflicts=0");
        ui::SyncPage page(m_space->workspace);
        page.show();
        page.load();
        const auto *table = page.findChild<QTableWidget *>(u"logTable"_s);
        const auto rowsOf = [&](const QString &filter) {
            QTest::mouseClick(page.findChild<QPushButton *>(filter), Qt::LeftButton);
            return table->rowCount();
        };
        QCOMPARE(table->rowCount(), 5);
        QCOMPARE(rowsOf(u"logFilter1"_s), 1);
        QCOMPARE(rowsOf(u"logFilter2"_s), 1);
        QCOMPARE(rowsOf(u"logFilter3"_s), 1);
        QVERIFY(table->item(0, 2)->text().contains(u"in conflict"_s));
        QCOMPARE(rowsOf(u"logFilter0"_s), 5);
    }

    //! Copied for a helper who may be anybody: versions, counts and codes.
    void diagnosticsTellNothingAboutPeople()
    {
        const auto &sample = m_space->fillSample();
        support::storeConflict(m_space->replica,
                               {.subjectKind = u"member"_s,
                                .subject = sample.members()[0].id.as<RecordTag>(),
                                .field = u"mobile"_s,
                                .lost = u"13912345678"_s});
        log("error", "failed", "error=21");
        refuseAll();
        ui::SyncPage page(m_space->workspace);
        page.show();
        m_space->sync.noticeLocalChange();
        QTRY_VERIFY(m_space->sync.status().refusedChanges > 0);
        QTest::mouseClick(page.findChild<QPushButton *>(u"copyDiagnosticsButton"_s),
                          Qt::LeftButton);
        const auto copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(u"phase="_s));
        QVERIFY(copied.contains(u"failed"_s));
        QStringList secrets{u"13912345678"_s, m_space->replica.vault.folder(),
                            m_space->replica.branchOrganisation.name,
                            m_space->replica.vault.person().label};
        for (const auto &member : sample.members())
            secrets << member.name << member.identityNumber << member.mobile << member.address
                    << member.id.toString();
        for (const auto &meeting : sample.meetings())
            secrets << meeting.place << meeting.host << meeting.id.toString();
        secrets.removeAll(QString());
        QVERIFY(secrets.size() > 60);
        for (const auto &secret : secrets)
            QVERIFY2(!copied.contains(secret), qPrintable(secret));
    }

private:
    void enrolAt(quint16 port)
    {
        auto &replica = m_space->replica;
        QFile authority(support::dataFile(u"ca.pem"_s));
        QVERIFY(authority.open(QIODevice::ReadOnly));
        engine::HubAccount account;
        account.url = QUrl(u"https://127.0.0.1:%1"_s.arg(port));
        account.authority = authority.readAll();
        account.hubKey = crypto::SigningKey::generate(replica.random).publicKey;
        account.hubBoxKey = crypto::BoxKey::generate(replica.random).publicKey;
        account.hubId = u"hub"_s;
        account.person = replica.person;
        account.role = u"secretary"_s;
        account.organisation = replica.branch;
        VERIFY_OK(account.save(replica.database, replica.vault));
    }
    void log(const char *level, const char *code, const char *numbers)
    {
        auto insert = support::must(m_space->replica.database.prepare(
            "INSERT INTO sync_log (at, level, code, numbers) VALUES (?1, ?2, ?3, ?4)"));
        insert.bind(1, m_space->replica.clock.nowMs())
            .bind(2, QString::fromLatin1(level))
            .bind(3, QString::fromLatin1(code))
            .bind(4, QString::fromLatin1(numbers));
        support::must(insert.step());
    }
    engine::SyncStatus synced() const
    {
        engine::SyncStatus status;
        status.phase = engine::SyncStatus::Phase::Idle;
        status.digestsMatch = true;
        status.lastSuccessAt = m_space->replica.clock.nowMs();
        return status;
    }
    //! What the service finds out by itself would come at any moment.
    void letOnlyTheTestSpeak(ui::SyncPage &page)
    {
        QVERIFY(QObject::disconnect(&m_space->sync, nullptr, &page, nullptr));
    }
    void refuseAll()
    {
        QVERIFY(m_space->replica.database.execute(
            "UPDATE changes SET outcome = 'refused', outcome_code = 'scope'"));
    }
    static bool says(const QWidget &page, const QString &text)
    {
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return true;
        }
        return false;
    }
    static QPushButton *verbOf(const QWidget &page, const QString &title)
    {
        for (auto *button : page.findChildren<QPushButton *>()) {
            if (button->accessibleName().contains(title))
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<support::TestWorkspace> m_space;
};

BRANCHBOOK_TEST(SyncPageTest)
#include "SyncPageTest.moc"
