// SPDX-License-Identifier: GPL-3.0-or-later
#include "TourSample.h"

#include "models/imaging/AttachmentBuilder.h"
#include "models/sql/Database.h"
#include "models/store/LocalIdentity.h"
#include "support/Check.h"
#include "support/SampleConflict.h"
#include "support/TestContext.h"
#include "support/TestWorkspace.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace support {

namespace {
constexpr int mediaTimeoutMs = 30'000;
} // namespace

void TourSample::execute(const char *sql)
{
    must(m_space.replica.database.execute(sql));
}

void TourSample::addMedia(const Meeting &meeting)
{
    auto &replica = m_space.replica;
    AttachmentBuilder builder(replica.vault, replica.clock, replica.random);
    auto whole = must(replica.meetings.find(meeting.id));
    for (const auto &name : {u"photo.jpg"_s, u"video.mp4"_s}) {
        auto future = builder.fromFile(dataFile(name));
        // It comes back by way of this thread's events.
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, mediaTimeoutMs))
            qFatal("%s was not taken in", qPrintable(name));
        whole.attachments << must(future.result());
        whole.attachments.last().position = int(whole.attachments.size());
    }
    must(replica.meetings.save(whole));
}

void TourSample::addBranches()
{
    auto &replica = m_space.replica;
    const QStringList names{u"东坑村党支部"_s,   u"石桥村党支部"_s, u"南湾村党支部"_s,
                            u"中心小学党支部"_s, u"卫生院党支部"_s, u"老街社区党支部"_s,
                            u"竹器厂党支部"_s};
    for (int i = 0; i < names.size(); ++i) {
        Organisation branch;
        branch.code = u"330001%1"_s.arg(i + 2, 3, 10, QLatin1Char('0'));
        branch.id = organisationIdOfCode(branch.code);
        branch.parent = replica.town;
        branch.name = names[i];
        branch.category = i < 3 ? u"农村"_s : i == 5 ? u"社区"_s : u"机关事业"_s;
        must(storeLocalOrganisation(replica.database, branch));
        for (int number = 0; number < 5 + i * 2; ++number) {
            auto member = replica.aMember(100 * (i + 1) + number);
            member.organisation = branch.id;
            must(replica.members.save(member));
        }
        auto meeting =
            replica.aMeeting(i % 3 == 1 ? MeetingKind::Committee : MeetingKind::ThemeDay);
        meeting.organisation = branch.id;
        meeting.heldOn = QDate(2026, 11, 1 + i % 6);
        must(replica.meetings.save(meeting));
    }
}

void TourSample::addLog()
{
    const struct {
        int minutesAgo;
        const char *level;
        const char *code;
        const char *numbers;
    } lines[] = {{1'440, "info", "synced", "pushed=12 pulled=3 sent=2"},
                 {1'080, "warning", "offline", ""},
                 {900, "info", "synced", "pulled=7"},
                 {240, "warning", "upload", ""},
                 {200, "info", "synced", "pushed=26 sent=3 refused=2"},
                 {60, "error", "failed", "error=21"},
                 {2, "info", "synced", "pushed=4 pulled=1 conflicts=1"}};
    for (const auto &line : lines) {
        auto insert = must(m_space.replica.database.prepare(
            "INSERT INTO sync_log (at, level, code, numbers) VALUES (?1, ?2, ?3, ?4)"));
        const auto at = m_space.replica.clock.nowMs() - line.minutesAgo * 60'000LL;
        insert.bind(1, at)
            .bind(2, QString::fromLatin1(line.level))
            .bind(3, QString::fromLatin1(line.code))
            .bind(4, QString::fromLatin1(line.numbers));
        must(insert.step());
    }
}

void TourSample::addTroubles()
{
    execute("UPDATE changes SET outcome = 'refused', outcome_code = 'tooLong',"
            " outcome_field = 'address' WHERE no ="
            " (SELECT min(no) FROM changes WHERE kind = 'member')");
    execute("UPDATE changes SET outcome = 'refused', outcome_code = 'scope' WHERE no ="
            " (SELECT min(no) FROM changes WHERE kind = 'meeting')");
    const auto meeting = m_space.sample.meetings().last();
    auto &replica = m_space.replica;
    const auto colleague = PersonId::fromBytes(QByteArray(16, 'c'));
    execute("INSERT INTO people (id, org, name, role, stream, revision)"
            " SELECT x'63636363636363636363636363636363', id, '李秀英', 'committee', 1, 1"
            " FROM organisations LIMIT 1");
    const Conflict common{.subjectKind = u"meeting"_s,
                          .subject = meeting.id.as<RecordTag>(),
                          .lostBy = {.person = colleague,
                                     .device = DeviceId::fromBytes(QByteArray(16, 'd')),
                                     .at = replica.clock.nowMs() - 5'000'000},
                          .shownBy = {.person = replica.person,
                                      .device = replica.vault.device(),
                                      .at = replica.clock.nowMs() - 1'000'000}};
    auto place = common;
    place.field = u"place"_s;
    place.lost = u"镇政府三楼会议室"_s;
    m_place = storeConflict(replica, place);
    auto minutes = common;
    minutes.field = u"minutes"_s;
    minutes.lostBy.at -= 600'000;
    minutes.lostBy.doubtful = true;
    minutes.lost = meeting.minutes.section(u'\n', 0, 0)
        + u"\n李秀英同志补充：下月起每周三晚组织党员为留守老人打扫庭院，由两个党小组轮流负责。"_s;
    m_minutes = storeConflict(replica, minutes);
    auto deletion = common;
    deletion.subjectKind = u"member"_s;
    deletion.subject = m_space.sample.members().at(2).id.as<RecordTag>();
    deletion.lostBy.at -= 90'000'000;
    storeConflict(replica, deletion);
}

void TourSample::deliverRest()
{
    execute("UPDATE changes SET outcome = 'applied' WHERE outcome IS NULL");
}

void TourSample::settleTroubles()
{
    execute("UPDATE changes SET outcome = 'applied'");
    execute("DELETE FROM conflicts");
}

void TourSample::removeBranches()
{
    execute("DELETE FROM organisations WHERE type = 'branch'");
}

void TourSample::spoilMedia()
{
    QDirIterator files(m_space.replica.vault.folder() + u"/media"_s, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadWrite) || !file.seek(file.size() / 2))
            qFatal("a media file cannot be written");
        char byte = 0;
        file.peek(&byte, 1);
        byte = char(byte ^ 1);
        if (file.write(&byte, 1) != 1)
            qFatal("a media file cannot be written");
    }
}

} // namespace support
