// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncPage.h"

#include "models/sql/Database.h"
#include "models/store/ConflictRepository.h"
#include "support/Check.h"
#include "support/SampleConflict.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/sync/StatusSentence.h"
#include "ui/today/TodayPage.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
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

private:
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
