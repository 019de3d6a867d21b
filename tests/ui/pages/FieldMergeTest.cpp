// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/FieldMerge.h"

#include "support/TestMain.h"
#include "support/TestReplica.h"
#include "ui/meetings/MeetingContent.h"
#include "ui/records/DateField.h"

#include <QTest>

using namespace Qt::StringLiterals;

class FieldMergeTest : public QObject
{
    Q_OBJECT

private slots:
    void eachSidesOwnChangesAreKept()
    {
        const QCborMap base{{u"a"_s, 1}, {u"b"_s, 1}, {u"c"_s, 1}};
        const QCborMap mine{{u"a"_s, 2}, {u"b"_s, 1}, {u"c"_s, 1}};
        const QCborMap theirs{{u"a"_s, 1}, {u"b"_s, 3}, {u"d"_s, 4}};
        const auto outcome = ui::mergeFields(base, mine, theirs);
        QCOMPARE(outcome.merged, (QCborMap{{u"a"_s, 2}, {u"b"_s, 3}, {u"d"_s, 4}}));
        QVERIFY(outcome.clashes.isEmpty());
    }

    void theSameFieldChangedTwiceIsAClashThatHoldsMine()
    {
        const auto outcome = ui::mergeFields({{u"a"_s, 1}}, {{u"a"_s, 2}}, {{u"a"_s, 3}});
        QCOMPARE(outcome.merged.value(u"a"_s).toInteger(), 2);
        QCOMPARE(outcome.clashes.size(), 1);
        QCOMPARE(outcome.clashes.first().theirs.toInteger(), 3);
    }

    void theSameChangeOnBothSidesIsNoClash()
    {
        const auto outcome = ui::mergeFields({{u"a"_s, 1}}, {{u"a"_s, 2}}, {{u"a"_s, 2}});
        QVERIFY(outcome.clashes.isEmpty());
    }

    void elementsThatBothAddedMeet()
    {
        const QCborMap mine{{u"agenda"_s, QCborMap{{u"x"_s, QCborMap{{u"title"_s, u"甲"_s}}}}}};
        const QCborMap theirs{{u"agenda"_s, QCborMap{{u"y"_s, QCborMap{{u"title"_s, u"乙"_s}}}}}};
        const auto outcome = ui::mergeFields({{u"agenda"_s, QCborMap()}}, mine, theirs);
        QCOMPARE(outcome.merged.value(u"agenda"_s).toMap().size(), 2);
        QVERIFY(outcome.clashes.isEmpty());
    }

    void theirsIsTakenByItsPath()
    {
        QCborMap content{{u"agenda"_s, QCborMap{{u"x"_s, QCborMap{{u"title"_s, u"甲"_s}}}}}};
        ui::setField(content, {u"agenda"_s, u"x"_s, u"title"_s}, u"乙"_s);
        QCOMPARE(content[u"agenda"_s][u"x"_s][u"title"_s].toString(), u"乙"_s);
        ui::setField(content, {u"agenda"_s, u"x"_s}, QCborValue());
        QVERIFY(content[u"agenda"_s].toMap().isEmpty());
    }

    void aMeetingSurvivesItsDraftForm()
    {
        support::TestReplica replica;
        auto meeting = replica.aMeeting();
        meeting.id = models::newId<models::MeetingId>(replica.clock, replica.random);
        meeting.agenda[0].id = models::newId<models::AgendaItemId>(replica.clock, replica.random);
        meeting.agenda[0].votesFor = 12;
        const auto member = models::newId<models::MemberId>(replica.clock, replica.random);
        meeting.attendance = {
            {.member = member, .mark = models::AttendanceMark::Absent, .reason = u"因病"_s}};
        const auto back = ui::meetingOf(ui::contentOf(meeting));
        QCOMPARE(ui::contentOf(back), ui::contentOf(meeting));
        QCOMPARE(back.attendance.first().reason, u"因病"_s);
        QCOMPARE(back.agenda.first().votesFor, 12);
    }

    void daysAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("typed");
        for (const auto &form : {u"1990-1-2"_s, u"1990.01.02"_s, u"1990/1/2"_s, u"19900102"_s,
                                 u"1990年1月2日"_s, u"１９９０－０１－０２"_s})
            QTest::newRow(qPrintable(form)) << form;
    }

    void daysAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, typed);
        QCOMPARE(ui::DateField::parsed(typed), QDate(1990, 1, 2));
    }

    void whatIsNoDayIsFaulty()
    {
        ui::DateField field;
        QVERIFY(!field.isFaulty());
        field.setText(u"1990-02-30"_s);
        QVERIFY(field.isFaulty());
    }
};

BRANCHBOOK_TEST(FieldMergeTest)
#include "FieldMergeTest.moc"
