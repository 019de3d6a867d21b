// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"

#include <QHash>

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr int marksOfAMeeting = 5;
constexpr int itemsOfAMeeting = 2;

//! Members and meetings are saved and edited one by one. What a record holds follows from a number
//! that is told with it, so that every value can be compared, not just the record's presence.
class SaveScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        MemberRepository members(*open->database, *open->writer, open->clock);
        MeetingRepository meetings(*open->database, *open->writer, open->clock);
        std::mt19937_64 random(seed);
        tell(u"ready"_s);
        for (;;) {
            auto number = int(random() % 1'000'000);
            auto member = members.save(filled({}, number, open->branch));
            if (!member)
                return;
            tell(u"member %1 %2 %3"_s.arg(member->id.toString()).arg(member->revision).arg(number));
            if (random() % 2 == 0) {
                number = int(random() % 1'000'000);
                member = members.save(filled(*member, number, open->branch));
                if (!member)
                    return;
                tell(u"member %1 %2 %3"_s.arg(member->id.toString())
                         .arg(member->revision)
                         .arg(number));
            }
            if (random() % 3 == 0) {
                number = int(random() % 1'000'000);
                const auto meeting = meetings.save(aMeeting(number, open->branch));
                if (!meeting)
                    return;
                tell(u"meeting %1 1 %2"_s.arg(meeting->id.toString()).arg(number));
            }
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        const MemberRepository members(*open->database, *open->writer, open->clock);
        MeetingRepository meetings(*open->database, *open->writer, open->clock);
        QHash<QString, QStringList> newest; // of each record
        for (const auto &line : told) {
            const auto words = line.split(u' ');
            if (words.size() == 4)
                newest.insert(words[1], words);
        }
        for (const auto &words : std::as_const(newest)) {
            const auto revision = words[2].toLongLong();
            const auto number = words[3].toInt();
            const bool isKept = words[0] == u"member"
                ? isMember(members.find(MemberId::fromString(words[1])), revision, number)
                : isMeeting(meetings.find(MeetingId::fromString(words[1])), number);
            if (!isKept)
                return u"lost or altered: "_s + words.join(u' ');
        }
        const auto halves = u"SELECT count(*) FROM meetings m WHERE "
                            "(SELECT count(*) FROM attendance a WHERE a.meeting = m.id) <> %1 OR "
                            "(SELECT count(*) FROM agenda_items i WHERE i.meeting = m.id) <> %2"_s
                                .arg(marksOfAMeeting)
                                .arg(itemsOfAMeeting)
                                .toLatin1();
        if (crash::number(*open->database, halves.constData()) != 0)
            return u"half a meeting"_s;
        return {};
    }

private:
    static Member filled(Member member, int number, OrganisationId branch)
    {
        member.organisation = branch;
        member.name = u"王样"_s + QChar(u'一' + number % 100);
        member.joinedOn = QDate(2005, 7, 1).addDays(number % 1'000);
        member.post = u"职务%1"_s.arg(number % 7);
        member.note = u"第%1次"_s.arg(number);
        return member;
    }

    //! An edit that was stored, but not told any more, may have come on top of what was told: then
    //! the values are those of that edit's number, all of them.
    static bool isMember(const Result<Member> &stored, qint64 revision, int number)
    {
        if (!stored || stored->revision < revision || stored->revision > revision + 1)
            return false;
        if (stored->revision > revision)
            number = stored->note.sliced(1).chopped(1).toInt();
        const auto expected = filled(*stored, number, stored->organisation);
        return stored->name == expected.name && stored->joinedOn == expected.joinedOn
            && stored->post == expected.post && stored->note == expected.note;
    }

    static Meeting aMeeting(int number, OrganisationId branch)
    {
        Meeting meeting;
        meeting.organisation = branch;
        meeting.kinds = {MeetingKind::ThemeDay};
        meeting.title = u"会议%1"_s.arg(number);
        meeting.heldOn = QDate(2026, 11, 6).addDays(-(number % 300));
        meeting.minutes = QString(number % 500, u'记');
        for (int i = 0; i < itemsOfAMeeting; ++i)
            meeting.agenda.append({.position = i,
                                   .title = u"议题%1"_s.arg(number + i),
                                   .record = u"发言%1"_s.arg(number - i)});
        for (int i = 0; i < marksOfAMeeting; ++i)
            meeting.attendance.append({.member = memberOf(number, i),
                                       .mark = AttendanceMark((number + i) % 4),
                                       .reason = u"理由%1"_s.arg(number % 9)});
        return meeting;
    }

    static MemberId memberOf(int number, int place)
    {
        return MemberId(QUuid::createUuidV5(QUuid(), u"%1 %2"_s.arg(number).arg(place)));
    }

    static bool isMeeting(const Result<Meeting> &stored, int number)
    {
        if (!stored)
            return false;
        const auto expected = aMeeting(number, stored->organisation);
        const bool isHead = stored->title == expected.title && stored->heldOn == expected.heldOn
            && stored->minutes == expected.minutes && stored->kinds == expected.kinds;
        if (!isHead || stored->agenda.size() != expected.agenda.size()
            || stored->attendance.size() != expected.attendance.size())
            return false;
        for (qsizetype i = 0; i < expected.agenda.size(); ++i) {
            if (stored->agenda[i].title != expected.agenda[i].title
                || stored->agenda[i].record != expected.agenda[i].record)
                return false;
        }
        QHash<MemberId, Attendance> marks;
        for (const auto &mark : stored->attendance)
            marks.insert(mark.member, mark);
        return std::ranges::all_of(expected.attendance, [&](const Attendance &mark) {
            const auto kept = marks.value(mark.member);
            return kept.member == mark.member && kept.mark == mark.mark
                && kept.reason == mark.reason;
        });
    }
};

CRASH_SCENARIO(SaveScenario, "save")

} // namespace
