// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/TodayPage.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/meetings/MeetingsPage.h"
#include "ui/today/TaskRow.h"
#include "ui/today/TownPage.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class TodayPageTest : public QObject
{
    Q_OBJECT

private slots:
    void theMissingThemeDayIsDueAndOffersToRecordIt()
    {
        support::TestWorkspace space;
        space.fillSample();
        ui::TodayPage page(space.workspace);
        page.load();
        QSignalSpy navigation(&page, &ui::Page::navigationRequested);

        auto *button = verbOf(page, u"Theme day"_s);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);

        QCOMPARE(navigation.count(), 1);
        QCOMPARE(navigation.first().first().toString(), u"new-meeting:theme_day"_s);
        QVERIFY(!page.badge().isEmpty());
    }

    void aDraftIsOfferedToGoOnWith()
    {
        support::TestWorkspace space;
        space.fillSample();
        ui::MeetingsPage meetings(space.workspace);
        meetings.open(u"new-meeting:lesson"_s);
        auto *place = meetings.findChild<QLineEdit *>(u"placeEdit"_s);
        place->setText(u"祠堂"_s);
        meetings.saveDraft();

        ui::TodayPage page(space.workspace);
        page.load();
        QSignalSpy navigation(&page, &ui::Page::navigationRequested);
        auto *button = verbOf(page, u"Lesson"_s, u"Go on"_s);
        QVERIFY(button);
        button->click();
        QVERIFY(meetings.open(navigation.first().first().toString()));
        QCOMPARE(place->text(), u"祠堂"_s);
    }

    void aContradictionInTheRosterIsShown()
    {
        support::TestWorkspace space;
        space.fillSample();
        ui::TodayPage page(space.workspace);
        page.load();
        QVERIFY(verbOf(page, u"章春生"_s, u"Look"_s));
    }

    void branchesThatLackTheThemeDayComeFirst()
    {
        support::TestWorkspace space(ui::Workspace::Role::Reviewer);
        space.fillSample();
        ui::TownPage page(space.workspace);
        page.load();
        auto *table = page.findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(page.badge(), u"1"_s);
        QSignalSpy navigation(&page, &ui::Page::navigationRequested);
        emit table->activated(table->model()->index(0, 0));
        QCOMPARE(space.workspace.branch().id, space.replica.branch);
        QCOMPARE(navigation.first().first().toString(), u"meetings"_s);
    }

private:
    static QPushButton *verbOf(const QWidget &page, const QString &title, const QString &verb = {})
    {
        for (auto *button : page.findChildren<QPushButton *>()) {
            const QString name = button->accessibleName();
            if (name.contains(title) && (verb.isEmpty() || name.startsWith(verb)))
                return button;
        }
        return nullptr;
    }
};

BRANCHBOOK_TEST(TodayPageTest)
#include "TodayPageTest.moc"
