// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleTown.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MeetingFields.h"
#include "models/domain/MemberFields.h"
#include "models/domain/OrganisationFields.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/RowCodec.h"
#include "support/TestContext.h"

#include <memory>

namespace bench {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

//! Stores records of one kind as acknowledged rows.
class Table
{
public:
    static Result<Table> open(Database &database, QStringView kindName)
    {
        Table table;
        table.m_kind = catalogue::find(kindName);
        table.m_codec = std::make_unique<RowCodec>(*table.m_kind);
        const auto sql = QByteArray("INSERT INTO ") + table.m_kind->table + " ("
            + table.m_codec->columns() + ") VALUES (" + table.m_codec->placeholders() + ')';
        BB_TRY_ASSIGN(insert, database.prepare(sql.constData()));
        table.m_insert = std::move(insert);
        return table;
    }

    Result<void> add(RecordId id, OrganisationId organisation, const QCborMap &fields,
                     qint64 stream)
    {
        m_insert.bind(RowCodec::idColumn + 1, id);
        m_insert.bind(RowCodec::organisationColumn + 1, organisation);
        BB_TRY(m_codec->bindFields(m_insert, fields));
        m_insert.bind(m_codec->streamColumn() + 1, stream);
        m_insert.bind(m_codec->revisionColumn() + 1, qint64(1));
        m_insert.bind(m_codec->seqColumn() + 1, ++m_seq);
        m_insert.bindBytes(m_codec->hashColumn() + 1, QByteArray(32, 'h'));
        return m_insert.run();
    }

private:
    const catalogue::Kind *m_kind = nullptr;
    std::unique_ptr<RowCodec> m_codec;
    Statement m_insert;
    qint64 m_seq = 0;
};

class TownWriter
{
public:
    TownWriter(Database &database, const TownSize &size) : m_database(database), m_size(size) { }

    Result<void> write()
    {
        BB_TRY_ASSIGN(organisations, Table::open(m_database, kind::organisation));
        BB_TRY_ASSIGN(members, Table::open(m_database, kind::member));
        BB_TRY_ASSIGN(meetings, Table::open(m_database, kind::meeting));
        BB_TRY_ASSIGN(agenda, Table::open(m_database, kind::agendaItem));
        BB_TRY_ASSIGN(marks, Table::open(m_database, kind::attendance));
        const auto town = newId<OrganisationId>(m_clock, m_random);
        BB_TRY(addOrganisation(organisations, town, {}, OrganisationType::Town, u"3301"_s,
                               u"示例镇"_s));
        for (int i = 1; i <= m_size.branches; ++i) {
            const auto branch = newId<OrganisationId>(m_clock, m_random);
            BB_TRY(addOrganisation(organisations, branch, town, OrganisationType::Branch,
                                   u"3301%1"_s.arg(i, 3, 10, QLatin1Char('0')),
                                   u"示例镇第%1支部"_s.arg(i)));
            QList<MemberId> ids;
            BB_TRY(addMembers(members, branch, ids));
            BB_TRY(addYears(meetings, agenda, marks, branch, ids));
        }
        return {};
    }

private:
    Result<qint64> stream(OrganisationId organisation, const QString &rest)
    {
        BB_TRY_ASSIGN(insert,
                      m_database.prepare(
                          "INSERT INTO streams (no, name, cursor, head) VALUES (?1, ?2, 1, 1)"));
        insert.bind(1, ++m_streams);
        insert.bind(2, QString(organisation.toString() + u'/' + rest));
        BB_TRY(insert.run());
        return m_streams;
    }

    Result<void> addOrganisation(Table &table, OrganisationId id, OrganisationId parent,
                                 OrganisationType type, const QString &code, const QString &name)
    {
        BB_TRY_ASSIGN(no, stream(id, u"hub"_s));
        const Organisation organisation{.id = id,
                                        .code = code,
                                        .parent = parent,
                                        .type = type,
                                        .category = u"农村"_s,
                                        .name = name,
                                        .sealName = u"中共"_s + name + u"委员会"_s};
        return table.add(id.as<RecordTag>(), id, toFields(organisation), no);
    }

    Result<void> addMembers(Table &table, OrganisationId branch, QList<MemberId> &ids)
    {
        BB_TRY_ASSIGN(no, stream(branch, u"core"_s));
        m_core = no;
        static const QString surnames = u"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"_s;
        static const QString given = u"伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"_s;
        for (int i = 0; i < m_size.membersOfBranch; ++i) {
            const int number = m_member++;
            Member member;
            member.id = newId<MemberId>(m_clock, m_random);
            member.name =
                QString(surnames[number % 20]) + given[number / 20 % 20] + given[number / 400 % 20];
            member.birthOn = QDate(1950, 1, 1).addDays(number * 7 % 18'000);
            member.identityNumber = support::sampleIdentityNumber(member.birthOn, number % 1'000);
            member.sex = number % 2 ? Sex::Male : Sex::Female;
            member.ethnicity = u"汉族"_s;
            member.mobile = u"139%1"_s.arg(number, 8, 10, QLatin1Char('0'));
            member.joinedOn = member.birthOn.addYears(25);
            member.fullMemberOn = member.joinedOn.addYears(1);
            BB_TRY(table.add(member.id.as<RecordTag>(), branch, toFields(member), no));
            ids << member.id;
        }
        return {};
    }

    Result<void> addYears(Table &meetings, Table &agenda, Table &marks, OrganisationId branch,
                          const QList<MemberId> &members)
    {
        for (int back = m_size.years - 1; back >= 0; --back) {
            const int year = 2026 - back;
            BB_TRY_ASSIGN(attendance, stream(branch, u"attendance/%1"_s.arg(year)));
            for (int i = 0; i < m_size.meetingsOfYear; ++i) {
                Meeting meeting;
                meeting.id = newId<MeetingId>(m_clock, m_random);
                meeting.year = year;
                meeting.heldOn = QDate(year, 1, 5).addDays(i * 310 / m_size.meetingsOfYear);
                meeting.kinds = {i % 4 == 0 ? MeetingKind::ThemeDay : MeetingKind::Committee};
                meeting.title = i % 4 == 0 ? u"主题党日"_s : u"支委会"_s;
                meeting.place = u"村党群服务中心"_s;
                meeting.host = u"书记"_s;
                meeting.state = MeetingState::Submitted;
                meeting.minutes =
                    u"会议传达学习上级文件精神，讨论本月重点工作，与会人员逐一发言。"_s.repeated(6);
                BB_TRY(meetings.add(meeting.id.as<RecordTag>(), branch, toFields(meeting), m_core));
                for (int item = 1; item <= m_size.agendaItems; ++item) {
                    const AgendaItem point{.position = item,
                                           .title = u"集中学习"_s,
                                           .record = u"集中学习有关文件。"_s};
                    BB_TRY(agenda.add(newId<RecordId>(m_clock, m_random), branch,
                                      toFields(point, meeting.id), m_core));
                }
                for (qsizetype m = 0; m < members.size(); ++m) {
                    Attendance mark;
                    mark.member = members[m];
                    mark.mark =
                        (m + i) % 11 == 0 ? AttendanceMark::Absent : AttendanceMark::Present;
                    BB_TRY(marks.add(attendanceId(meeting.id, mark.member).as<RecordTag>(), branch,
                                     toFields(mark, meeting.id, year), attendance));
                }
            }
        }
        return {};
    }

    Database &m_database;
    TownSize m_size;
    support::FakeClock m_clock;
    support::FakeRandom m_random;
    qint64 m_streams = 0;
    qint64 m_core = 0;
    int m_member = 0;
};

} // namespace

Result<void> fillTown(Database &database, const TownSize &size)
{
    Transaction transaction(database);
    BB_TRY(transaction.begun());
    BB_TRY(TownWriter(database, size).write());
    return transaction.commit();
}

} // namespace bench
