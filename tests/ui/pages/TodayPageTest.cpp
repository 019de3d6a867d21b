// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/TodayPage.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberFields.h"
#include "models/domain/NextDue.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/meetings/MeetingsPage.h"
#include "ui/text/Format.h"
#include "ui/today/TaskRow.h"
#include "ui/today/TownPage.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

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

    void whatTheRulesSayOfTheBranchIsShown()
    {
        support::TestWorkspace space;
        space.replica.saveMembers(2);
        ui::TodayPage page(space.workspace);
        page.load();
        QVERIFY(says(page,
                     u"Size of the branch: too few full members for a branch of its own; think of "
                     "a joint one"_s));
        QVERIFY(says(page, u"Branch secretary: is missing"_s));
        QVERIFY(verbOf(page, space.workspace.branch().name, u"Members"_s));
    }

    void aBranchOfTheSizeAimedAtIsNotMentioned()
    {
        support::TestWorkspace space;
        space.fillSample();
        ui::TodayPage page(space.workspace);
        page.load();
        QVERIFY(!verbOf(page, space.workspace.branch().name, u"Members"_s));
    }

    void twoMembersWithOneIdentityNumberAreShown()
    {
        support::TestWorkspace space;
        auto &replica = space.replica;
        const auto mine = replica.saveMembers(1).first();
        auto theirs = toFields(replica.aMember(2));
        theirs.insert(u"identityNumber"_s, mine.identityNumber);
        theirs.insert(u"birthOn"_s, mine.birthOn.toString(Qt::ISODate));
        theirs.insert(u"sex"_s, u"male"_s);
        VERIFY_OK(
            replica.writer.put(kind::member, replica.writer.newRecordId(), replica.branch, theirs));
        ui::TodayPage page(space.workspace);
        page.load();
        QVERIFY(says(page, u"Identity number: belongs to another member already"_s));
        QVERIFY(verbOf(page, mine.name, u"Look"_s));
    }

    void whenAllIsDoneTheNextDayIsNamed()
    {
        support::TestWorkspace space;
        VERIFY_OK(space.replica.settings.setValue(u"inUseSince", u"2026-11-01"_s));
        const auto record = [&](MeetingKind kind) {
            auto meeting = space.replica.aMeeting(kind);
            meeting.heldOn = QDate(2026, 11, 3);
            VERIFY_OK(space.replica.meetings.save(meeting));
        };
        ui::TodayPage page(space.workspace);
        page.load();
        QVERIFY(!says(page, u"Everything of this month is done."_s));
        for (const auto kind : {MeetingKind::ThemeDay, MeetingKind::Committee, MeetingKind::Group,
                                MeetingKind::BranchAssembly, MeetingKind::Lesson})
            record(kind);
        page.load();
        QCOMPARE(page.badge(), QString());
        QVERIFY(says(page, u"Everything of this month is done."_s));
        // Monthly comes before quarterly.
        const auto next =
            u"Next: Theme day, by "_s + ui::text::shortDateText(QDate(2026, 12, 31), m_today);
        QVERIFY2(says(page, next), qPrintable(next));
    }

    void nextDueIsTheEarliestThatFollows()
    {
        const QDate today(2026, 11, 7);
        DueItem monthly{.kind = MeetingKind::ThemeDay,
                        .from = QDate(2026, 11, 1),
                        .to = QDate(2026, 11, 30),
                        .state = DueItem::State::Done};
        const DueItem quarterly{.kind = MeetingKind::BranchAssembly,
                                .from = QDate(2026, 10, 1),
                                .to = QDate(2026, 12, 31),
                                .state = DueItem::State::Done};
        const auto next = nextDue({quarterly, monthly}, today);
        QVERIFY(next);
        QCOMPARE(next->kind, MeetingKind::ThemeDay);
        QCOMPARE(next->from, QDate(2026, 12, 1));
        QCOMPARE(next->to, QDate(2026, 12, 31));
        QCOMPARE(next->daysLeft, 54);
        QCOMPARE(nextDue({quarterly}, today)->to, QDate(2027, 3, 31));
        monthly.state = DueItem::State::Due;
        QVERIFY(!nextDue({quarterly, monthly}, today));
        QVERIFY(!nextDue({}, today));
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
    const QDate m_today{2026, 11, 7};

    static bool says(const QWidget &page, const QString &text)
    {
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->text() == text)
                return true;
        }
        return false;
    }
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
