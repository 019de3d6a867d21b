// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/help/HelpPanel.h"
#include "ui/setup/HubConnector.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageFactory.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/shell/SyncStatusBar.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SearchField.h"

#include <QApplication>
#include <QCborValue>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

class NoConnector final : public ui::HubConnector
{
public:
    QFuture<Result<QString>> join(const Vault &, const ui::HubInvitation &) override { return {}; }
};

//! A page on which somebody has typed something.
class TypedPage final : public ui::Page
{
    Q_OBJECT

public:
    QString title() const override { return u"Typed"_s; }
    QString iconName() const override { return u"edit"_s; }
    QString helpTopic() const override { return u"meetings"_s; }
    void load() override { ++loads; }
    void find() override { ++finds; }
    bool isDirty() const override { return dirty; }
    void saveDraft() override
    {
        ++drafts;
        dirty = false;
    }

    int loads = 0;
    int finds = 0;
    int drafts = 0;
    bool dirty = true;
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        m_preferences = std::make_unique<ui::Preferences>(
            m_space->replica.folder.filePath(u"preferences.ini"_s));
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_theme->apply(ui::Scheme::Light, ui::TextSize::Normal);
        m_door = std::make_unique<ui::VaultDoor>(m_space->replica.vault.folder(),
                                                 m_space->replica.clock, m_space->replica.random);
        const ui::ShellParts parts{*m_theme, *m_preferences, *m_door, m_connector};
        auto pages = ui::makePages(m_space->workspace, parts);
        m_typed = new TypedPage;
        pages.insert(1, m_typed);
        m_window =
            std::make_unique<ui::MainWindow>(m_space->workspace, *m_theme, *m_preferences, pages);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
    }

    void cleanup()
    {
        m_window.reset();
        m_theme->apply(ui::Scheme::Light, ui::TextSize::Normal);
        m_space.reset();
    }

    void numberKeysShowPages()
    {
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_typed);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(m_typed->finds, 1);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_window->currentPage() != m_typed);
    }

    void lockingKeepsWhatWasTyped()
    {
        QSignalSpy locked(m_window.get(), &ui::MainWindow::lockRequested);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_typed->drafts, 1);
        QCOMPARE(locked.size(), 1);
    }

    void idlenessLocksByTheMonotonicClock()
    {
        QSignalSpy locked(m_window.get(), &ui::MainWindow::lockRequested);
        m_space->replica.clock.setNow(m_space->replica.clock.nowMs() + 86'400'000);
        m_window->idleWatch().check();
        QCOMPARE(locked.size(), 0);
        m_space->replica.clock.advance(4 * 60'000);
        QTest::keyClick(m_window.get(), Qt::Key_Shift);
        m_space->replica.clock.advance(4 * 60'000);
        m_window->idleWatch().check();
        QCOMPARE(locked.size(), 0);
        m_space->replica.clock.advance(60'000);
        m_window->idleWatch().check();
        QCOMPARE(locked.size(), 1);
        QCOMPARE(m_typed->drafts, 1);
    }

    void leavingAPageKeepsItsDraft()
    {
        m_window->showPage(1);
        m_window->showPage(0);
        QCOMPARE(m_typed->drafts, 1);
    }

    void closingKeepsItsDraft()
    {
        m_window->close();
        QCOMPARE(m_typed->drafts, 1);
    }

    void largeTextAndDarkAreRemembered()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Equal, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m_theme->textSize(), ui::TextSize::Large);
        QCOMPARE(m_theme->scheme(), ui::Scheme::Dark);
        QCOMPARE(m_preferences->textSize(), ui::TextSize::Large);
        QCOMPARE(m_preferences->scheme(ui::Scheme::Light), ui::Scheme::Dark);
        QCOMPARE(ui::Tokens::current().rowHeight, 44);
    }

    void everyPageHasItsHelp()
    {
        for (int i = 0;; ++i) {
            m_window->showPage(i);
            auto *page = m_window->currentPage();
            QTest::keyClick(m_window.get(), Qt::Key_F1);
            auto *help = m_window->findChild<ui::HelpPanel *>();
            QVERIFY(help->isVisible());
            QVERIFY2(QFile::exists(u":/help/"_s + page->helpTopic() + u".html"_s),
                     qPrintable(page->helpTopic()));
            QCOMPARE(help->topic(), page->helpTopic());
            m_window->showPage(i + 1);
            if (m_window->currentPage() == page)
                break;
        }
    }

    //! Dots and numbers in a column of their own, so that the second line of an item is no wider.
    void theHelpsListsAreKeptOnOneEdge()
    {
        ui::HelpPanel panel;
        auto *text = panel.findChild<QTextBrowser *>();
        QVERIFY(text);
        for (const auto &topic : {u"sync"_s, u"import"_s}) {
            panel.showTopic(topic);
            const auto *document = text->document();
            for (auto block = document->begin(); block.isValid(); block = block.next())
                QVERIFY2(!block.textList(), qPrintable(block.text()));
            QVERIFY(document->toPlainText().contains(topic == u"sync" ? u"•"_s : u"2."_s));
        }
    }

    void openingAListPutsTheCursorIntoItsSearch()
    {
        m_space->fillSample();
        QVERIFY(m_window->open(u"members"_s));
        auto *search = m_window->currentPage()->findChild<ui::SearchField *>();
        QVERIFY(search);
        QTRY_COMPARE(m_window->focusWidget(), search);
    }

    void theSampleSaysSoAndIsNeverConnected()
    {
        auto &whole = m_space->workspace;
        QVERIFY(whole.settings.setValue(setting::sample, QCborValue(true)));
        ui::Workspace sample({whole.vault, whole.database, whole.writer, whole.members,
                              whole.meetings, whole.organisations, whole.drafts, whole.media,
                              whole.settings, whole.sync, whole.clock, whole.random},
                             whole.person(), whole.role());
        QVERIFY(sample.isSample());
        const ui::ShellParts parts{*m_theme, *m_preferences, *m_door, m_connector};
        ui::MainWindow window(sample, *m_theme, *m_preferences, ui::makePages(sample, parts));
        window.show();
        auto *end = window.findChild<QPushButton *>(u"endTrialLink"_s);
        QVERIFY(end && end->isVisible());
        QCOMPARE(window.idleWatch().minutes(), 0);
        for (const auto &target : {u"sync"_s, u"settings"_s}) {
            QVERIFY(window.open(target));
            for (const auto *button : window.currentPage()->findChildren<QPushButton *>())
                QVERIFY2(!button->isVisible() || !button->text().contains(u"Connect"_s),
                         qPrintable(button->text()));
        }
        QSignalSpy ended(&window, &ui::MainWindow::lockRequested);
        QTest::mouseClick(end, Qt::LeftButton);
        QCOMPARE(ended.size(), 1);
        QVERIFY(!m_window->findChild<QPushButton *>(u"endTrialLink"_s)->isVisible());
    }

    void theMinutesChosenInTheSettingsHoldAtOnce()
    {
        QVERIFY(m_window->open(u"settings"_s));
        auto *box = m_window->currentPage()->findChild<QComboBox *>(u"lockMinutesBox"_s);
        box->setCurrentIndex(box->findData(15));
        emit box->activated(box->currentIndex());
        QCOMPARE(m_window->idleWatch().minutes(), 15);
    }

    void aTargetFindsItsPage()
    {
        QVERIFY(m_window->open(u"settings:hub"_s));
        QCOMPARE(m_window->currentPage()->helpTopic(), u"settings"_s);
        QVERIFY(!m_window->open(u"nothing:here"_s));
    }

    void theStatusLineShowsTheEnginesStatus()
    {
        engine::SyncStatus status;
        status.phase = engine::SyncStatus::Phase::Offline;
        status.waiting = {{u"meeting"_s, 7}};
        emit m_space->sync.statusChanged(status);
        QVERIFY(m_window->statusLine().sentence().contains(u"7 change"));
    }

private:
    std::unique_ptr<support::TestWorkspace> m_space;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::VaultDoor> m_door;
    NoConnector m_connector;
    std::unique_ptr<ui::MainWindow> m_window;
    TypedPage *m_typed = nullptr;
};

BRANCHBOOK_TEST(MainWindowTest)
#include "MainWindowTest.moc"
