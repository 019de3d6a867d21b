// SPDX-License-Identifier: GPL-3.0-or-later
#include "Guide.h"
#include "Tours.h"
#include "TourSample.h"

#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "support/Check.h"
#include "support/Keyboard.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"

#include <QCborValue>
#include <QComboBox>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

void severalBranches(Guide &guide)
{
    support::TestWorkspace space;
    space.fillSample();
    support::TourSample(space).addBranches();
    guide.openWindow(space, [&](ui::MainWindow &window) {
        auto *box = Guide::part<QComboBox>(window, u"branchBox"_s);
        QVERIFY(box);
        guide.shootPopup(
            window, *box, [box] { box->showPopup(); }, u"branches-list"_s);
        QVERIFY(window.open(u"new-meeting:theme_day"_s));
        auto *wizard = window.currentPage()->findChild<ui::MeetingWizard *>();
        QVERIFY(wizard);
        wizard->goTo(2);
        guide.shoot(window, u"branches-wizard"_s);
        support::Keyboard keys;
        keys.type(u"集中学习"_s);
        keys.press(Qt::Key_Return);
        wizard->saveDraft();
        box->setCurrentIndex(2);
        emit box->activated(2);
        guide.shoot(window, u"branches-switched"_s);
        QVERIFY(window.open(u"members"_s));
        window.currentPage()->createNew();
        guide.shoot(window, u"branches-editor"_s);
    });
}

void town(Guide &guide, ui::Workspace::Role role, const QString &name)
{
    support::TestWorkspace space(role);
    space.fillSample();
    support::TourSample(space).addBranches();
    guide.openWindow(space, [&](ui::MainWindow &window) {
        guide.shoot(window, name);
        QVERIFY(window.open(u"meetings"_s));
        guide.shoot(window, name + u"-meetings"_s);
        QVERIFY(window.open(u"members"_s));
        guide.shoot(window, name + u"-members"_s);
    });
}

void emptyTown(Guide &guide)
{
    support::TestWorkspace space(ui::Workspace::Role::Reviewer);
    support::TourSample(space).removeBranches();
    guide.openWindow(space, [&](ui::MainWindow &window) {
        guide.shoot(window, u"town-empty"_s);
        QVERIFY(window.open(u"members"_s));
        guide.shoot(window, u"town-empty-members"_s);
    });
}

void trying(Guide &guide)
{
    support::TestWorkspace space;
    VERIFY_OK(space.replica.settings.setValue(setting::sample, QCborValue(true)));
    space.fillSample();
    auto &whole = space.workspace;
    ui::Workspace sample({whole.vault, whole.database, whole.writer, whole.members, whole.meetings,
                          whole.organisations, whole.drafts, whole.media, whole.settings,
                          whole.sync, whole.clock, whole.random},
                         whole.person(), whole.role());
    sample.setBranch(whole.branch());
    guide.openWindow(space, sample,
                     [&](ui::MainWindow &window) { guide.shoot(window, u"sample"_s); });
}

} // namespace

void tourRoles(Guide &guide)
{
    severalBranches(guide);
    town(guide, ui::Workspace::Role::Reviewer, u"town"_s);
    emptyTown(guide);
    town(guide, ui::Workspace::Role::County, u"county"_s);
    trying(guide);
}

QStringList expectedPictures()
{
    return {
        u"setup-role"_s, u"setup-help"_s, u"restore"_s, u"restore-wrong-passphrase"_s,
        u"setup-people-empty"_s, u"setup-people"_s, u"setup-sheet"_s, u"setup-sheet-try"_s,
        u"setup-sheet-proved"_s, u"setup-hub"_s, u"setup-hub-filled"_s, u"setup-hub-unreachable"_s,
        u"setup-alone"_s, u"setup-first-day"_s, u"unlock"_s, u"unlock-help"_s, u"unlock-in-use"_s,
        u"unlock-wrong"_s, u"unlock-wait"_s, u"recovery"_s, u"recovery-wrong"_s,
        u"recovery-passphrase"_s, u"recovery-sheet"_s, u"recovery-sheet-proved"_s,
        u"start-disk-full"_s, u"start-damaged"_s, u"restore-book"_s, u"restore-book-done"_s,
        // The book.
        u"today-empty"_s, u"meetings-empty"_s, u"members-empty"_s, u"today-all-done"_s, u"today"_s,
        u"meetings"_s, u"meetings-nothing-found"_s, u"meeting"_s, u"meeting-attendance"_s,
        u"meeting-photos"_s, u"meeting-history"_s, u"dialog-remove-meeting"_s, u"wizard-kind"_s,
        u"wizard-people-empty"_s, u"wizard-people"_s, u"wizard-shortcuts"_s,
        u"wizard-agenda-empty"_s, u"wizard-agenda"_s, u"dialog-keep-template"_s, u"wizard-record"_s,
        u"wizard-photos-empty"_s, u"wizard-photos-busy"_s, u"wizard-photos"_s,
        u"wizard-photos-refused"_s, u"wizard-check"_s, u"conflict"_s, u"meetings-undo"_s,
        u"members"_s, u"members-nothing-found"_s, u"member"_s, u"member-history"_s,
        u"dialog-reveal"_s, u"member-edit"_s, u"member-undo"_s, u"member-new"_s, u"member-faults"_s,
        u"dialog-export"_s, u"settings"_s, u"dialog-change-passphrase"_s, u"dialog-new-sheet"_s,
        u"dialog-sheet"_s, u"dialog-add-person"_s, u"dialog-remove-person"_s, u"dialog-join"_s,
        u"dialog-licence"_s, u"settings-below"_s, u"help-today"_s, u"help-meetings"_s,
        u"help-members"_s, u"help-sync"_s, u"help-settings"_s, u"help-meeting-wizard"_s,
        u"help-overview"_s, u"error-message"_s, u"menu"_s, u"dialog-shortcuts"_s, u"photo"_s,
        u"video"_s, u"media-not-here-yet"_s, u"media-unreadable"_s, u"dialog-bundle"_s,
        // A roster.
        u"import-file"_s, u"import-help"_s, u"import-unreadable"_s, u"import-columns"_s,
        u"import-preview"_s, u"import-under-way"_s, u"import-finished"_s, u"import-taken-back"_s,
        // The exchange.
        u"sync-alone"_s, u"sync-offline"_s, u"sync-paused"_s, u"sync-device-refused"_s,
        u"sync-under-way"_s, u"sync-first"_s, u"sync-refused-and-conflict"_s,
        u"sync-log-conflicts"_s, u"today-refused"_s, u"conflict-values"_s, u"conflict-texts"_s,
        u"conflict-decided"_s, u"refused"_s, u"refused-export-menu"_s, u"conflicts-none"_s,
        u"refused-none"_s, u"sync-done"_s,
        // Who else works with it.
        u"branches-list"_s, u"branches-wizard"_s, u"branches-switched"_s, u"branches-editor"_s,
        u"town"_s, u"town-meetings"_s, u"town-members"_s, u"town-empty"_s, u"town-empty-members"_s,
        u"county"_s, u"county-meetings"_s, u"county-members"_s, u"sample"_s};
}
