// SPDX-License-Identifier: GPL-3.0-or-later
#include "Camera.h"
#include "TourSample.h"

#include "models/store/Backup.h"
#include "models/store/SafetyCopies.h"
#include "models/store/SettingNames.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/Keyboard.h"
#include "support/NoHub.h"
#include "support/PaperGroups.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/help/HelpPanel.h"
#include "ui/meetings/AttendanceTable.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/members/ImportDialog.h"
#include "ui/records/ConflictDialog.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/StartFailureWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageFactory.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/sync/SyncPage.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentStrip.h"
#include "ui/widgets/MessageBar.h"

#include <QApplication>
#include <QCborValue>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace models;
using namespace Qt::StringLiterals;

BRANCHBOOK_TEST_APP(QApplication)

namespace {

struct Look {
    QString name;
    ui::Scheme scheme;
    ui::TextSize text;
    QSize size;
};

constexpr QSize officeScreen{1366, 768};
constexpr QSize wideScreen{1920, 1080};

template <typename T>
T *part(QWidget &window, const QString &name)
{
    for (auto *found : window.findChildren<T *>(name)) {
        if (found->isVisible())
            return found;
    }
    return nullptr;
}

bool click(QWidget &window, const QString &name)
{
    auto *button = part<QAbstractButton>(window, name);
    if (button && button->isEnabled())
        QTest::mouseClick(button, Qt::LeftButton);
    return button != nullptr;
}

//! Typed into the passphrase fields of the pictures.
constexpr auto samplePassphrase = "wheat-river-lantern-42";

} // namespace

//! Drives the real program through every page and dialog and writes what a person sees: label
//! "tour", pictures in <build>/tour/<look>.
class PictureTour : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const auto &name : {u"qtbase_zh_CN"_s, u"branchbook_zh_CN"_s}) {
            auto *translator = new QTranslator(this);
            QVERIFY(translator->load(u":/translations/"_s + name));
            QVERIFY(QCoreApplication::installTranslator(translator));
        }
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        m_theme = std::make_unique<ui::Theme>(*qApp);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("look");
        for (int i = 0; i < looks().size(); ++i)
            QTest::newRow(qPrintable(looks().at(i).name)) << i;
    }

    void pictures()
    {
        QFETCH(int, look);
        m_look = looks().at(look);
        m_theme->apply(m_look.scheme, m_look.text);
        support::Camera camera(QDir(QStringLiteral(TOUR_FOLDER)).filePath(m_look.name));
        m_camera = &camera;
        firstRun();
        unlocking();
        recovering();
        working();
        reviewing();
        trying();
        // Every picture is a page or dialog of its own; a shorter tour has lost its way.
        QCOMPARE_GE(camera.count(), 53);
    }

private:
    static const QList<Look> &looks()
    {
        static const QList<Look> all{
            {u"light-1366"_s, ui::Scheme::Light, ui::TextSize::Normal, officeScreen},
            {u"light-1920"_s, ui::Scheme::Light, ui::TextSize::Normal, wideScreen},
            {u"dark-1366"_s, ui::Scheme::Dark, ui::TextSize::Normal, officeScreen},
            {u"large-1366"_s, ui::Scheme::Light, ui::TextSize::Large, officeScreen}};
        return all;
    }

    void shoot(QWidget &window, const QString &name) { QVERIFY(m_camera->take(window, name)); }

    void typePassphrase(QWidget &window, const QString &name)
    {
        auto *field = part<QWidget>(window, name);
        QVERIFY(field);
        QTest::keyClicks(field, QString::fromLatin1(samplePassphrase));
    }

    void firstRun()
    {
        support::TestReplica other;
        QTemporaryDir folder;
        ui::VaultDoor door(folder.filePath(u"vault"_s), other.clock, other.random, cheapCost());
        support::NoHub hub;
        ui::SetupWindow window(door, hub, other.random);
        window.show();
        QApplication::setActiveWindow(&window);
        shoot(window, u"setup-role"_s);
        restoring(window, other);
        QApplication::setActiveWindow(&window);
        QVERIFY(click(window, u"nextButton"_s));
        typePassphrase(window, u"passphraseEdit"_s);
        typePassphrase(window, u"repeatEdit"_s);
        shoot(window, u"setup-people"_s);
        QVERIFY(click(window, u"nextButton"_s));
        QTRY_COMPARE(window.currentStep(), 2);
        shoot(window, u"setup-sheet"_s);
        QVERIFY(click(window, u"tryButton"_s));
        shoot(window, u"setup-sheet-try"_s);
        part<QLineEdit>(window, u"firstGroupEdit"_s)->setText(support::groupsShown(window));
        shoot(window, u"setup-sheet-proved"_s);
        QVERIFY(click(window, u"nextButton"_s));
        QTRY_COMPARE(window.currentStep(), 3);
        shoot(window, u"setup-hub"_s);
        QVERIFY(click(window, u"aloneChoice"_s));
        shoot(window, u"setup-alone"_s);
        part<QLineEdit>(window, u"organisationEdit"_s)->setText(u"示例村党支部"_s);
        QVERIFY(click(window, u"nextButton"_s));
        QTRY_COMPARE(window.currentStep(), 4);
        shoot(window, u"setup-first-day"_s);
    }

    void restoring(ui::SetupWindow &window, support::TestReplica &other)
    {
        const auto file = other.folder.filePath(u"branchbook-20261106-180000.bbbackup"_s);
        VERIFY_OK(backup::write(other.database, other.vault, file, other.context()));
        QVERIFY(click(window, u"restoreLink"_s));
        auto *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        shoot(*dialog, u"restore"_s);
        part<QLineEdit>(*dialog, u"backupFileEdit"_s)->setText(file);
        typePassphrase(*dialog, u"backupPassphraseEdit"_s);
        QVERIFY(click(*dialog, u"restoreButton"_s));
        shoot(*dialog, u"restore-wrong-passphrase"_s);
        dialog->close();
    }

    void unlocking()
    {
        support::TestReplica other;
        VERIFY_OK(other.vault.addPerson(u"组织委员"_s, support::passphrase(),
                                        crypto::PassphraseCost::cheap()));
        ui::VaultDoor door(other.vault.folder(), other.clock, other.random, cheapCost());
        ui::UnlockWindow window(door, other.random);
        VERIFY_OK(window.load());
        window.show();
        typePassphrase(window, u"passphraseEdit"_s);
        shoot(window, u"unlock"_s);
        QTest::keyClick(part<QWidget>(window, u"passphraseEdit"_s), Qt::Key_Return);
        shoot(window, u"unlock-in-use"_s);
        QVERIFY(click(window, u"forgottenButton"_s));
        shoot(window, u"unlock-recovery"_s);
    }

    //! A book that cannot be opened, and how it comes back.
    void recovering()
    {
        support::TestReplica other;
        other.saveMembers(3);
        const SafetyCopies copies(other.vault, other.context());
        for (const auto reason : {SafetyCopies::Reason::Import, SafetyCopies::Reason::Routine})
            VERIFY_OK(copies.take(other.database, reason));
        other.clock.advance(3'600'000);
        other.saveMembers(2);
        const auto folder = other.folder.filePath(u"book/vault"_s);
        QVERIFY(support::copyFolder(other.vault.folder(), folder));
        ui::VaultDoor door(folder, other.clock, other.random, cheapCost());
        ui::StartFailureWindow full(door, {Error::DiskFull, {}, {}, u"sqlite 13"_s});
        full.show();
        shoot(full, u"start-disk-full"_s);
        full.close();
        ui::StartFailureWindow window(door, {Error::Corrupt, {}, u"page"_s, u"sqlite 11"_s});
        window.show();
        QApplication::setActiveWindow(&window);
        shoot(window, u"start-damaged"_s);
        QVERIFY(click(window, u"restoreButton"_s));
        auto *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        shoot(*dialog, u"restore-book"_s);
        QTest::keyClicks(part<QWidget>(*dialog, u"backupPassphraseEdit"_s),
                         u"correct horse battery"_s);
        QVERIFY(click(*dialog, u"restoreButton"_s));
        QTRY_VERIFY(!part<QWidget>(*dialog, u"backupPassphraseEdit"_s));
        shoot(*dialog, u"restore-book-done"_s);
        dialog->close();
    }

    void working()
    {
        support::TestWorkspace space;
        const auto &sample = space.fillSample();
        VERIFY_OK(SafetyCopies(space.replica.vault, space.replica.context())
                      .take(space.replica.database));
        VERIFY_OK(
            space.replica.settings.setValue(ui::setting::inUseSince, QCborValue(u"2026-10-01"_s)));
        support::TourSample(space).addMedia(sample.meetings().first());
        openWindow(space, [&](ui::MainWindow &window) {
            mainPages(window, space, sample);
            dialogs(window, space);
            media(space, sample.meetings().first().id);
        });
    }

    void trying()
    {
        support::TestWorkspace space;
        VERIFY_OK(space.replica.settings.setValue(setting::sample, QCborValue(true)));
        space.fillSample();
        auto &whole = space.workspace;
        ui::Workspace sample({whole.vault, whole.database, whole.writer, whole.members,
                              whole.meetings, whole.organisations, whole.drafts, whole.media,
                              whole.settings, whole.sync, whole.clock, whole.random},
                             whole.person(), whole.role());
        sample.setBranch(whole.branch());
        openWindow(space, sample, [&](ui::MainWindow &window) { shoot(window, u"sample"_s); });
    }

    void mainPages(ui::MainWindow &window, support::TestWorkspace &space,
                   const SampleBranch &sample)
    {
        shoot(window, u"today"_s);
        QVERIFY(window.open(u"meetings"_s));
        shoot(window, u"meetings"_s);
        QVERIFY(window.open(u"meeting:"_s + sample.meetings().first().id.toString()));
        shoot(window, u"meeting"_s);
        wizard(window);
        QVERIFY(window.open(u"members"_s));
        shoot(window, u"members"_s);
        QVERIFY(window.open(u"member:"_s + sample.members().first().id.toString()));
        shoot(window, u"member"_s);
        QVERIFY(click(window, u"editButton"_s));
        shoot(window, u"member-edit"_s);
        QVERIFY(click(window, u"cancelButton"_s));
        syncStates(window, space);
        QVERIFY(window.open(u"settings"_s));
        shoot(window, u"settings"_s);
        auto *scroll = window.currentPage()->findChild<QScrollArea *>();
        QVERIFY(scroll);
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        shoot(window, u"settings-below"_s);
        QVERIFY(window.open(u"today"_s));
        window.showMessage(u"已导入22名党员。"_s, false);
        QApplication::setActiveWindow(&window);
        QTest::keyClick(&window, Qt::Key_F1);
        QVERIFY(window.findChild<ui::HelpPanel *>()->isVisible());
        shoot(window, u"help"_s);
        window.findChild<ui::HelpPanel *>()->close();
        window.messageBar().dismiss();
        window.showMessage(ui::text::errorSentence(Error{Error::DiskFull}), true);
        shoot(window, u"error-message"_s);
        window.messageBar().dismiss();
    }

    void wizard(ui::MainWindow &window)
    {
        QVERIFY(window.open(u"new-meeting:branch_assembly"_s));
        auto *wizard = window.currentPage()->findChild<ui::MeetingWizard *>();
        QVERIFY(wizard);
        shoot(window, u"wizard-kind"_s);
        wizard->goTo(1);
        shoot(window, u"wizard-people-empty"_s);
        fillPeople(window);
        shoot(window, u"wizard-people"_s);
        support::Keyboard keys;
        wizard->goTo(2);
        shoot(window, u"wizard-agenda-empty"_s);
        for (const auto &title : {u"集中学习"_s, u"讨论河道清淤方案"_s, u"志愿服务安排"_s}) {
            keys.type(title);
            keys.press(Qt::Key_Return);
        }
        shoot(window, u"wizard-agenda"_s);
        wizard->goTo(3);
        keys.type(u"陈德明同志传达文件精神，大家结合各自岗位谈体会。"_s);
        shoot(window, u"wizard-record"_s);
        wizard->goTo(4);
        auto *strip = wizard->findChild<ui::AttachmentStrip *>();
        QVERIFY(strip);
        strip->addFiles({support::dataFile(u"photo.jpg"_s), support::dataFile(u"video.mp4"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(strip->attachments().size() == 2, 30'000);
        shoot(window, u"wizard-photos"_s);
        wizard->goTo(5);
        shoot(window, u"wizard-check"_s);
        conflict(window);
        window.currentPage()->saveDraft();
        click(window, u"closeButton"_s);
    }

    void fillPeople(ui::MainWindow &window)
    {
        part<QLineEdit>(window, u"placeEdit"_s)->setText(u"村党群服务中心二楼会议室"_s);
        part<QLineEdit>(window, u"hostEdit"_s)->setText(u"陈德明"_s);
        part<QLineEdit>(window, u"recorderEdit"_s)->setText(u"李秀英"_s);
        auto *table = part<ui::AttendanceTable>(window, u"attendanceTable"_s);
        QVERIFY(table);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 2));
        support::Keyboard keys;
        for (const auto key :
             {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_3, Qt::Key_Return, Qt::Key_4})
            keys.press(key);
        QVERIFY(click(window, u"allPresentButton"_s));
    }

    void conflict(ui::MainWindow &window)
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
        shoot(dialog, u"conflict"_s);
    }

    //! As the strip opens them, one after the other.
    void media(support::TestWorkspace &space, MeetingId id)
    {
        const auto meeting = space.replica.meetings.find(id);
        VERIFY_OK(meeting);
        for (int i = 0; i < meeting->attachments.size(); ++i) {
            ui::AttachmentDialog dialog(space.workspace, meeting->attachments, i);
            QSignalSpy shown(&dialog, &ui::AttachmentDialog::shown);
            dialog.show();
            QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 30'000);
            shoot(dialog,
                  meeting->attachments[i].role == AttachmentRole::Video ? u"video"_s : u"photo"_s);
        }
    }

    void syncStates(ui::MainWindow &window, support::TestWorkspace &space)
    {
        QVERIFY(window.open(u"sync"_s));
        shoot(window, u"sync-alone"_s);
        support::TourSample more(space);
        more.addLog();
        space.sync.noticeLocalChange();
        QTRY_VERIFY(!space.sync.status().waiting.isEmpty());
        auto *page = qobject_cast<ui::SyncPage *>(window.currentPage());
        QVERIFY(page);
        const auto now = space.replica.clock.nowMs();
        engine::SyncStatus status;
        status.phase = engine::SyncStatus::Phase::Offline;
        status.waiting = space.sync.status().waiting;
        status.filesToSend = 2;
        status.bytesToSend = 31'000'000;
        status.lastSuccessAt = now - 60'000'000;
        status.nextAttemptAt = now + 300'000;
        status.lastError = Error{Error::Offline};
        showStatus(window, *page, status, u"sync-offline"_s);
        status.phase = engine::SyncStatus::Phase::Syncing;
        status.lastError.reset();
        status.recordsDone = 12;
        status.recordsTotal = 14;
        status.mediaBytesDone = 9'000'000;
        status.mediaBytesTotal = 31'000'000;
        showStatus(window, *page, status, u"sync-under-way"_s);
        more.addTroubles();
        more.deliverRest();
        space.sync.noticeLocalChange();
        QTRY_VERIFY(space.sync.status().refusedChanges > 0);
        QTRY_VERIFY(space.sync.status().conflicts > 0);
        status = space.sync.status();
        status.phase = engine::SyncStatus::Phase::Idle;
        status.lastSuccessAt = now - 120'000;
        showStatus(window, *page, status, u"sync-refused-and-conflict"_s);
        QVERIFY(window.open(u"today"_s));
        shoot(window, u"today-refused"_s);
        QVERIFY(window.open(ui::SyncPage::conflictTarget(more.placeConflict())));
        shoot(window, u"conflict-values"_s);
        QVERIFY(window.open(ui::SyncPage::conflictTarget(more.minutesConflict())));
        shoot(window, u"conflict-texts"_s);
        QVERIFY(click(window, u"keepButton"_s));
        shoot(window, u"conflict-decided"_s);
        QVERIFY(window.open(u"refused"_s));
        shoot(window, u"refused"_s);
        QVERIFY(window.open(u"sync"_s));
        status = {};
        status.phase = engine::SyncStatus::Phase::Idle;
        status.digestsMatch = true;
        status.lastSuccessAt = now - 120'000;
        showStatus(window, *page, status, u"sync-done"_s);
        showStatus(window, *page, space.sync.status(), {});
    }

    void showStatus(ui::MainWindow &window, ui::SyncPage &page, const engine::SyncStatus &status,
                    const QString &name)
    {
        page.showStatus(status);
        page.load();
        emit m_sync->statusChanged(status);
        if (!name.isEmpty())
            shoot(window, name);
    }

    void dialogs(ui::MainWindow &window, support::TestWorkspace &space)
    {
        QVERIFY(window.open(u"settings"_s));
        QVERIFY(click(window, u"addPersonButton"_s));
        shootDialog(u"dialog-add-person"_s);
        QVERIFY(click(window, u"changePassphraseButton"_s));
        shootDialog(u"dialog-change-passphrase"_s);
        QApplication::setActiveWindow(&window);
        QTest::keyClick(&window, Qt::Key_F1, Qt::ShiftModifier);
        shootDialog(u"dialog-shortcuts"_s);
        QVERIFY(window.open(u"meetings"_s));
        QVERIFY(
            window.open(u"meeting:"_s + space.replica.meetings.list({})->first().id.toString()));
        QVERIFY(click(window, u"removeButton"_s));
        shootDialog(u"dialog-remove-meeting"_s);
        QVERIFY(window.open(u"members"_s));
        QVERIFY(click(window, u"exportButton"_s));
        shootDialog(u"dialog-export"_s);
        ui::ImportDialog import(space.workspace);
        import.show();
        shoot(import, u"import-file"_s);
        import.openFile(support::dataFile(u"roster-bad.xlsx"_s));
        QTRY_VERIFY(part<QWidget>(import, u"nextButton"_s));
        shoot(import, u"import-columns"_s);
        QVERIFY(click(import, u"nextButton"_s));
        QTRY_VERIFY(part<QWidget>(import, u"partTabs"_s));
        shoot(import, u"import-preview"_s);
    }

    void shootDialog(const QString &name)
    {
        auto *dialog = QApplication::activeModalWidget();
        QVERIFY2(dialog, qPrintable(name));
        shoot(*dialog, name);
        dialog->close();
        QTest::qWait(50);
    }

    void reviewing()
    {
        support::TestWorkspace space(ui::Workspace::Role::Reviewer);
        space.fillSample();
        support::TourSample(space).addBranches();
        openWindow(space, [&](ui::MainWindow &window) { shoot(window, u"town"_s); });
    }

    void openWindow(support::TestWorkspace &space,
                    const std::function<void(ui::MainWindow &)> &visit)
    {
        openWindow(space, space.workspace, visit);
    }

    void openWindow(support::TestWorkspace &space, ui::Workspace &workspace,
                    const std::function<void(ui::MainWindow &)> &visit)
    {
        ui::Preferences preferences(space.replica.folder.filePath(u"preferences.ini"_s));
        ui::VaultDoor door(space.replica.vault.folder(), space.replica.clock, space.replica.random,
                           cheapCost());
        support::NoHub hub;
        const ui::ShellParts parts{*m_theme, preferences, door, hub};
        m_sync = &space.sync;
        ui::MainWindow window(workspace, *m_theme, preferences, ui::makePages(workspace, parts));
        window.resize(m_look.size);
        window.show();
        QApplication::setActiveWindow(&window);
        visit(window);
    }

    static ui::VaultDoor::Cost cheapCost()
    {
        return {&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()};
    }

    std::unique_ptr<ui::Theme> m_theme;
    Look m_look;
    support::Camera *m_camera = nullptr;
    engine::SyncService *m_sync = nullptr;
};

BRANCHBOOK_TEST(PictureTour)
#include "PictureTour.moc"
