// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/LocalIdentity.h"
#include "models/store/PersonRepository.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! Settings, drafts, organisations and people.
class SmallRepositoriesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void settingsKeepTheirTypeAndAreReplaced()
    {
        auto &settings = m_replica->settings;
        QVERIFY(settings.value(u"never")->isUndefined());
        VERIFY_OK(settings.setValue(u"hub.url", u"https://127.0.0.1"_s));
        VERIFY_OK(settings.setValue(u"hub.url", QByteArray("bytes")));
        VERIFY_OK(settings.setValue(u"since", 20'261'107));
        QCOMPARE(settings.value(u"hub.url")->toByteArray(), QByteArray("bytes"));
        QCOMPARE(settings.value(u"since")->toInteger(), 20'261'107);
        QCOMPARE(m_replica->pendingChanges(), 0);
    }

    void draftIsOfOnePersonAndReplacesItself()
    {
        const RecordId record(QUuid::createUuid());
        const PersonId other(QUuid::createUuid());
        VERIFY_OK(m_replica->drafts.save(draftOf(record, m_replica->person, u"第一稿"_s)));
        m_replica->clock.advance(10);
        VERIFY_OK(m_replica->drafts.save(draftOf(record, m_replica->person, u"第二稿"_s)));
        VERIFY_OK(m_replica->drafts.save(draftOf(record, other, u"别人的"_s)));

        const auto list = m_replica->drafts.list(m_replica->person);
        VERIFY_OK(list);
        QCOMPARE(list->size(), 1);
        const auto found = m_replica->drafts.find(u"meeting"_s, record, m_replica->person);
        VERIFY_OK(found);
        QCOMPARE(found->content.value(u"minutes"_s).toString(), u"第二稿"_s);
        QCOMPARE(found->updatedAt, m_replica->clock.nowMs());
        QCOMPARE(found->organisation, m_replica->branch);
        VERIFY_OK(m_replica->drafts.remove(u"meeting"_s, record, m_replica->person));
        VERIFY_ERROR(m_replica->drafts.find(u"meeting"_s, record, m_replica->person),
                     Error::NotFound);
        VERIFY_OK(m_replica->drafts.find(u"meeting"_s, record, other));
    }

    void draftsAreNewestFirstAndNeverQueued()
    {
        const RecordId first(QUuid::createUuid());
        const RecordId second(QUuid::createUuid());
        VERIFY_OK(m_replica->drafts.save(draftOf(first, m_replica->person, u"一"_s)));
        m_replica->clock.advance(10);
        VERIFY_OK(m_replica->drafts.save(draftOf(second, m_replica->person, u"二"_s)));
        QCOMPARE(m_replica->drafts.list(m_replica->person)->first().record, second);
        QCOMPARE(m_replica->pendingChanges(), 0);
    }

    void draftWithoutOrganisationIsKept()
    {
        auto draft = draftOf(RecordId(QUuid::createUuid()), m_replica->person, u"一"_s);
        draft.organisation = {};
        VERIFY_OK(m_replica->drafts.save(draft));
        QVERIFY(m_replica->drafts.list(m_replica->person)->first().organisation.isNull());
    }

    void organisationsStandInTheOrderOfTheirCodes()
    {
        auto second = m_replica->branchOrganisation;
        second.id = organisationIdOfCode(u"330001000");
        second.code = u"330001000"_s;
        VERIFY_OK(storeLocalOrganisation(m_replica->database, second));
        const auto list = m_replica->organisations.list();
        VERIFY_OK(list);
        QCOMPARE(list->size(), 3);
        QCOMPARE(list->at(0).type, OrganisationType::Town);
        const auto branches = m_replica->organisations.branches();
        VERIFY_OK(branches);
        QCOMPARE(branches->size(), 2);
        QCOMPARE(branches->first().id, second.id);
        QCOMPARE(m_replica->organisations.findByCode(u"330001001"_s)->id, m_replica->branch);
        VERIFY_ERROR(m_replica->organisations.findByCode(u"999"_s), Error::NotFound);
        VERIFY_ERROR(m_replica->organisations.find({}), Error::NotFound);
    }

    void peopleAreNamed()
    {
        const PersonRepository people(m_replica->database);
        VERIFY_ERROR(people.find(m_replica->person), Error::NotFound);
        auto insert = m_replica->database.prepare(
            "INSERT INTO people (id, org, name, role, stream, revision) "
            "VALUES (?1, ?2, '王样一', 'secretary', 1, 1)");
        VERIFY_OK(insert);
        insert->bind(1, m_replica->person).bind(2, m_replica->branch);
        VERIFY_OK(insert->run());
        QCOMPARE(people.find(m_replica->person)->name, u"王样一"_s);
        QCOMPARE(people.find(m_replica->person)->role, u"secretary"_s);
        QCOMPARE(people.names()->value(m_replica->person), u"王样一"_s);
    }

private:
    Draft draftOf(RecordId record, PersonId person, const QString &minutes) const
    {
        return {.editor = u"meeting"_s,
                .record = record,
                .organisation = m_replica->branch,
                .person = person,
                .content = {{u"minutes"_s, minutes}}};
    }

    std::optional<support::TestReplica> m_replica;
};

BRANCHBOOK_TEST(SmallRepositoriesTest)
#include "SmallRepositoriesTest.moc"
