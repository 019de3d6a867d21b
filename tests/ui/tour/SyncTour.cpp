// SPDX-License-Identifier: GPL-3.0-or-later
#include "Guide.h"
#include "Tours.h"
#include "TourSample.h"

#include "support/Check.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/sync/SyncPage.h"

#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using Phase = engine::SyncStatus::Phase;

namespace {

//! The engine's words are the tour's while it stands at one state.
class States
{
public:
    States(Guide &guide, ui::MainWindow &window, support::TestWorkspace &space)
        : m_guide(guide),
          m_window(window),
          m_space(space)
    {
    }

    void show(const engine::SyncStatus &status, const QString &name)
    {
        auto *page = qobject_cast<ui::SyncPage *>(m_window.currentPage());
        QVERIFY(page);
        page->showStatus(status);
        page->load();
        emit m_space.sync.statusChanged(status);
        m_guide.shoot(m_window, name);
    }

private:
    Guide &m_guide;
    ui::MainWindow &m_window;
    support::TestWorkspace &m_space;
};

void roads(States &states, support::TestWorkspace &space)
{
    const auto now = space.replica.clock.nowMs();
    engine::SyncStatus status;
    status.phase = Phase::Offline;
    status.waiting = space.sync.status().waiting;
    status.filesToSend = 2;
    status.bytesToSend = 31'000'000;
    status.lastSuccessAt = now - 60'000'000;
    status.nextAttemptAt = now + 300'000;
    status.lastError = Error{Error::Offline};
    states.show(status, u"sync-offline"_s);
    status.phase = Phase::Paused;
    status.nextAttemptAt = 0;
    status.lastError.reset();
    states.show(status, u"sync-paused"_s);
    status.phase = Phase::Refused;
    status.lastError = Error{Error::Denied, {}, u"revoked"_s, {}};
    states.show(status, u"sync-device-refused"_s);
    status.phase = Phase::Syncing;
    status.lastError.reset();
    status.recordsDone = 12;
    status.recordsTotal = 14;
    status.mediaBytesDone = 9'000'000;
    status.mediaBytesTotal = 31'000'000;
    states.show(status, u"sync-under-way"_s);
    status.lastSuccessAt = 0;
    status.mediaBytesTotal = 0;
    status.waiting.clear();
    status.filesToSend = 0;
    status.recordsDone = status.recordsTotal = 0;
    emit space.sync.statusChanged(status);
    space.replica.clock.advance(20'000);
    status.recordsDone = 1'200;
    status.recordsTotal = 8'000;
    states.show(status, u"sync-first"_s);
}

void troubles(Guide &guide, ui::MainWindow &window, support::TourSample &more)
{
    QVERIFY(window.open(u"today"_s));
    guide.shoot(window, u"today-refused"_s);
    QVERIFY(window.open(ui::SyncPage::conflictTarget(more.placeConflict())));
    guide.shoot(window, u"conflict-values"_s);
    QVERIFY(window.open(ui::SyncPage::conflictTarget(more.minutesConflict())));
    guide.shoot(window, u"conflict-texts"_s);
    guide.click(window, u"keepButton"_s);
    guide.shoot(window, u"conflict-decided"_s);
    QVERIFY(window.open(u"refused"_s));
    guide.shoot(window, u"refused"_s);
    auto *button = Guide::part<QPushButton>(window, u"exportRefusedButton"_s);
    QVERIFY(button);
    guide.shootPopup(
        window, *button,
        [button] { button->menu()->popup(button->mapToGlobal(QPoint(0, button->height()))); },
        u"refused-export-menu"_s);
    more.settleTroubles();
    QVERIFY(window.open(u"conflicts"_s));
    guide.shoot(window, u"conflicts-none"_s);
    QVERIFY(window.open(u"refused"_s));
    guide.shoot(window, u"refused-none"_s);
}

} // namespace

void tourSync(Guide &guide)
{
    support::TestWorkspace space;
    space.fillSample();
    support::TourSample more(space);
    guide.openWindow(space, [&](ui::MainWindow &window) {
        States states(guide, window, space);
        QVERIFY(window.open(u"sync"_s));
        guide.shoot(window, u"sync-alone"_s);
        more.addLog();
        space.sync.noticeLocalChange();
        QTRY_VERIFY(!space.sync.status().waiting.isEmpty());
        roads(states, space);
        more.addTroubles();
        more.deliverRest();
        space.sync.noticeLocalChange();
        QTRY_VERIFY(space.sync.status().refusedChanges > 0);
        QTRY_VERIFY(space.sync.status().conflicts > 0);
        auto status = space.sync.status();
        status.phase = Phase::Idle;
        status.lastSuccessAt = space.replica.clock.nowMs() - 120'000;
        states.show(status, u"sync-refused-and-conflict"_s);
        guide.click(window, u"logFilter3"_s);
        guide.shoot(window, u"sync-log-conflicts"_s);
        guide.click(window, u"logFilter0"_s);
        troubles(guide, window, more);
        QVERIFY(window.open(u"sync"_s));
        status = {};
        status.phase = Phase::Idle;
        status.digestsMatch = true;
        status.lastSuccessAt = space.replica.clock.nowMs() - 120'000;
        states.show(status, u"sync-done"_s);
    });
}
