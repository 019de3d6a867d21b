// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SampleBranch.h"

#include "models/domain/Clock.h"
#include "models/domain/MemberRules.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

struct Person {
    const char16_t *name;
    Sex sex;
    int bornIn;
    const char16_t *education;
    const char16_t *post;
    const char16_t *branchPost;
};

// Invented; a rare character beyond the basic plane and a name with a middle dot among them.
constexpr Person people[] = {
    {u"陈德明", Sex::Male, 1968, u"高中", u"村干部", u"书记"},
    {u"李秀英", Sex::Female, 1975, u"大学专科", u"村干部", u"组织委员"},
    {u"王建国", Sex::Male, 1971, u"高中", u"村干部", u"纪检委员"},
    {u"张𬱖", Sex::Male, 1988, u"大学本科", u"教师", u"宣传委员"},
    {u"买买提·吐尔逊", Sex::Male, 1990, u"大学专科", u"个体经营", u""},
    {u"周国华", Sex::Male, 1956, u"初中", u"农民", u""},
    {u"吴桂芳", Sex::Female, 1959, u"小学", u"农民", u""},
    {u"郑阿毛", Sex::Male, 1947, u"小学", u"农民", u""},
    {u"钱小军", Sex::Male, 1985, u"大学专科", u"企业职工", u""},
    {u"孙丽萍", Sex::Female, 1982, u"大学本科", u"医生", u""},
    {u"朱文斌", Sex::Male, 1979, u"中专", u"企业职工", u""},
    {u"沈月琴", Sex::Female, 1966, u"初中", u"农民", u""},
    {u"吕志强", Sex::Male, 1973, u"高中", u"养殖户", u""},
    {u"朴英姬", Sex::Female, 1987, u"大学本科", u"教师", u""},
    {u"章春生", Sex::Male, 1962, u"初中", u"农民", u""},
    {u"胡海涛", Sex::Male, 1992, u"大学本科", u"快递员", u""},
    {u"林雪", Sex::Female, 1995, u"大学本科", u"社工", u""},
    {u"何永福", Sex::Male, 1951, u"小学", u"农民", u""},
    {u"高建平", Sex::Male, 1969, u"高中", u"货车司机", u""},
    {u"单雅静", Sex::Female, 1999, u"大学本科", u"大学生村官", u""},
    {u"曾宪梅", Sex::Female, 1984, u"中专", u"个体经营", u""},
    {u"任晓东", Sex::Male, 2000, u"大学专科", u"退役军人", u""},
};

constexpr int peopleCount = int(std::size(people));

qint64 atShanghai(QDate day, int hour, int minute = 0)
{
    return QDateTime(day, QTime(hour, minute), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch();
}

} // namespace

SampleBranch::SampleBranch(MemberRepository &members, MeetingRepository &meetings,
                           const Clock &clock, RandomSource &random)
    : m_memberRepository(members),
      m_meetingRepository(meetings),
      m_clock(clock),
      m_random(random)
{
}

Member SampleBranch::sampleMember(OrganisationId branch, int number) const
{
    const auto &person = people[number];
    const bool probationary = number >= peopleCount - 2;
    Member member;
    member.organisation = branch;
    member.name = QString::fromUtf16(person.name);
    member.sex = person.sex;
    member.ethnicity = number == 4 ? u"维吾尔族"_s : number == 13 ? u"朝鲜族"_s : u"汉族"_s;
    member.birthOn = QDate(person.bornIn, 1 + number % 12, 3 + number);
    // The 17th digit says the sex: odd for men.
    const int sequence = 2 * number + (person.sex == Sex::Male ? 1 : 0);
    member.identityNumber = sampleIdentityNumber(member.birthOn, sequence);
    if (number == 14)
        member.birthOn = member.birthOn.addDays(20);
    member.education = QString::fromUtf16(person.education);
    member.post = QString::fromUtf16(person.post);
    member.branchPost = QString::fromUtf16(person.branchPost);
    member.category = probationary ? MemberCategory::Probationary : MemberCategory::Full;
    member.joinedOn =
        probationary ? m_clock.today().addMonths(-8) : QDate(person.bornIn + 24, 7, 1);
    member.fullMemberOn = probationary ? QDate() : member.joinedOn.addYears(1);
    member.mobile = u"1380000%1"_s.arg(1027 + number * 37, 4, 10, QLatin1Char('0'));
    member.address = u"样例村%1组%2号"_s.arg(1 + number % 6).arg(3 + number * 2);
    if (number == 15) {
        member.away = true;
        member.awayTo = u"上海市浦东新区"_s;
    }
    if (number == 18) {
        member.lost = true;
        member.lostSince = m_clock.today().addMonths(-4).toString(u"yyyy-MM"_s);
    }
    return member;
}

Meeting SampleBranch::sampleMeeting(OrganisationId branch, MeetingKind kind, QDate day, int number)
{
    Meeting meeting;
    meeting.organisation = branch;
    meeting.kinds = {kind};
    if (kind == MeetingKind::ThemeDay && day.month() % 3 == 0)
        meeting.kinds.append(MeetingKind::Lesson);
    meeting.number = u"第%1次"_s.arg(number);
    meeting.heldOn = day;
    meeting.startAt = atShanghai(day, 19);
    meeting.endAt = atShanghai(day, 20, 40);
    meeting.zone = u"Asia/Shanghai"_s;
    meeting.place = u"村党群服务中心二楼会议室"_s;
    // Who is away at that meeting neither leads it nor writes it down.
    const auto away = [number](int person) { return (person + number) % 9 == 5; };
    meeting.host = QString::fromUtf16(people[away(0) ? 1 : 0].name);
    meeting.recorder = QString::fromUtf16(people[away(0) || away(1) ? 2 : 1].name);
    meeting.state =
        m_clock.today().daysTo(day) > -20 ? MeetingState::Recorded : MeetingState::Submitted;
    meeting.resolution = u"按讨论意见落实，下次会议通报进度。"_s;
    meeting.minutes = u"会议传达学习了上级文件精神，围绕村庄环境整治和秋收秸秆处理进行了讨论。"_s;
    const std::pair<QString, QString> items[] = {
        {u"集中学习"_s, u"%1同志领学，大家结合各自岗位谈体会。"_s.arg(meeting.host)},
        {u"民主议事"_s,
         u"王建国同志汇报河道清淤方案；郑阿毛同志提出应先修机耕路，认为工期太紧。"_s},
        {u"志愿服务"_s, u"分三个小组清理村道两侧垃圾，走访独居老人五户。"_s},
    };
    for (const auto &[title, record] : items) {
        AgendaItem item;
        item.id = newId<AgendaItemId>(m_clock, m_random);
        item.position = int(meeting.agenda.size());
        item.title = title;
        item.record = record;
        meeting.agenda.append(item);
    }
    auto &vote = meeting.agenda[1];
    if (kind == MeetingKind::BranchAssembly) {
        vote.votesFor = 15;
        vote.votesAgainst = 1;
        vote.votesAbstained = 0;
        vote.resolution = u"同意河道清淤方案，年底前完成。"_s;
    }
    const auto expected = kind == MeetingKind::Committee ? 4 : peopleCount;
    for (int i = 0; i < expected; ++i) {
        Attendance mark;
        mark.member = m_stored.at(i).id;
        mark.markedAt = meeting.startAt;
        if (away(i)) {
            mark.mark = AttendanceMark::Absent;
            mark.reason = i % 2 ? u"外出务工"_s : u"因病"_s;
        } else if (people[i].bornIn < 1950) {
            mark.mark = AttendanceMark::Excused;
            mark.reason = u"年老体弱"_s;
        } else if (i == 15) {
            mark.mark = AttendanceMark::Remote;
        }
        meeting.attendance.append(mark);
    }
    return meeting;
}

Result<void> SampleBranch::fill(OrganisationId branch)
{
    for (int number = 0; number < peopleCount; ++number) {
        BB_TRY_ASSIGN(saved, m_memberRepository.save(sampleMember(branch, number)));
        m_stored.append(saved);
    }
    const QDate today = m_clock.today();
    for (int month = 6; month >= 1; --month) {
        const QDate first = QDate(today.year(), today.month(), 1).addMonths(-month);
        const int number = first.month();
        BB_TRY(keep(branch, MeetingKind::ThemeDay, first.addDays(6), number));
        BB_TRY(keep(branch, MeetingKind::Committee, first.addDays(2), number));
        if (first.month() % 3 == 0)
            BB_TRY(keep(branch, MeetingKind::BranchAssembly, first.addDays(19), number / 3));
    }
    // Not in the future, also on the first days of a month.
    const QDate committeeDay(today.year(), today.month(), std::min(3, today.day()));
    BB_TRY(keep(branch, MeetingKind::Committee, committeeDay, today.month()));
    BB_TRY_ASSIGN(members, m_memberRepository.list(branch));
    m_stored = members;
    return {};
}

Result<void> SampleBranch::keep(OrganisationId branch, MeetingKind kind, QDate day, int number)
{
    BB_TRY_ASSIGN(saved, m_meetingRepository.save(sampleMeeting(branch, kind, day, number)));
    m_meetings.append(saved);
    return {};
}

} // namespace models
