// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/RecordReader.h"

#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class RecordReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void listIsInIdOrderAndLimited()
    {
        m_replica->saveMembers(5);
        const auto all = m_replica->records.list(kind::member);
        VERIFY_OK(all);
        QCOMPARE(all->size(), 5);
        for (qsizetype i = 1; i < all->size(); ++i)
            QVERIFY(all->at(i - 1).id.bytes() < all->at(i).id.bytes());
        const auto two = m_replica->records.list(kind::member, {.equals = {}, .limit = 2});
        VERIFY_OK(two);
        QCOMPARE(two->size(), 2);
    }

    void filtersCompareByTheFieldsType_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("found");
        QTest::newRow("text") << u"ethnicity"_s << u"汉族"_s << 3;
        QTest::newRow("other text") << u"ethnicity"_s << u"回族"_s << 0;
        QTest::newRow("date") << u"joinedOn"_s << u"2005-07-01"_s << 3;
        QTest::newRow("true") << u"away"_s << u"true"_s << 1;
        QTest::newRow("false") << u"away"_s << u"false"_s << 2;
        QTest::newRow("organisation")
            << u"org"_s << organisationIdOfCode(u"330001001").toString() << 3;
        QTest::newRow("another organisation")
            << u"org"_s << organisationIdOfCode(u"330001").toString() << 0;
    }

    void filtersCompareByTheFieldsType()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(int, found);
        const auto members = m_replica->saveMembers(3);
        auto away = members.first();
        away.away = true;
        VERIFY_OK(m_replica->members.save(away));
        const auto list = m_replica->records.list(kind::member, {.equals = {{field, text}}});
        VERIFY_OK(list);
        QCOMPARE(list->size(), found);
    }

    void filtersWorkTogetherAndOnIdsAndNumbers()
    {
        const auto members = m_replica->saveMembers(2);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = {{.member = members[0].id}, {.member = members[1].id}};
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        const auto list =
            m_replica->records.list(kind::attendance,
                                    {.equals = {{u"meeting"_s, saved->id.toString()},
                                                {u"member"_s, members[1].id.toString()},
                                                {u"year"_s, u"2026"_s}}});
        VERIFY_OK(list);
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first().id, attendanceId(saved->id, members[1].id).as<RecordTag>());
    }

    void unknownKindsFieldsAndValuesAreInvalid()
    {
        VERIFY_ERROR(m_replica->records.list(u"nothing"), Error::Invalid);
        VERIFY_ERROR(m_replica->records.find(u"nothing", {}), Error::Invalid);
        const auto field =
            m_replica->records.list(kind::member, {.equals = {{u"nothing"_s, u"1"_s}}});
        VERIFY_ERROR(field, Error::Invalid);
        QCOMPARE(field.error().field, u"nothing"_s);
        VERIFY_ERROR(
            m_replica->records.list(kind::attendance, {.equals = {{u"year"_s, u"MMXXVI"_s}}}),
            Error::Invalid);
        VERIFY_ERROR(
            m_replica->records.list(kind::attendance, {.equals = {{u"meeting"_s, u"1"_s}}}),
            Error::Invalid);
    }

    void visitingStopsWhenItIsTold()
    {
        m_replica->saveMembers(5);
        int seen = 0;
        VERIFY_OK(
            m_replica->records.visit(kind::member, {}, [&](const Record &) { return ++seen < 2; }));
        QCOMPARE(seen, 2);
    }

    void pendingEndsWithTheReceipt()
    {
        m_replica->saveMembers(2);
        QVERIFY(m_replica->records.list(kind::member)->first().pending);
        VERIFY_OK(m_replica->database.execute("UPDATE changes SET outcome = 'applied'"));
        QVERIFY(!m_replica->records.list(kind::member)->first().pending);
    }

    void historyOfADeletedRecordIsStillThere()
    {
        const auto id = m_replica->writer.newRecordId();
        VERIFY_OK(m_replica->writer.put(kind::meeting, id, m_replica->branch,
                                        {{u"kinds"_s, u"theme_day"_s},
                                         {u"year"_s, 2026},
                                         {u"heldOn"_s, u"2026-11-06"_s},
                                         {u"state"_s, u"recorded"_s}}));
        VERIFY_OK(m_replica->writer.remove(kind::meeting, id));
        VERIFY_OK(
            m_replica->database.execute("UPDATE changes SET outcome = 'applied' WHERE no = 1"));
        const auto history = historyOf(m_replica->database, kind::meeting, id);
        VERIFY_OK(history);
        QCOMPARE(history->size(), 2);
        QCOMPARE(history->at(0).op, u"del"_s);
        QVERIFY(history->at(0).outcome.isEmpty());
        QCOMPARE(history->at(1).op, u"new"_s);
        QCOMPARE(history->at(1).outcome, u"applied"_s);
        QVERIFY(historyOf(m_replica->database, kind::meeting, {})->isEmpty());
    }

private:
    std::optional<support::TestReplica> m_replica;
};

BRANCHBOOK_TEST(RecordReaderTest)
#include "RecordReaderTest.moc"
