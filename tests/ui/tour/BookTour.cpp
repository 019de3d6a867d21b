// SPDX-License-Identifier: GPL-3.0-or-later
#include "Guide.h"
#include "Tours.h"
#include "TourSample.h"

#include "models/store/SafetyCopies.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "support/Check.h"
#include "support/Keyboard.h"
#include "support/TestContext.h"
#include "ui/help/HelpPanel.h"
#include "ui/meetings/AttendanceTable.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/records/ConflictDialog.h"
#include "ui/setup/SetupState.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/sync/BundleDialog.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentStrip.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SearchField.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCborValue>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr int loadMs = 30'000;

void emptyBook(Guide &guide)
{
    support::TestWorkspace space;
    VERIFY_OK(
        space.replica.settings.setValue(ui::setting::inUseSince, QCborValue(u"2026-11-01"_s)));
    guide.openWindow(space, [&](ui::MainWindow &window) {
        guide.shoot(window, u"today-empty"_s);
        QVERIFY(window.open(u"meetings"_s));
        guide.shoot(window, u"meetings-empty"_s);
        QVERIFY(window.open(u"members"_s));
        guide.shoot(window, u"members-empty"_s);
    });
}

void allDone(Guide &guide)
{
    support::TestWorkspace space;
    VERIFY_OK(
        space.replica.settings.setValue(ui::setting::inUseSince, QCborValue(u"2026-11-01"_s)));
    for (const auto kind : {MeetingKind::ThemeDay, MeetingKind::Committee, MeetingKind::Group,
                            MeetingKind::BranchAssembly, MeetingKind::Lesson}) {
        auto meeting = space.replica.aMeeting(kind);
        meeting.heldOn = QDate(2026, 11, 3);
        VERIFY_OK(space.replica.meetings.save(meeting));
    }
    guide.openWindow(space,
                     [&](ui::MainWindow &window) { guide.shoot(window, u"today-all-done"_s); });
}

void chooseTab(QWidget &window, int tab)
{
    auto *tabs = Guide::part<QTabWidget>(window, u"tabs"_s);
    QVERIFY(tabs);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
    QCOMPARE(tabs->currentIndex(), tab);
}

void search(ui::MainWindow &window, const QString &text)
{
    auto *field = Guide::part<ui::SearchField>(window);
    QVERIFY(field);
    field->setText(text);
    QTest::keyClick(field, Qt::Key_Return);
}

void meetings(Guide &guide, ui::MainWindow &window, MeetingId meeting)
{
    QVERIFY(window.open(u"meetings"_s));
    guide.shoot(window, u"meetings"_s);
    search(window, u"没有这样的会"_s);
    guide.shoot(window, u"meetings-nothing-found"_s);
    search(window, {});
    QVERIFY(window.open(u"meeting:"_s + meeting.toString()));
    guide.shoot(window, u"meeting"_s);
    chooseTab(window, 1);
    guide.shoot(window, u"meeting-attendance"_s);
    chooseTab(window, 2);
    guide.shoot(window, u"meeting-photos"_s);
    chooseTab(window, 3);
    guide.shoot(window, u"meeting-history"_s);
    chooseTab(window, 0);
    guide.click(window, u"removeButton"_s);
    guide.shootDialog(u"dialog-remove-meeting"_s);
}

void fillPeople(Guide &guide, ui::MainWindow &window)
{
    guide.type(window, u"placeEdit"_s, u"村党群服务中心二楼会议室"_s);
    guide.type(window, u"hostEdit"_s, u"陈德明"_s);
    guide.type(window, u"recorderEdit"_s, u"李秀英"_s);
    auto *table = Guide::part<ui::AttendanceTable>(window, u"attendanceTable"_s);
    QVERIFY(table);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 2));
    support::Keyboard keys;
    for (const auto key :
         {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_3, Qt::Key_Return, Qt::Key_4})
        keys.press(key);
    guide.click(window, u"allPresentButton"_s);
}

void conflict(Guide &guide, ui::MainWindow &window)
{
    ui::ConflictDialog dialog(
        QCoreApplication::translate(
            "ui::MeetingWizard",
            "While you were writing, another version of this meeting arrived."),
        QCoreApplication::translate("ui::MeetingWizard", "The other version, from the hub"),
        {{u"地点"_s, u"村党群服务中心二楼会议室"_s, u"新礼堂"_s},
         {u"主持人"_s, u"陈德明"_s, u"李秀英"_s}},
        &window);
    dialog.show();
    guide.shoot(dialog, u"conflict"_s);
}

void photos(Guide &guide, ui::MainWindow &window, ui::MeetingWizard &wizard)
{
    auto *strip = wizard.findChild<ui::AttachmentStrip *>();
    QVERIFY(strip);
    guide.shoot(window, u"wizard-photos-empty"_s);
    strip->addFiles({support::dataFile(u"photo.jpg"_s), support::dataFile(u"video.mp4"_s)});
    guide.shootAtOnce(window, u"wizard-photos-busy"_s);
    QTRY_VERIFY_WITH_TIMEOUT(strip->attachments().size() == 2, loadMs);
    guide.shoot(window, u"wizard-photos"_s);
    QSignalSpy settled(strip, &ui::AttachmentStrip::settled);
    strip->addFiles({support::dataFile(u"missing.jpg"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), loadMs);
    guide.shoot(window, u"wizard-photos-refused"_s);
}

void wizard(Guide &guide, ui::MainWindow &window)
{
    QVERIFY(window.open(u"new-meeting:branch_assembly"_s));
    auto *wizard = window.currentPage()->findChild<ui::MeetingWizard *>();
    QVERIFY(wizard);
    guide.shoot(window, u"wizard-kind"_s);
    wizard->goTo(1);
    guide.shoot(window, u"wizard-people-empty"_s);
    fillPeople(guide, window);
    guide.shoot(window, u"wizard-people"_s);
    QTest::keyClick(&window, Qt::Key_F1, Qt::ShiftModifier);
    guide.shootDialog(u"wizard-shortcuts"_s);
    QApplication::setActiveWindow(&window);
    support::Keyboard keys;
    wizard->goTo(2);
    guide.shoot(window, u"wizard-agenda-empty"_s);
    for (const auto &title : {u"集中学习"_s, u"讨论河道清淤方案"_s, u"志愿服务安排"_s}) {
        keys.type(title);
        keys.press(Qt::Key_Return);
    }
    guide.shoot(window, u"wizard-agenda"_s);
    guide.click(window, u"keepTemplateButton"_s);
    guide.shootDialog(u"dialog-keep-template"_s);
    QApplication::setActiveWindow(&window);
    wizard->goTo(3);
    keys.type(u"陈德明同志传达文件精神，大家结合各自岗位谈体会。"_s);
    guide.shoot(window, u"wizard-record"_s);
    wizard->goTo(4);
    photos(guide, window, *wizard);
    wizard->goTo(5);
    guide.shoot(window, u"wizard-check"_s);
    conflict(guide, window);
    QApplication::setActiveWindow(&window);
    guide.click(window, u"saveButton"_s);
    guide.shoot(window, u"meetings-undo"_s);
}

void members(Guide &guide, ui::MainWindow &window, MemberId member)
{
    QVERIFY(window.open(u"members"_s));
    guide.shoot(window, u"members"_s);
    search(window, u"没有这个人"_s);
    guide.shoot(window, u"members-nothing-found"_s);
    search(window, {});
    QVERIFY(window.open(u"member:"_s + member.toString()));
    guide.shoot(window, u"member"_s);
    chooseTab(window, 1);
    guide.shoot(window, u"member-history"_s);
    chooseTab(window, 0);
    guide.click(window, u"revealButton"_s);
    guide.shootDialog(u"dialog-reveal"_s);
    guide.click(window, u"editButton"_s);
    guide.shoot(window, u"member-edit"_s);
    guide.type(window, u"noteField"_s, u"兼任网格员"_s);
    guide.click(window, u"saveButton"_s);
    guide.shoot(window, u"member-undo"_s);
    guide.click(window, u"newButton"_s);
    guide.shoot(window, u"member-new"_s);
    guide.type(window, u"identityNumberField"_s, u"990000199001011234"_s);
    guide.click(window, u"saveButton"_s);
    guide.shoot(window, u"member-faults"_s);
    guide.click(window, u"cancelButton"_s);
    guide.click(window, u"exportButton"_s);
    guide.shootDialog(u"dialog-export"_s);
}

void settings(Guide &guide, ui::MainWindow &window)
{
    QVERIFY(window.open(u"settings"_s));
    guide.shoot(window, u"settings"_s);
    auto *scroll = window.currentPage()->findChild<QScrollArea *>();
    QVERIFY(scroll);
    guide.click(window, u"changePassphraseButton"_s);
    guide.shootDialog(u"dialog-change-passphrase"_s);
    guide.click(window, u"newSheetButton"_s);
    guide.shootDialog(u"dialog-new-sheet"_s);
    guide.click(window, u"newSheetButton"_s);
    QVERIFY(QApplication::activeModalWidget());
    guide.click(*QApplication::activeModalWidget(), u"agreeButton"_s);
    guide.shootDialog(u"dialog-sheet"_s);
    guide.click(window, u"addPersonButton"_s);
    guide.shootDialog(u"dialog-add-person"_s);
    guide.click(window, u"removePersonLink"_s);
    guide.shootDialog(u"dialog-remove-person"_s);
    guide.click(window, u"joinButton"_s);
    guide.shootDialog(u"dialog-join"_s);
    guide.click(window, u"licenceLink"_s);
    guide.shootDialog(u"dialog-licence"_s);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    guide.shoot(window, u"settings-below"_s);
}

void helpAndMessages(Guide &guide, ui::MainWindow &window)
{
    QVERIFY(window.open(u"today"_s));
    window.showMessage(u"已导入22名党员。"_s, false);
    QApplication::setActiveWindow(&window);
    QTest::keyClick(&window, Qt::Key_F1);
    auto *help = window.findChild<ui::HelpPanel *>();
    QVERIFY(help->isVisible());
    guide.shoot(window, u"help-today"_s);
    window.messageBar().dismiss();
    for (const auto &target : {u"meetings"_s, u"members"_s, u"sync"_s, u"settings"_s}) {
        QVERIFY(window.open(target));
        guide.shoot(window, u"help-"_s + target);
    }
    QVERIFY(window.open(u"new-meeting:lesson"_s));
    guide.shoot(window, u"help-meeting-wizard"_s);
    help->showTopic(u"overview"_s);
    guide.shoot(window, u"help-overview"_s);
    help->close();
    QVERIFY(window.open(u"today"_s));
    window.showMessage(ui::text::errorSentence(Error{Error::DiskFull}), true);
    guide.shoot(window, u"error-message"_s);
    window.messageBar().dismiss();
    auto *button = Guide::part<QToolButton>(window, u"menuButton"_s);
    QVERIFY(button);
    guide.shootPopup(
        window, *button,
        [button] { button->menu()->popup(button->mapToGlobal(QPoint(0, button->height()))); },
        u"menu"_s);
    QTest::keyClick(&window, Qt::Key_F1, Qt::ShiftModifier);
    guide.shootDialog(u"dialog-shortcuts"_s);
}

//! As the strip opens them, one after the other, and two that cannot be shown.
void media(Guide &guide, support::TestWorkspace &space, MeetingId id)
{
    const auto meeting = space.replica.meetings.find(id);
    VERIFY_OK(meeting);
    auto files = meeting->attachments;
    auto absent = files.first();
    absent.hash = QByteArray(absent.hash.size(), 'x');
    files << absent;
    const auto shoot = [&](int index, const QString &name, bool reason) {
        ui::AttachmentDialog dialog(space.workspace, files, index);
        QSignalSpy shown(&dialog, &ui::AttachmentDialog::shown);
        dialog.show();
        if (!reason)
            QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), loadMs);
        guide.shoot(dialog, name);
    };
    shoot(0, u"photo"_s, false);
    shoot(1, u"video"_s, false);
    shoot(2, u"media-not-here-yet"_s, true);
    support::TourSample(space).spoilMedia();
    shoot(0, u"media-unreadable"_s, true);
}

void bundle(Guide &guide, support::TestWorkspace &space)
{
    engine::BundleSummary summary;
    summary.sender = engine::BundleSummary::Sender::Hub;
    summary.isForThisPc = true;
    summary.createdAt = space.replica.clock.nowMs() - 3'600'000;
    summary.records = 14;
    summary.files = 5;
    summary.fileBytes = 31'000'000;
    summary.bundleBytes = 31'400'000;
    ui::BundleDialog dialog(summary, {});
    dialog.show();
    guide.shoot(dialog, u"dialog-bundle"_s);
}

} // namespace

void tourBook(Guide &guide)
{
    emptyBook(guide);
    allDone(guide);
    support::TestWorkspace space;
    const auto &sample = space.fillSample();
    VERIFY_OK(
        SafetyCopies(space.replica.vault, space.replica.context()).take(space.replica.database));
    VERIFY_OK(
        space.replica.settings.setValue(ui::setting::inUseSince, QCborValue(u"2026-10-01"_s)));
    VERIFY_OK(space.replica.vault.addPerson(u"组织委员"_s, support::passphrase(),
                                            crypto::PassphraseCost::cheap()));
    const auto meeting = sample.meetings().first().id;
    support::TourSample(space).addMedia(sample.meetings().first());
    guide.openWindow(space, [&](ui::MainWindow &window) {
        guide.shoot(window, u"today"_s);
        meetings(guide, window, meeting);
        wizard(guide, window);
        members(guide, window, sample.members().first().id);
        settings(guide, window);
        helpAndMessages(guide, window);
    });
    media(guide, space, meeting);
    bundle(guide, space);
}
