// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestReplica.h"

#include "models/store/LocalIdentity.h"
#include "support/Check.h"

using namespace models;
using namespace Qt::StringLiterals;

namespace support {

namespace {

Organisation sampleOrganisation(const QString &code, OrganisationType type, const QString &name,
                                OrganisationId parent = {})
{
    Organisation organisation;
    organisation.id = organisationIdOfCode(code);
    organisation.code = code;
    organisation.parent = parent;
    organisation.type = type;
    organisation.name = name;
    return organisation;
}

Organisation stored(Database &database, const Organisation &organisation)
{
    must(storeLocalOrganisation(database, organisation));
    return organisation;
}

} // namespace

SecretBytes passphrase(const char *text)
{
    return SecretBytes::copyOf(text);
}

TestReplica::TestReplica(quint64 seed)
    : random(seed),
      m_created(must(Vault::create(folder.filePath(u"vault"_s), u"书记"_s, passphrase(),
                                   crypto::PassphraseCost::cheap(), context()))),
      m_database(must(m_created.vault->openDatabase())),
      vault(*m_created.vault),
      paperWords(m_created.paperWords),
      database(*m_database),
      writer(database, clock, random, vault.person().id),
      records(database),
      members(database, writer, clock),
      meetings(database, writer, clock),
      organisations(database),
      drafts(database, clock),
      settings(database),
      townOrganisation(stored(
          database, sampleOrganisation(u"330001"_s, OrganisationType::Town, u"样例镇党委"_s))),
      branchOrganisation(stored(database,
                                sampleOrganisation(u"330001001"_s, OrganisationType::Branch,
                                                   u"样例村党支部"_s, townOrganisation.id))),
      town(townOrganisation.id),
      branch(branchOrganisation.id),
      person(vault.person().id)
{
}

TestReplica::~TestReplica() = default;

Member TestReplica::aMember(int number) const
{
    static const QStringList surnames{u"王"_s, u"李"_s, u"张"_s, u"陈"_s, u"朱"_s};
    Member member;
    member.organisation = branch;
    member.name = surnames[number % surnames.size()] + u"样"_s
        + QString(QChar(char16_t(0x4e00 + number % 3000)));
    member.sex = number % 2 == 1 ? Sex::Male : Sex::Female;
    member.ethnicity = u"汉族"_s;
    member.birthOn = QDate(1970, 1, 1).addDays(number % 5000);
    member.identityNumber = sampleIdentityNumber(member.birthOn, number % 1000);
    member.education = u"大专"_s;
    member.joinedOn = QDate(2005, 7, 1);
    member.fullMemberOn = QDate(2006, 7, 1);
    member.mobile = u"1380000%1"_s.arg(number % 10'000, 4, 10, QLatin1Char('0'));
    return member;
}

Meeting TestReplica::aMeeting(MeetingKind kind) const
{
    Meeting meeting;
    meeting.organisation = branch;
    meeting.kinds = {kind};
    meeting.title = u"十一月主题党日"_s;
    meeting.heldOn = QDate(2026, 11, 6);
    meeting.startAt = clock.nowMs() - 7'200'000;
    meeting.endAt = clock.nowMs() - 3'600'000;
    meeting.zone = u"Asia/Shanghai"_s;
    meeting.place = u"村委会二楼会议室"_s;
    meeting.state = MeetingState::Recorded;
    AgendaItem item;
    item.position = 1;
    item.title = u"学习"_s;
    meeting.agenda = {item};
    return meeting;
}

QList<Member> TestReplica::saveMembers(int count)
{
    ChangeWriter::Txn txn(writer);
    must(txn.begun());
    QList<Member> saved;
    const int before = must(members.count());
    for (int number = before + 1; number <= before + count; ++number)
        saved << must(members.save(aMember(number)));
    must(txn.commit());
    return saved;
}

qint64 TestReplica::pendingChanges()
{
    return number("SELECT count(*) FROM changes WHERE outcome IS NULL");
}

qint64 TestReplica::number(const char *sql)
{
    return must(database.number(sql));
}

} // namespace support
