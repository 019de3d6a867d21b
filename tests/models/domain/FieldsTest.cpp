// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MeetingFields.h"
#include "models/domain/MemberFields.h"
#include "models/domain/OrganisationFields.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class FieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCatalogueFieldIsMapped_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QCborMap>("fields");
        const MeetingId meeting(QUuid::createUuid());
        QTest::newRow("member") << u"member"_s << toFields(aMember());
        QTest::newRow("meeting") << u"meeting"_s << toFields(aMeeting());
        QTest::newRow("agenda item") << u"agendaItem"_s << toFields(anItem(), meeting);
        QTest::newRow("attendance") << u"attendance"_s
                                    << toFields(Attendance{MemberId(QUuid::createUuid()),
                                                           AttendanceMark::Remote, u"视频"_s, 5},
                                                meeting, 2026);
        QTest::newRow("attachment") << u"attachment"_s << toFields(anAttachment(), meeting);
        QTest::newRow("organisation") << u"organisation"_s << toFields(anOrganisation());
    }

    void everyCatalogueFieldIsMapped()
    {
        QFETCH(QString, kind);
        QFETCH(QCborMap, fields);
        const auto *description = catalogue::find(kind);
        QVERIFY(description);
        for (const auto &field : description->fields) {
            const auto name = QString::fromLatin1(field.name);
            QVERIFY2(fields.contains(name), field.name);
            QVERIFY2(!fields.value(name).isNull(), field.name);
        }
        QCOMPARE(fields.size(), qsizetype(description->fields.size()));
        QVERIFY(catalogue::validate(*description, fields, true).isEmpty());
    }

    void whatIsMappedComesBack()
    {
        const auto member = aMember();
        QCOMPARE(toFields(memberFrom(member.id, member.organisation, toFields(member))),
                 toFields(member));
        const auto meeting = aMeeting();
        QCOMPARE(toFields(meetingFrom(meeting.id, meeting.organisation, toFields(meeting))),
                 toFields(meeting));
        const auto item = toFields(anItem(), meeting.id);
        QCOMPARE(toFields(agendaItemFrom({}, item), meeting.id), item);
        const auto attachment = toFields(anAttachment(), meeting.id);
        QCOMPARE(toFields(attachmentFrom({}, attachment), meeting.id), attachment);
        const auto organisation = toFields(anOrganisation());
        QCOMPARE(toFields(organisationFrom({}, organisation)), organisation);
    }

    void emptyValuesBecomeNull()
    {
        const auto fields = toFields(Member{.name = u"李海"_s});
        QVERIFY(fields.value(u"joinedOn"_s).isNull());
        QVERIFY(fields.value(u"sex"_s).isNull());
        QVERIFY(fields.value(u"identityNumber"_s).isNull());
        QVERIFY(toFields(AgendaItem{}, {}).value(u"votesFor"_s).isNull());
        QCOMPARE(agendaItemFrom({}, toFields(AgendaItem{}, {})).votesFor, -1);
    }

    void wordsOfNewerProgramsDoNoHarm()
    {
        QCOMPARE(attendanceMarkOf(u"teleported"), AttendanceMark::Absent);
        QCOMPARE(meetingStateOf(u"archived"), MeetingState::Draft);
        QCOMPARE(organisationTypeOf(u"league"), OrganisationType::Node);
        QVERIFY(!meetingKindOf(u"retreat"));
        QCOMPARE(meetingKindsOf(u"theme_day,retreat,lesson"),
                 (QList{MeetingKind::ThemeDay, MeetingKind::Lesson}));
    }

private:
    static Member aMember()
    {
        return {.id = MemberId(QUuid::createUuid()),
                .organisation = organisationIdOfCode(u"3301001"),
                .name = u"张𬱖"_s,
                .sex = Sex::Female,
                .ethnicity = u"汉族"_s,
                .identityNumber = support::sampleIdentityNumber({1976, 11, 17}, 124),
                .birthOn = {1976, 11, 17},
                .education = u"大专"_s,
                .category = MemberCategory::Probationary,
                .joinedOn = {2004, 5, 5},
                .fullMemberOn = {2005, 5, 5},
                .post = u"农民"_s,
                .mobile = u"13900000000"_s,
                .phone = u"0572-1234567"_s,
                .address = u"示例村1号"_s,
                .standing = MemberStanding::Suspended,
                .lost = true,
                .lostSince = u"2026-01"_s,
                .away = true,
                .awayTo = u"示例市"_s,
                .branchPost = u"书记"_s,
                .note = u"备注"_s};
    }

    static Meeting aMeeting()
    {
        return {.id = MeetingId(QUuid::createUuid()),
                .organisation = organisationIdOfCode(u"3301001"),
                .kinds = {MeetingKind::ThemeDay, MeetingKind::Lesson},
                .title = u"主题党日"_s,
                .number = u"第11次"_s,
                .heldOn = {2026, 11, 7},
                .startAt = 1,
                .endAt = 2,
                .zone = u"Asia/Shanghai"_s,
                .place = u"会议室"_s,
                .host = u"甲"_s,
                .recorder = u"乙"_s,
                .observers = u"丙"_s,
                .minutes = u"记录"_s,
                .resolution = u"决议"_s,
                .state = MeetingState::Submitted,
                .lateEntry = true,
                .year = 2026};
    }

    static AgendaItem anItem()
    {
        return {.position = 3,
                .title = u"议题"_s,
                .record = u"发言"_s,
                .resolution = u"通过"_s,
                .votesFor = 9,
                .votesAgainst = 0,
                .votesAbstained = 1};
    }

    static Attachment anAttachment()
    {
        return {.role = AttachmentRole::Video,
                .position = 1,
                .hash = QByteArray(32, 'h'),
                .size = 1000,
                .mediaType = u"video/mp4"_s,
                .fileName = u"党日.mp4"_s,
                .thumbnail = QByteArray(32, 't'),
                .width = 640,
                .height = 480,
                .durationMs = 3000,
                .takenAt = 7,
                .caption = u"合影"_s};
    }

    static Organisation anOrganisation()
    {
        return {.code = u"3301001"_s,
                .parent = organisationIdOfCode(u"3301"),
                .type = OrganisationType::Branch,
                .category = u"农村"_s,
                .name = u"第1支部"_s,
                .sealName = u"中共示例县第1支部委员会"_s};
    }
};

BRANCHBOOK_TEST(FieldsTest)
#include "FieldsTest.moc"
