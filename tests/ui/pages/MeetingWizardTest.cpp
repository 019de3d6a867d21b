// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingWizard.h"

#include "support/Check.h"
#include "support/Keyboard.h"
#include "support/SamplePicture.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/meetings/AttendanceModel.h"
#include "ui/meetings/AttendanceTable.h"
#include "ui/meetings/CheckStep.h"
#include "ui/meetings/MeetingsPage.h"
#include "ui/meetings/MeetingView.h"
#include "ui/meetings/QuorumLine.h"
#include "ui/meetings/StepBar.h"
#include "ui/records/ConflictDialog.h"
#include "ui/widgets/AttachmentStrip.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;

BRANCHBOOK_TEST_APP(QApplication)

class MeetingWizardTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space.emplace();
        m_space->fillSample();
        openPage();
    }

    void cleanup()
    {
        m_page.reset();
        m_space.reset();
    }

    void aMeetingIsRecordedByKeyboardAlone()
    {
        const auto before = m_space->replica.meetings.list();
        support::Keyboard keys;
        m_page->createNew();

        keys.type(u"1"_s); // ① a theme day
        keys.press(Qt::Key_Return, Qt::ControlModifier);

        keys.press(Qt::Key_Tab); // ② the date is today
        keys.type(u"1900"_s);
        keys.press(Qt::Key_Tab);
        keys.type(u"2030"_s);
        keys.press(Qt::Key_Tab);
        keys.type(u"村委会"_s);
        keys.press(Qt::Key_Tab);
        keys.type(u"陈德明"_s);
        keys.press(Qt::Key_Tab);
        keys.type(u"李秀英"_s);
        while (!table()->hasFocus() && keys.count() < 200)
            keys.press(Qt::Key_Tab);
        QVERIFY(table()->hasFocus());
        QCOMPARE(table()->model()->rowCount(), 22);
        keys.press(Qt::Key_2); // absent, ill
        keys.press(Qt::Key_1);
        keys.press(Qt::Key_3); // excused, aged
        keys.press(Qt::Key_4);
        keys.press(Qt::Key_4); // remote
        keys.repeat(Qt::Key_1, 19);
        keys.press(Qt::Key_Return, Qt::ControlModifier);

        for (const auto &title : {u"学习"_s, u"议事"_s, u"服务"_s}) { // ③
            keys.type(title);
            keys.press(Qt::Key_Return);
        }
        keys.press(Qt::Key_Return, Qt::ControlModifier);

        keys.type(u"领学文件"_s); // ④
        keys.press(Qt::Key_Down, Qt::ControlModifier);
        keys.type(u"商量修路"_s);
        keys.press(Qt::Key_Down, Qt::ControlModifier);
        keys.type(u"打扫村道"_s);
        for (int step = 4; step < 7; ++step) // ⑤, ⑥, submit
            keys.press(Qt::Key_Return, Qt::ControlModifier);

        const auto after = m_space->replica.meetings.list();
        QCOMPARE(after->size(), before->size() + 1);
        const auto stored = m_space->replica.meetings.find(after->first().id);
        VERIFY_OK(stored);
        QCOMPARE(stored->state, MeetingState::Submitted);
        QCOMPARE(stored->kinds, QList{MeetingKind::ThemeDay});
        QCOMPARE(stored->heldOn, m_space->replica.clock.today());
        QCOMPARE(stored->place, u"村委会"_s);
        QCOMPARE(stored->host, u"陈德明"_s);
        QCOMPARE(stored->attendance.size(), 22);
        QCOMPARE(countOf(*stored, AttendanceMark::Present), 19);
        QCOMPARE(countOf(*stored, AttendanceMark::Absent), 1);
        QCOMPARE(countOf(*stored, AttendanceMark::Excused), 1);
        QCOMPARE(countOf(*stored, AttendanceMark::Remote), 1);
        QCOMPARE(stored->agenda.size(), 3);
        QCOMPARE(stored->agenda.at(1).title, u"议事"_s);
        QCOMPARE(stored->agenda.at(2).record, u"打扫村道"_s);
        QCOMPARE(m_space->replica.drafts.list(m_space->replica.person)->size(), 0);
        qInfo("A meeting of 22 members with 3 agenda items took %d keystrokes", keys.count());
        QVERIFY2(keys.count() < 140, "recording by keyboard has become laborious");
    }

    void initialsFindANameAndDigitsMarkIt()
    {
        startAtPeople();
        QTest::keyClicks(table(), u"wgf"_s);
        QCOMPARE(currentName(), u"吴桂芳"_s);
        QTest::keyClick(table(), Qt::Key_4);
        QCOMPARE(table()->model()->data(rowOf(u"吴桂芳"_s), AttendanceModel::MarkRole).toInt(),
                 int(AttendanceMark::Remote));
    }

    void theCursorGoesOnAfterAMarkAndZeroTakesItAway()
    {
        startAtPeople();
        table()->setCurrentIndex(table()->model()->index(0, AttendanceModel::Mark));
        QTest::keyClick(table(), Qt::Key_1);
        QCOMPARE(table()->currentIndex().row(), 1);
        QTest::keyClick(table(), Qt::Key_Up);
        QTest::keyClick(table(), Qt::Key_0);
        QCOMPARE(table()->model()->index(0, 0).data(AttendanceModel::MarkRole).toInt(), -1);
    }

    void quorumIsShownWhileMarksAreSet()
    {
        m_page->open(u"new-meeting:branch_assembly"_s);
        wizard()->goTo(1);
        auto *line = m_page->findChild<ui::QuorumLine *>(u"quorumLine"_s);
        for (auto *found : wizard()->findChildren<ui::QuorumLine *>(u"quorumLine"_s))
            line = found;
        QCOMPARE(line->sentence(),
                 u"Expected 22 · Came 0 · full members 0/20, probationary 0/2 · Absent 0 · "
                 "22 not marked · Quorum: not reached, 0 of 20, needs 10"_s);
        table()->setFocus();
        for (int i = 0; i < 11; ++i)
            QTest::keyClick(table(), Qt::Key_1);
        // Of the first eleven one is probationary: ten of twenty who may vote.
        QCOMPARE(line->sentence(),
                 u"Expected 22 · Came 11 · full members 10/20, probationary 1/2 · Absent 0 · "
                 "11 not marked · Quorum: reached, exactly half"_s);
        QTest::keyClick(table(), Qt::Key_1);
        QCOMPARE(line->sentence(),
                 u"Expected 22 · Came 12 · full members 11/20, probationary 1/2 · Absent 0 · "
                 "10 not marked · Quorum: reached"_s);
    }

    void everybodyElseCameWithOneButton()
    {
        startAtPeople();
        QTest::keyClick(table(), Qt::Key_2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::mouseClick(wizard()->findChild<QPushButton *>(u"allPresentButton"_s),
                          Qt::LeftButton);
        const auto *model = static_cast<ui::AttendanceModel *>(table()->model());
        const auto count = model->count({MeetingKind::ThemeDay}, {});
        QCOMPARE(count.came, 21);
        QCOMPARE(count.absent, 1);
        QCOMPARE(model->missingReasons(), 1);
    }

    void aDraftSurvivesANewWindow()
    {
        startAtPeople();
        edit(u"placeEdit"_s)->setText(u"老年活动室"_s);
        QTest::keyClick(table(), Qt::Key_1);
        const auto id = wizard()->meeting();
        QVERIFY(m_page->isDirty());
        m_page->saveDraft();
        openPage();

        QVERIFY(m_page->open(u"meeting-draft:"_s + id.toString()));

        QCOMPARE(edit(u"placeEdit"_s)->text(), u"老年活动室"_s);
        QCOMPARE(table()->model()->index(0, 0).data(AttendanceModel::MarkRole).toInt(),
                 int(AttendanceMark::Present));
        QVERIFY(m_page->isDirty());
    }

    void aFileStillBeingTakenInStaysWithItsMeeting_data()
    {
        QTest::addColumn<bool>("discards");
        QTest::newRow("left") << false;
        QTest::newRow("thrown away") << true;
    }

    void aFileStillBeingTakenInStaysWithItsMeeting()
    {
        QFETCH(bool, discards);
        startAtPhotos();
        const auto left = wizard()->meeting();
        addPhotos({u"1.jpg"_s});
        QTRY_COMPARE(strip()->attachments().size(), 1);
        QSignalSpy settled(strip(), &ui::AttachmentStrip::settled);
        addPhotos({u"2.jpg"_s});
        if (discards)
            wizard()->discard();
        else
            wizard()->close();
        startAtPhotos();
        const auto begun = wizard()->meeting();
        QVERIFY(begun != left);
        QVERIFY(settled.isEmpty());
        QTRY_COMPARE(settled.size(), 1);

        QVERIFY(strip()->attachments().isEmpty());
        m_page->save();
        const auto stored = m_space->replica.meetings.find(begun);
        VERIFY_OK(stored);
        QVERIFY(stored->attachments.isEmpty());
        const auto drafts = m_space->replica.drafts.list(m_space->replica.person);
        QCOMPARE(drafts->size(), discards ? 0 : 1);
        if (discards)
            return;
        QVERIFY(m_page->open(u"meeting-draft:"_s + left.toString()));
        wizard()->goTo(4);
        QCOMPARE(strip()->attachments().size(), 2);
    }

    void aFileAddedToAnEmptyMeetingMakesADraftOfIt()
    {
        startAtPhotos();
        QSignalSpy settled(strip(), &ui::AttachmentStrip::settled);
        addPhotos({u"1.jpg"_s});
        wizard()->close();
        startAtPhotos();
        QTRY_COMPARE(settled.size(), 1);
        const auto drafts = m_space->replica.drafts.list(m_space->replica.person);
        QCOMPARE(drafts->size(), 1);
        QCOMPARE(drafts->first()
                     .content.value(u"meeting"_s)
                     .toMap()
                     .value(u"attachments"_s)
                     .toMap()
                     .size(),
                 1);
    }

    void aFileIsTakenInWhileItsMeetingIsOpenedAgain()
    {
        startAtPhotos();
        const auto left = wizard()->meeting();
        QSignalSpy settled(strip(), &ui::AttachmentStrip::settled);
        addPhotos({u"1.jpg"_s, u"2.jpg"_s});
        wizard()->close();
        startAtPhotos();
        QVERIFY(m_page->open(u"meeting-draft:"_s + left.toString()));
        wizard()->goTo(4);
        QTRY_COMPARE(settled.size(), 2);
        QCOMPARE(strip()->attachments().size(), 2);
        QCOMPARE(strip()->busyCount(), 0);
    }

    void draftsAreWrittenWithoutAsking()
    {
        startAtPeople();
        edit(u"placeEdit"_s)->setText(u"祠堂"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_space->replica.drafts.list(m_space->replica.person)->size(), 1,
                                  15'000);
    }

    void anIncompleteMeetingIsSavedButNotSubmitted()
    {
        m_page->open(u"new-meeting:branch_assembly"_s);
        wizard()->goTo(5);
        auto *next = wizard()->findChild<QPushButton *>(u"nextButton"_s);
        QVERIFY(!next->isEnabled());
        const auto id = wizard()->meeting();

        m_page->save();

        const auto stored = m_space->replica.meetings.find(id);
        VERIFY_OK(stored);
        QCOMPARE(stored->state, MeetingState::Recorded);
    }

    void theCheckCountsGraveFindingsAndNamesVideos()
    {
        auto meeting = m_space->replica.aMeeting(MeetingKind::Committee);
        const auto member = m_space->replica.saveMembers(1).first();
        meeting.attendance = {Attendance{.member = member.id, .mark = AttendanceMark::Absent}};
        meeting.attachments = {Attachment{.role = AttachmentRole::Photo},
                               Attachment{.role = AttachmentRole::Video}};
        ui::CheckStep step(m_space->workspace);
        step.load(meeting);
        const auto findings = step.findings();
        const auto grave = std::ranges::count_if(findings, [](const Finding &finding) {
            return finding.severity == Finding::Severity::Error;
        });
        QVERIFY(grave > 0);
        QVERIFY(grave < findings.size());
        QStringList shown;
        for (const auto *label : step.findChildren<QLabel *>())
            shown << label->text();
        QVERIFY(shown.contains(u"%1 missing"_s.arg(grave)));
        QVERIFY2(shown.join(u'|').contains(u"1 photo(s), 1 video(s)"_s),
                 qPrintable(shown.join(u'|')));
    }

    //! Enter must not delete what cannot be typed again.
    void removingAMeetingIsNotTheDefaultAnswer()
    {
        const auto meeting =
            m_space->replica.meetings.save(m_space->replica.aMeeting(MeetingKind::ThemeDay));
        VERIFY_OK(meeting);
        QVERIFY(m_page->open(u"meeting:"_s + meeting->id.toString()));
        auto *view = m_page->findChild<ui::MeetingView *>();
        QVERIFY(view);
        QTest::mouseClick(view->findChild<QPushButton *>(u"removeButton"_s), Qt::LeftButton);
        auto *question = m_page->findChild<QMessageBox *>();
        QVERIFY(question);
        QCOMPARE(question->defaultButton()->text(), u"Keep it"_s);
        QTest::keyClick(question, Qt::Key_Return);
        VERIFY_OK(m_space->replica.meetings.find(meeting->id));
    }

    void aStepPassedOverEmptyIsNotTicked()
    {
        QVERIFY(m_page->open(u"new-meeting:branch_assembly"_s));
        auto *steps = m_page->findChild<ui::StepBar *>();
        QVERIFY(steps);
        wizard()->goTo(5);
        QVERIFY(steps->isDone(0));
        for (int empty = 1; empty < 5; ++empty)
            QVERIFY2(!steps->isDone(empty), qPrintable(QString::number(empty)));
        wizard()->goTo(3);
        m_page->findChild<QPlainTextEdit *>(u"minutesEdit"_s)->setPlainText(u"研究了秋收。"_s);
        wizard()->goTo(5);
        QVERIFY(steps->isDone(3));
    }

    void aFindingLeadsToItsField()
    {
        m_page->open(u"new-meeting:branch_assembly"_s);
        wizard()->goTo(5);
        QVERIFY(wizard()->showField(u"place"_s));
        QCOMPARE(wizard()->step(), 1);
        QCOMPARE(QApplication::focusWidget(), edit(u"placeEdit"_s));
    }

    void asLastTimeTakesPlaceAndAgendaButNoMarks()
    {
        m_page->open(u"new-meeting:theme_day"_s);
        for (auto *button : wizard()->findChildren<QPushButton *>()) {
            if (button->text() == u"As last time"_s)
                button->click();
        }
        QCOMPARE(edit(u"placeEdit"_s)->text(), u"村党群服务中心二楼会议室"_s);
        wizard()->goTo(2);
        QCOMPARE(wizard()->findChild<QListView *>(u"agendaList"_s)->model()->rowCount(), 3);
        wizard()->goTo(1);
        QCOMPARE(table()->model()->index(0, 0).data(AttendanceModel::MarkRole).toInt(), -1);
    }

    void savingIsTakenBackWithCtrlZ()
    {
        const auto before = m_space->replica.meetings.list()->size();
        m_page->open(u"new-meeting:theme_day"_s);
        m_page->save();
        QCOMPARE(m_space->replica.meetings.list()->size(), before + 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_space->replica.meetings.list()->size(), before);
    }

    void whatSomebodyElseChangedMeanwhileIsMerged()
    {
        const auto stored = m_space->sample.meetings().last();
        editStored(stored);
        edit(u"placeEdit"_s)->setText(u"新礼堂"_s);
        auto other = stored;
        other.host = u"王建国"_s;
        VERIFY_OK(m_space->replica.meetings.save(other));

        m_page->save();

        const auto merged = m_space->replica.meetings.find(stored.id);
        VERIFY_OK(merged);
        QCOMPARE(merged->place, u"新礼堂"_s);
        QCOMPARE(merged->host, u"王建国"_s);
    }

    void bothValuesAreShownWhereTwoPeopleChangedTheSame()
    {
        const auto stored = m_space->sample.meetings().last();
        editStored(stored);
        edit(u"placeEdit"_s)->setText(u"新礼堂"_s);
        auto other = stored;
        other.place = u"镇政府"_s;
        VERIFY_OK(m_space->replica.meetings.save(other));

        m_page->save();

        auto *dialog = wizard()->findChild<ui::ConflictDialog *>();
        QVERIFY(dialog);
        QCOMPARE(m_space->replica.meetings.find(stored.id)->place, u"镇政府"_s);
        QCOMPARE(dialog->takesTheirs(), QList{false});
        dialog->accept();
        QCOMPARE(m_space->replica.meetings.find(stored.id)->place, u"新礼堂"_s);
    }

private:
    void openPage()
    {
        m_page.reset();
        m_page = std::make_unique<ui::MeetingsPage>(m_space->workspace);
        m_page->resize(1150, 640);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->load();
    }
    void startAtPeople()
    {
        QVERIFY(m_page->open(u"new-meeting:theme_day"_s));
        wizard()->goTo(1);
        table()->setFocus();
        table()->goToFirstIncomplete();
    }
    void startAtPhotos()
    {
        QVERIFY(m_page->open(u"new-meeting:theme_day"_s));
        wizard()->goTo(4);
    }
    //! Each name makes another picture.
    void addPhotos(const QStringList &names)
    {
        QStringList paths;
        for (const auto &name : names) {
            const auto path = m_sources.filePath(name);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            support::SamplePicture picture;
            picture.size = QSize(300 + 10 * name.at(0).digitValue(), 200);
            file.write(picture.jpeg());
            file.close();
            paths << path;
        }
        strip()->addFiles(paths);
    }
    ui::AttachmentStrip *strip() const { return wizard()->findChild<ui::AttachmentStrip *>(); }
    void editStored(const Meeting &stored)
    {
        QVERIFY(m_page->open(u"meeting:"_s + stored.id.toString()));
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"editButton"_s), Qt::LeftButton);
        QCOMPARE(wizard()->meeting(), stored.id);
    }
    ui::MeetingWizard *wizard() const { return m_page->findChild<ui::MeetingWizard *>(); }
    ui::AttendanceTable *table() const { return m_page->findChild<ui::AttendanceTable *>(); }
    QLineEdit *edit(const QString &name) const { return wizard()->findChild<QLineEdit *>(name); }
    QModelIndex rowOf(const QString &name) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            const auto index = table()->model()->index(row, ui::AttendanceModel::Name);
            if (index.data().toString() == name)
                return index;
        }
        return {};
    }
    QString currentName() const
    {
        return table()->currentIndex().siblingAtColumn(ui::AttendanceModel::Name).data().toString();
    }
    static int countOf(const Meeting &meeting, AttendanceMark mark)
    {
        return int(std::count_if(meeting.attendance.begin(), meeting.attendance.end(),
                                 [mark](const auto &made) { return made.mark == mark; }));
    }
    using AttendanceModel = ui::AttendanceModel;

    QTemporaryDir m_sources;
    std::optional<support::TestWorkspace> m_space;
    std::unique_ptr<ui::MeetingsPage> m_page;
};

BRANCHBOOK_TEST(MeetingWizardTest)
#include "MeetingWizardTest.moc"
