// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/LocalIdentity.h"

#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class LocalIdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void localOrganisationIsStoredWithoutBeingQueued()
    {
        const auto found = m_replica->organisations.find(m_replica->branch);
        VERIFY_OK(found);
        QCOMPARE(found->name, m_replica->branchOrganisation.name);
        QCOMPARE(found->parent, m_replica->town);
        QCOMPARE(m_replica->pendingChanges(), 0);
    }

    void localWorkBecomesTheRealPersonsInTheRealOrganisation()
    {
        const auto members = m_replica->saveMembers(3);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = {{.member = members[0].id, .markedAt = 1}};
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        const auto removed = m_replica->meetings.save(m_replica->aMeeting());
        VERIFY_OK(removed);
        VERIFY_OK(m_replica->writer.remove(kind::meeting, removed->id.as<RecordTag>()));
        VERIFY_OK(m_replica->drafts.save({.editor = u"meeting"_s,
                                          .record = saved->id.as<RecordTag>(),
                                          .organisation = m_replica->branch,
                                          .person = m_replica->person}));

        VERIFY_OK(adopt());

        const auto own = m_replica->members.list(m_real.organisation);
        VERIFY_OK(own);
        QCOMPARE(own->size(), 3);
        QVERIFY(m_replica->members.list(m_replica->branch)->isEmpty());
        QCOMPARE(m_replica->meetings.find(saved->id)->organisation, m_real.organisation);
        QCOMPARE(countOf("changes", "actor", m_real.person.bytes()), m_replica->pendingChanges());
        QCOMPARE(countOf("changes", "org", m_real.organisation.bytes()),
                 m_replica->pendingChanges());
        QCOMPARE(countOf("incarnations", "person", m_real.person.bytes()), 1);
        const auto drafts = m_replica->drafts.list(m_real.person);
        VERIFY_OK(drafts);
        QCOMPARE(drafts->first().organisation, m_real.organisation);
        QCOMPARE(*actingPerson(m_replica->database, m_replica->person), m_real.person);
    }

    void streamsOfTheLocalOrganisationAreGone()
    {
        m_replica->saveMembers(1);
        const auto local = m_replica->branch.toString();
        VERIFY_OK(adopt());
        auto select = m_replica->database.prepare("SELECT s.name FROM members m "
                                                  "JOIN streams s ON s.no = m.stream");
        VERIFY_OK(select);
        VERIFY_OK(select->step());
        QCOMPARE(select->text(0), m_real.organisation.toString() + u"/core"_s);
        auto names = m_replica->database.prepare("SELECT count(*) FROM streams "
                                                 "WHERE name GLOB ?1 || '/*'");
        VERIFY_OK(names);
        names->bind(1, local);
        VERIFY_OK(names->step());
        QCOMPARE(names->number(0), 0);
        VERIFY_ERROR(m_replica->organisations.find(m_replica->branch), Error::NotFound);
        VERIFY_OK(m_replica->organisations.find(m_replica->town));
    }

    void rowsMeetAStreamThatSyncHasMadeAlready()
    {
        m_replica->saveMembers(1);
        const auto name = m_real.organisation.toString() + u"/core"_s;
        VERIFY_OK(m_replica->database.execute(
            ("INSERT INTO streams (name, cursor) VALUES ('" + name.toLatin1() + "', 7)")
                .constData()));
        VERIFY_OK(adopt());
        QCOMPARE(m_replica->number("SELECT s.cursor FROM members m JOIN streams s "
                                   "ON s.no = m.stream"),
                 7);
    }

    void workGoesOnInTheSameChain()
    {
        m_replica->saveMembers(2);
        VERIFY_OK(adopt());
        ChangeWriter writer(m_replica->database, m_replica->clock, m_replica->random,
                            m_real.person);
        VERIFY_OK(writer.put(kind::member, writer.newRecordId(), m_real.organisation,
                             {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}}));
        QCOMPARE(m_replica->number("SELECT count(DISTINCT incarnation) FROM changes"), 1);
        QCOMPARE(m_replica->number("SELECT max(n) FROM changes"), 3);
    }

    void sealedChangesAreNotRewritten()
    {
        m_replica->saveMembers(1);
        VERIFY_OK(m_replica->database.execute("UPDATE changes SET batch = x'00'"));
        VERIFY_ERROR(adopt(), Error::Conflict);
        QCOMPARE(m_replica->members.list(m_replica->branch)->size(), 1);
        QCOMPARE(*actingPerson(m_replica->database, m_replica->person), m_replica->person);
    }

private:
    Result<void> adopt()
    {
        return adoptIdentity(m_replica->database, {m_replica->person, m_replica->branch}, m_real);
    }

    qint64 countOf(const char *table, const char *column, const QByteArray &id)
    {
        auto select = m_replica->database.prepare(
            (QByteArray("SELECT count(*) FROM ") + table + " WHERE " + column + " = ?1")
                .constData());
        if (!select)
            return -1;
        select->bindBytes(1, id);
        return select->step() ? select->number(0) : -1;
    }

    std::optional<support::TestReplica> m_replica;
    const Identity m_real{PersonId(QUuid::createUuid()), organisationIdOfCode(u"330001999")};
};

BRANCHBOOK_TEST(LocalIdentityTest)
#include "LocalIdentityTest.moc"
