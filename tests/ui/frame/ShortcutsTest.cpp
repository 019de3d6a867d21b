// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/SampleConflict.h"
#include "support/TestMain.h"
#include "support/TestShell.h"
#include "ui/help/ShortcutsDialog.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/shell/Page.h"
#include "ui/sync/SyncPage.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/MessageBar.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;

//! No key is secret: the list of shortcuts holds what the page in view and the program answer to.
class ShortcutsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        m_space->fillSample();
        m_shell = std::make_unique<support::TestShell>(*m_space);
    }

    void cleanup()
    {
        m_shell.reset();
        m_space.reset();
    }

    void everyKeyOfEveryPageIsInTheList()
    {
        for (const auto &target : {u"today"_s, u"meetings"_s, u"members"_s, u"sync"_s,
                                   u"settings"_s, u"new-meeting:theme_day"_s}) {
            QVERIFY(window().open(target));
            compareWithWhatWorks();
        }
        auto *wizard = window().findChild<ui::MeetingWizard *>();
        constexpr int steps = 6;
        for (int step = 0; step < steps; ++step) {
            wizard->goTo(step);
            compareWithWhatWorks();
        }
    }

    void theMarksOfAttendanceAreNamed()
    {
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        window().findChild<ui::MeetingWizard *>()->goTo(1);
        const auto keys = shownKeys(u"pageKeys"_s);
        for (const auto &key : {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"0"_s, u"Ctrl+PgUp"_s,
                                u"Ctrl+PgDown"_s, u"Ctrl+Return"_s})
            QVERIFY2(keys.contains(key), qPrintable(key + u" of "_s + keys.join(u' ')));
        const auto isLetter = [](const QString &key) { return key.startsWith(u"Alt+"_s); };
        QVERIFY(std::ranges::any_of(keys, isLetter));
    }

    void theAgendaMovesItsItemsWithAltAndArrows()
    {
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        window().findChild<ui::MeetingWizard *>()->goTo(2);
        const auto keys = shownKeys(u"pageKeys"_s);
        QVERIFY(keys.contains(u"Alt+Up"_s) && keys.contains(u"Alt+Down"_s));
        // The kind tiles of the step before are out of view, and so are their digits.
        QVERIFY(!keys.contains(u"8"_s));
    }

    void decidingConflictsIsListedWhereItIsDone()
    {
        const auto member = m_space->sample.members().first();
        support::storeConflict(m_space->replica,
                               {.subjectKind = u"member"_s,
                                .subject = member.id.as<RecordTag>(),
                                .field = u"post"_s,
                                .lost = u"会计"_s});
        QVERIFY(window().open(u"conflicts"_s));
        const auto keys = shownKeys(u"pageKeys"_s);
        for (const auto &key : {u"Alt+1"_s, u"Alt+2"_s, u"Ctrl+Z"_s})
            QVERIFY2(keys.contains(key), qPrintable(key));
        QVERIFY(window().open(u"sync"_s));
        QVERIFY(!shownKeys(u"pageKeys"_s).contains(u"Alt+1"_s));
    }

    void whatWorksEverywhereIsListedBesides()
    {
        const auto keys = shownKeys(u"generalKeys"_s);
        for (const auto &key : {u"Ctrl+1 … 5"_s, u"Ctrl+N"_s, u"Ctrl+S"_s, u"Ctrl+F"_s, u"Ctrl+Z"_s,
                                u"F5"_s, u"F1"_s, u"Shift+F1"_s, u"Ctrl+L"_s})
            QVERIFY2(keys.contains(key), qPrintable(key));
    }

    void undoStandsInTheMenuAndTakesBack()
    {
        const auto member = m_space->sample.members().first();
        QVERIFY(window().open(u"member:"_s + member.id.toString()));
        edit(u"住院"_s);
        auto *undo = menuEntry(u"Ctrl+Z"_s);
        QVERIFY(undo);
        undo->trigger();
        QCOMPARE(m_space->replica.members.find(member.id)->note, member.note);
    }

    //! The menu shows the key and does not take it from the page.
    void theKeyItselfStillTakesBack()
    {
        const auto member = m_space->sample.members().first();
        QVERIFY(window().open(u"member:"_s + member.id.toString()));
        edit(u"住院"_s);
        auto *list = window().currentPage()->findChild<QWidget *>(u"table"_s);
        QVERIFY(list);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_space->replica.members.find(member.id)->note, member.note);
    }

    void undoAnswersEvenWhenThereIsNothing()
    {
        QVERIFY(window().open(u"meetings"_s));
        window().messageBar().dismiss();
        menuEntry(u"Ctrl+Z"_s)->trigger();
        QVERIFY(!window().messageBar().message().isEmpty());
    }

private:
    ui::MainWindow &window() const { return m_shell->window; }

    void edit(const QString &note)
    {
        auto *page = window().currentPage();
        for (auto *button : page->findChildren<QPushButton *>(u"editButton"_s)) {
            if (button->isVisible())
                button->click();
        }
        page->findChild<QLineEdit *>(u"noteField"_s)->setText(note);
        page->save();
    }

    QAction *menuEntry(const QString &key) const
    {
        const auto *menu = window().findChild<QToolButton *>(u"menuButton"_s)->menu();
        for (auto *action : menu->actions()) {
            if (action->shortcut().toString() == key)
                return action;
        }
        return nullptr;
    }

    QStringList shownKeys(const QString &list) const
    {
        QTest::keyClick(&window(), Qt::Key_F1, Qt::ShiftModifier);
        auto *dialog = window().findChild<ui::ShortcutsDialog *>();
        QStringList keys;
        if (auto *card = dialog ? dialog->findChild<QWidget *>(list) : nullptr) {
            for (const auto *label : card->findChildren<QLabel *>())
                keys << label->text();
        }
        delete dialog;
        QApplication::setActiveWindow(&window());
        return keys;
    }

    //! Every shortcut that Qt would act on in the page in view.
    void compareWithWhatWorks() const
    {
        const auto listed = shownKeys(u"pageKeys"_s) + shownKeys(u"generalKeys"_s);
        for (const auto *key : window().currentPage()->findChildren<QShortcut *>()) {
            const auto *widget = qobject_cast<QWidget *>(key->parent());
            if (!widget || !widget->isVisible())
                continue;
            const auto text = key->key().toString(QKeySequence::NativeText);
            QVERIFY2(listed.contains(text), qPrintable(text));
        }
        for (const auto *button : window().currentPage()->findChildren<QAbstractButton *>()) {
            const auto letter = QKeySequence::mnemonic(button->text());
            if (button->isVisible() && !letter.isEmpty())
                QVERIFY2(listed.contains(letter.toString(QKeySequence::NativeText)),
                         qPrintable(button->text()));
        }
    }

    std::unique_ptr<support::TestWorkspace> m_space;
    std::unique_ptr<support::TestShell> m_shell;
};

BRANCHBOOK_TEST(ShortcutsTest)
#include "ShortcutsTest.moc"
