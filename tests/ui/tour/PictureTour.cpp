// SPDX-License-Identifier: GPL-3.0-or-later
#include "Camera.h"

#include "models/imaging/AttachmentBuilder.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/members/ImportDialog.h"
#include "ui/setup/HubConnector.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageFactory.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/sync/SyncPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBar.h"

#include <QApplication>
#include <QCborValue>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
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

//! No hub in the pictures.
class NoHub final : public ui::HubConnector
{
public:
    QFuture<Result<QString>> join(const Vault &, const ui::HubInvitation &) override
    {
        QPromise<Result<QString>> promise;
        promise.start();
        promise.addResult(Result<QString>(Error::Offline));
        promise.finish();
        return promise.future();
    }
};

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
        working();
        reviewing();
        // Every picture is a page or dialog of its own; a shorter tour has lost its way.
        QCOMPARE_GE(camera.count(), 30);
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
        NoHub hub;
        ui::SetupWindow window(door, hub, other.random);
        window.show();
        shoot(window, u"setup-role"_s);
        QVERIFY(click(window, u"nextButton"_s));
        typePassphrase(window, u"passphraseEdit"_s);
        typePassphrase(window, u"repeatEdit"_s);
        shoot(window, u"setup-people"_s);
        QVERIFY(click(window, u"nextButton"_s));
        QTRY_COMPARE(window.currentStep(), 2);
        shoot(window, u"setup-sheet"_s);
        QVERIFY(click(window, u"tryButton"_s));
        shoot(window, u"setup-sheet-try"_s);
        part<QLineEdit>(window, u"firstGroupEdit"_s)->setText(groupsShown(window));
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

    void unlocking()
    {
        support::TestReplica other;
        ui::VaultDoor door(other.vault.folder(), other.clock, other.random, cheapCost());
        ui::UnlockWindow window(door, other.random);
        VERIFY_OK(window.load());
        window.show();
        typePassphrase(window, u"passphraseEdit"_s);
        shoot(window, u"unlock"_s);
        QVERIFY(click(window, u"forgottenButton"_s));
        shoot(window, u"unlock-recovery"_s);
    }

    void working()
    {
        support::TestWorkspace space;
        const auto &sample = space.fillSample();
        VERIFY_OK(
            space.replica.settings.setValue(ui::setting::inUseSince, QCborValue(u"2026-10-01"_s)));
        addMedia(space, sample.meetings().first());
        openWindow(space, [&](ui::MainWindow &window) {
            mainPages(window, space, sample);
            dialogs(window, space);
        });
    }

    void mainPages(ui::MainWindow &window, support::TestWorkspace &space,
                   const support::SampleBranch &sample)
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
        QTest::keyClick(&window, Qt::Key_F1);
        shoot(window, u"help"_s);
        window.messageBar().dismiss();
    }

    void wizard(ui::MainWindow &window)
    {
        QVERIFY(window.open(u"new-meeting:theme_day"_s));
        for (const auto &step :
             {u"kind"_s, u"people"_s, u"agenda"_s, u"record"_s, u"photos"_s, u"check"_s}) {
            shoot(window, u"wizard-"_s + step);
            if (step != u"check"_s)
                QVERIFY(click(window, u"nextButton"_s));
        }
        window.currentPage()->saveDraft();
        click(window, u"closeButton"_s);
    }

    void syncStates(ui::MainWindow &window, support::TestWorkspace &space)
    {
        QVERIFY(window.open(u"sync"_s));
        shoot(window, u"sync-alone"_s);
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
        openWindow(space, [&](ui::MainWindow &window) { shoot(window, u"town"_s); });
    }

    void openWindow(support::TestWorkspace &space,
                    const std::function<void(ui::MainWindow &)> &visit)
    {
        ui::Preferences preferences(space.replica.folder.filePath(u"preferences.ini"_s));
        ui::VaultDoor door(space.replica.vault.folder(), space.replica.clock, space.replica.random,
                           cheapCost());
        NoHub hub;
        const ui::ShellParts parts{*m_theme, preferences, door, hub};
        m_sync = &space.sync;
        ui::MainWindow window(space.workspace, *m_theme, preferences,
                              ui::makePages(space.workspace, parts));
        window.resize(m_look.size);
        window.show();
        QApplication::setActiveWindow(&window);
        visit(window);
    }

    void addMedia(support::TestWorkspace &space, const Meeting &meeting)
    {
        AttachmentBuilder builder(space.replica.vault, space.replica.clock, space.replica.random);
        auto whole = space.replica.meetings.find(meeting.id);
        VERIFY_OK(whole);
        for (const auto &name : {u"photo.jpg"_s, u"video.mp4"_s}) {
            auto future = builder.fromFile(support::dataFile(name));
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
            const auto built = future.result();
            VERIFY_OK(built);
            whole->attachments << *built;
        }
        VERIFY_OK(space.replica.meetings.save(*whole));
    }

    static ui::VaultDoor::Cost cheapCost()
    {
        return {&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()};
    }

    //! All groups of the recovery sheet, read from the screen as a person would.
    static QString groupsShown(const QWidget &window)
    {
        static const QRegularExpression group(u"^[0-9A-Z]{4}$"_s);
        QStringList groups;
        for (const auto *label : window.findChildren<QLabel *>()) {
            if (group.match(label->text()).hasMatch())
                groups << label->text();
        }
        return groups.join(u' ');
    }

    std::unique_ptr<ui::Theme> m_theme;
    Look m_look;
    support::Camera *m_camera = nullptr;
    engine::SyncService *m_sync = nullptr;
};

BRANCHBOOK_TEST(PictureTour)
#include "PictureTour.moc"
