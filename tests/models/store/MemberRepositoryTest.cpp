// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/MemberRepository.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberFields.h"
#include "models/domain/MemberRules.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class MemberRepositoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void everyFieldComesBackAsItWasSaved()
    {
        auto member = m_replica->aMember();
        member.category = MemberCategory::Probationary;
        member.fullMemberOn = {};
        member.joinedOn = QDate(2026, 3, 1);
        member.post = u"会计"_s;
        member.phone = u"0572-6020001"_s;
        member.address = u"样例村1号"_s;
        member.standing = MemberStanding::Suspended;
        member.lost = true;
        member.lostSince = u"2026-01"_s;
        member.away = true;
        member.awayTo = u"省外"_s;
        member.branchPost = u"组织委员"_s;
        member.note = u"备注"_s;
        const auto saved = m_replica->members.save(member);
        VERIFY_OK(saved);
        QVERIFY(!saved->id.isNull());
        QVERIFY(saved->pending);
        QCOMPARE(saved->revision, 1);
        QCOMPARE(toFields(*saved), toFields(member));
        QCOMPARE(saved->organisation, m_replica->branch);
        // The list reads columns by hand; it has to agree with the catalogue's mapping.
        const auto record = m_replica->records.find(kind::member, saved->id.as<RecordTag>());
        VERIFY_OK(record);
        QCOMPARE(toFields(memberFrom(saved->id, m_replica->branch, record->fields)),
                 toFields(*saved));
        const auto list = m_replica->members.list();
        VERIFY_OK(list);
        QCOMPARE(toFields(list->first()), toFields(*saved));
        QVERIFY(list->first().pending);
    }

    void savingQueuesOneChange()
    {
        VERIFY_OK(m_replica->members.save(m_replica->aMember()));
        QCOMPARE(m_replica->pendingChanges(), 1);
    }

    void staleCopyIsRefusedAndQueuesNothing()
    {
        const auto read = m_replica->members.save(m_replica->aMember());
        VERIFY_OK(read);
        auto edited = *read;
        edited.post = u"会计"_s;
        VERIFY_OK(m_replica->members.save(edited));
        edited.post = u"教师"_s;
        VERIFY_ERROR(m_replica->members.save(edited), Error::Conflict);
        QCOMPARE(m_replica->pendingChanges(), 2);
    }

    void ruleViolationsNameTheFieldAndStoreNothing()
    {
        auto member = m_replica->aMember();
        member.identityNumber[16] = member.identityNumber[16] == u'1' ? u'2' : u'1';
        const auto refused = m_replica->members.save(member);
        VERIFY_ERROR(refused, Error::Invalid);
        QCOMPARE(refused.error().field, u"identityNumber"_s);
        QCOMPARE(refused.error().reason, u"checksum"_s);
        QCOMPARE(m_replica->pendingChanges(), 0);
    }

    void savedNamesAreNormalised()
    {
        auto member = m_replica->aMember();
        member.name = u" 王 样 "_s;
        const auto saved = m_replica->members.save(member);
        VERIFY_OK(saved);
        QCOMPARE(saved->name, u"王样"_s);
    }

    void listIsInTheOrderOfPinyin()
    {
        for (const auto &name :
             {u"赵一"_s, u"陈二"_s, u"阿依古丽·买买提"_s, u"李四"_s, u"安五"_s, u"王六"_s}) {
            auto member = m_replica->aMember();
            member.name = name;
            member.identityNumber.clear();
            VERIFY_OK(m_replica->members.save(member));
        }
        const auto list = m_replica->members.list();
        VERIFY_OK(list);
        QStringList names;
        for (const auto &member : *list)
            names << member.name;
        QCOMPARE(names,
                 (QStringList{u"阿依古丽·买买提"_s, u"安五"_s, u"陈二"_s, u"李四"_s, u"王六"_s,
                              u"赵一"_s}));
    }

    //! 曾 and 单 have another reading as words, 区 and 朴 as well.
    void surnamesStandWhereTheyAreSpoken()
    {
        const QStringList spoken{u"何永福"_s, u"区霞根"_s, u"欧阳立"_s, u"朴英姬"_s, u"钱小军"_s,
                                 u"单雅静"_s, u"沈月琴"_s, u"曾宪梅"_s, u"章春生"_s};
        for (qsizetype i = spoken.size(); i > 0; --i) {
            auto member = m_replica->aMember();
            member.name = spoken[i - 1];
            member.identityNumber.clear();
            VERIFY_OK(m_replica->members.save(member));
        }
        const auto list = m_replica->members.list();
        VERIFY_OK(list);
        QStringList names;
        for (const auto &member : *list)
            names << member.name;
        QCOMPARE(names, spoken);
    }

    void listAndCountKeepToTheBranch()
    {
        VERIFY_OK(m_replica->members.save(m_replica->aMember(1)));
        auto other = m_replica->aMember(2);
        other.organisation = m_replica->town;
        VERIFY_OK(m_replica->members.save(other));
        const auto list = m_replica->members.list(m_replica->branch);
        VERIFY_OK(list);
        QCOMPARE(list->size(), 1);
        QCOMPARE(*m_replica->members.count(m_replica->branch), 1);
        QCOMPARE(*m_replica->members.count(), 2);
    }

    void identityNumberFindsItsOwner()
    {
        const auto saved = m_replica->members.save(m_replica->aMember());
        VERIFY_OK(saved);
        const auto found = m_replica->members.findByIdentityNumber(saved->identityNumber);
        VERIFY_OK(found);
        QCOMPARE(*found, saved->id);
        const auto nobody = m_replica->members.findByIdentityNumber(u"990000199001010000"_s);
        VERIFY_OK(nobody);
        QVERIFY(nobody->isNull());
        QVERIFY(m_replica->members.findByIdentityNumber({})->isNull());
    }

    void anIdentityNumberBelongsToOneMember()
    {
        const auto first = m_replica->members.save(m_replica->aMember(1));
        VERIFY_OK(first);
        auto second = m_replica->aMember(1);
        second.organisation = m_replica->town; // in another branch too
        const auto refused = m_replica->members.save(second);
        VERIFY_ERROR(refused, Error::Invalid);
        QCOMPARE(refused.error().field, u"identityNumber"_s);
        QCOMPARE(refused.error().reason, u"duplicateMember"_s);
        QCOMPARE(m_replica->pendingChanges(), 1);

        // Written otherwise it is the same number.
        second.identityNumber = u' ' + second.identityNumber.toLower();
        VERIFY_ERROR(m_replica->members.save(second), Error::Invalid);

        auto other = m_replica->members.save(m_replica->aMember(2));
        VERIFY_OK(other);
        other->identityNumber = first->identityNumber;
        VERIFY_ERROR(m_replica->members.save(*other), Error::Invalid);
        VERIFY_OK(m_replica->members.save(*first));
    }

    void nobodyNeedsAnIdentityNumber()
    {
        for (int i = 1; i <= 2; ++i) {
            auto member = m_replica->aMember(i);
            member.identityNumber.clear();
            VERIFY_OK(m_replica->members.save(member));
        }
        QCOMPARE(*m_replica->members.count(), 2);
    }

    //! Two PCs, or a newer row from the hub.
    void aDoubleThatSyncBroughtIsToldAndStaysCorrectable()
    {
        auto mine = m_replica->members.save(m_replica->aMember(1));
        VERIFY_OK(mine);
        const auto theirs = m_replica->aMember(1);
        VERIFY_OK(m_replica->writer.put(kind::member, m_replica->writer.newRecordId(),
                                        theirs.organisation, toFields(theirs)));
        QVERIFY(*m_replica->members.sharesIdentityNumber(*mine));
        QCOMPARE(sharedIdentityNumbers(*m_replica->members.list()), QSet{mine->identityNumber});

        mine->note = u"同号"_s;
        mine = m_replica->members.save(*mine);
        VERIFY_OK(mine);
        mine->identityNumber = m_replica->aMember(2).identityNumber;
        mine->birthOn = {};
        mine->sex = {};
        mine = m_replica->members.save(*mine);
        VERIFY_OK(mine);
        QVERIFY(!*m_replica->members.sharesIdentityNumber(*mine));
    }

    void acknowledgedMemberIsNoLongerPending()
    {
        const auto saved = m_replica->members.save(m_replica->aMember());
        VERIFY_OK(saved);
        VERIFY_OK(m_replica->database.execute("UPDATE changes SET outcome = 'applied'"));
        const auto found = m_replica->members.find(saved->id);
        VERIFY_OK(found);
        QVERIFY(!found->pending);
        QVERIFY(!m_replica->members.list()->first().pending);
    }

private:
    std::optional<support::TestReplica> m_replica;
};

BRANCHBOOK_TEST(MemberRepositoryTest)
#include "MemberRepositoryTest.moc"
