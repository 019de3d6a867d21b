// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingListModel.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class MeetingListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space.emplace();
        ChangeWriter::Txn txn(m_space->replica.writer);
        for (int i = 0; i < meetings; ++i) {
            auto meeting = m_space->replica.aMeeting();
            meeting.heldOn = QDate(2026, 12, 31).addDays(-i);
            meeting.title = u"%1"_s.arg(i);
            VERIFY_OK(m_space->replica.meetings.save(meeting));
        }
        VERIFY_OK(txn.commit());
        m_ids = m_space->replica.meetings.ids().value();
        m_model = std::make_unique<ui::MeetingListModel>(m_space->workspace);
    }

    void cleanup()
    {
        m_model.reset();
        m_space.reset();
    }

    void keepsTheRulesOfItemModels()
    {
        const QAbstractItemModelTester tester(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setMeetings(m_ids);
        m_model->setMeetings(m_ids.mid(10));
        m_model->setMeetings({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void everyRowShowsItsMeeting()
    {
        m_model->setMeetings(m_ids);
        QCOMPARE(m_model->rowCount(), meetings);
        for (int row = meetings - 1; row >= 0; --row) {
            QCOMPARE(titleAt(row), QString::number(row));
            QCOMPARE(m_model->meetingId(row), m_ids.at(row));
        }
    }

    void rowsAreReadWhenTheyComeIntoView()
    {
        m_model->setMeetings(m_ids);
        QCOMPARE(titleAt(0), u"0"_s);
        VERIFY_OK(m_space->replica.database.execute("UPDATE meetings SET title = 'new'"));
        QCOMPARE(titleAt(1), u"1"_s);
        QCOMPARE(titleAt(meetings - 1), u"new"_s);
    }

    void theSameMeetingsReadAnewKeepTheSelection()
    {
        m_model->setMeetings(m_ids);
        QItemSelectionModel selection(m_model.get());
        selection.setCurrentIndex(m_model->index(70, 0), QItemSelectionModel::SelectCurrent);
        QCOMPARE(titleAt(70), u"70"_s);
        VERIFY_OK(m_space->replica.database.execute("UPDATE meetings SET title = 'new'"));
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setMeetings(m_ids);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(selection.currentIndex().row(), 70);
        QVERIFY(selection.isSelected(m_model->index(70, 0)));
        QCOMPARE(titleAt(70), u"new"_s);
    }

    void aMeetingRemovedMeanwhileLeavesAnEmptyRow()
    {
        const auto third = m_space->replica.meetings.find(m_ids.at(2));
        VERIFY_OK(third);
        VERIFY_OK(m_space->replica.meetings.remove(third->id, third->revision));
        m_model->setMeetings(m_ids);
        for (int column = 0; column < ui::MeetingListModel::ColumnCount; ++column)
            QVERIFY(!m_model->index(2, column).data().isValid());
        QCOMPARE(titleAt(1), u"1"_s);
        QCOMPARE(titleAt(3), u"3"_s);
    }

    void aFailedReadIsToldOnceAndTriedAgain()
    {
        const QSignalSpy failed(m_model.get(), &ui::MeetingListModel::readFailed);
        m_model->setMeetings(m_ids);
        auto &database = m_space->replica.database;
        VERIFY_OK(database.execute("ALTER TABLE attachments RENAME TO elsewhere"));
        QCOMPARE(titleAt(0), QString());
        QCOMPARE(titleAt(1), QString());
        QCOMPARE(failed.size(), 1);
        VERIFY_OK(database.execute("ALTER TABLE elsewhere RENAME TO attachments"));
        m_model->setMeetings(m_ids);
        QCOMPARE(titleAt(0), u"0"_s);
        QCOMPARE(failed.size(), 1);
    }

private:
    static constexpr int meetings = 150;

    QString titleAt(int row) const
    {
        return m_model->index(row, ui::MeetingListModel::Title).data().toString();
    }

    std::optional<support::TestWorkspace> m_space;
    std::unique_ptr<ui::MeetingListModel> m_model;
    QList<MeetingId> m_ids;
};

BRANCHBOOK_TEST(MeetingListModelTest)
#include "MeetingListModelTest.moc"
