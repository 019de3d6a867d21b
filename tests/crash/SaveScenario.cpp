// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr int marksOfAMeeting = 5;
constexpr int itemsOfAMeeting = 2;

//! Members and meetings are saved and edited one by one.
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
        for (int i = 0;; ++i) {
            auto member = members.save(aMember(open->branch));
            if (!member)
                return;
            tell(u"member %1 %2"_s.arg(member->id.toString()).arg(member->revision));
            if (random() % 2 == 0) {
                member->note = u"第%1次"_s.arg(i);
                member = members.save(*member);
                if (!member)
                    return;
                tell(u"member %1 %2"_s.arg(member->id.toString()).arg(member->revision));
            }
            if (random() % 3 == 0) {
                const auto meeting = meetings.save(aMeeting(open->branch, *open->writer));
                if (!meeting)
                    return;
                tell(u"meeting %1"_s.arg(meeting->id.toString()));
            }
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        MemberRepository members(*open->database, *open->writer, open->clock);
        MeetingRepository meetings(*open->database, *open->writer, open->clock);
        for (const auto &line : told) {
            const auto words = line.split(u' ');
            if (words[0] == u"member") {
                const auto member = members.find(MemberId::fromString(words[1]));
                if (!member || member->revision < words[2].toLongLong())
                    return u"lost: "_s + line;
            } else if (words[0] == u"meeting") {
                if (!meetings.find(MeetingId::fromString(words[1])))
                    return u"lost: "_s + line;
            }
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
    static Member aMember(OrganisationId branch)
    {
        Member member;
        member.organisation = branch;
        member.name = u"王样一"_s;
        member.joinedOn = QDate(2005, 7, 1);
        return member;
    }

    static Meeting aMeeting(OrganisationId branch, ChangeWriter &writer)
    {
        Meeting meeting;
        meeting.organisation = branch;
        meeting.kinds = {MeetingKind::ThemeDay};
        meeting.heldOn = QDate(2026, 11, 6);
        for (int i = 0; i < itemsOfAMeeting; ++i)
            meeting.agenda.append({.position = i, .title = u"议题%1"_s.arg(i)});
        for (int i = 0; i < marksOfAMeeting; ++i)
            meeting.attendance.append({.member = writer.newRecordId().as<MemberTag>()});
        return meeting;
    }
};

CRASH_SCENARIO(SaveScenario, "save")

} // namespace
