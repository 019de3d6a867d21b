// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MemberRules.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class MemberRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void identityNumbersAreJudged_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("fault");
        QTest::newRow("standard's first example") << u"11010519491231002X"_s << QString();
        QTest::newRow("standard's second example") << u"440524188001010014"_s << QString();
        QTest::newRow("bad check character") << u"110105194912310021"_s << u"checksum"_s;
        QTest::newRow("30 February") << u"110105199002300028"_s << u"birthDate"_s;
        QTest::newRow("1900 was no leap year") << u"110105190002290025"_s << u"birthDate"_s;
        QTest::newRow("born in the future") << u"110105209912310029"_s << u"future"_s;
        QTest::newRow("old number") << u"110105491231002"_s << u"length"_s;
        QTest::newRow("letter inside") << u"11010519491231O02X"_s << u"badCharacter"_s;
        QTest::newRow("other alphabet's digits") << u"११०१०५१९४९१२३१००२X"_s << u"badCharacter"_s;
    }

    void identityNumbersAreJudged()
    {
        QFETCH(QString, number);
        QFETCH(QString, fault);
        QCOMPARE(identityNumberFault(number, today), fault);
    }

    void oldNumbersAreCompleted()
    {
        QCOMPARE(completedIdentityNumber(u"110105491231002"_s), u"11010519491231002X"_s);
        QCOMPARE(completedIdentityNumber(u"11010549123100"_s), u"11010549123100"_s);
        QCOMPARE(completedIdentityNumber(u"11010549123100A"_s), u"11010549123100A"_s);
    }

    void numbersTellBirthAndSex()
    {
        QCOMPARE(birthOfIdentityNumber(u"11010519491231002X"), QDate(1949, 12, 31));
        QCOMPARE(sexOfIdentityNumber(u"11010519491231002X"), Sex::Female);
        QCOMPARE(sexOfIdentityNumber(u"440524188001010014"), Sex::Male);
        QVERIFY(!birthOfIdentityNumber(u"1101").isValid());
        QVERIFY(!sexOfIdentityNumber(u"1101"));
    }

    void goodMembersHaveNoFindings()
    {
        QCOMPARE(check(good(), today), QList<Finding>());
        QCOMPARE(check(Member{.name = u"李海"_s}, today), QList<Finding>());
    }

    void findingsNameFieldReasonAndSeverity_data()
    {
        QTest::addColumn<Member>("member");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("warning");
        const auto row = [](const char *title, const char *field, const char *reason, auto change,
                            bool warning = false) {
            auto member = good();
            change(member);
            QTest::newRow(title) << member << QString::fromLatin1(field)
                                 << QString::fromLatin1(reason) << warning;
        };
        row("no name", "name", "required", [](Member &m) { m.name.clear(); });
        row("one character", "name", "tooShort", [](Member &m) { m.name = u"张"_s; });
        row("one rare character", "name", "tooShort", [](Member &m) { m.name = u"𬱖"_s; });
        row("51 characters", "name", "tooLong", [](Member &m) { m.name = QString(51, u'王'); });
        row("digit in the name", "name", "badCharacter", [](Member &m) { m.name = u"张3"_s; });
        row("wrong check digit", "identityNumber", "checksum",
            [](Member &m) { m.identityNumber[17] = m.identityNumber[17] == u'1' ? u'2' : u'1'; });
        row("short number", "identityNumber", "length",
            [](Member &m) { m.identityNumber.chop(1); });
        row(
            "other sex", "sex", "sexMismatch", [](Member &m) { m.sex = Sex::Female; }, true);
        row(
            "other birthday", "birthOn", "birthMismatch",
            [](Member &m) {
                m.birthOn = {1980, 3, 2};
            },
            true);
        row("born tomorrow", "birthOn", "future",
            [](Member &m) { m = {.name = u"李海"_s, .birthOn = today.addDays(1)}; });
        row("joined at 15", "joinedOn", "joinedTooYoung", [](Member &m) {
            m.joinedOn = {1995, 7, 1};
            m.fullMemberOn = {};
        });
        row("joined the day before 18", "joinedOn", "joinedTooYoung", [](Member &m) {
            m.joinedOn = {1998, 2, 28};
            m.fullMemberOn = {};
        });
        row("joined before there was a Party", "joinedOn", "joinedBeforeFounding", [](Member &m) {
            m = {.name = u"李海"_s, .joinedOn = {1921, 7, 22}};
        });
        row("lost since no month", "lostSince", "month",
            [](Member &m) { m.lostSince = u"去年"_s; });
        row("lost since the 13th month", "lostSince", "month",
            [](Member &m) { m.lostSince = u"2025-13"_s; });
        row("lost since one digit", "lostSince", "month",
            [](Member &m) { m.lostSince = u"2025-1"_s; });
        row("lost next month", "lostSince", "future",
            [](Member &m) { m.lostSince = u"2026-12"_s; });
        row("joins tomorrow", "joinedOn", "future", [](Member &m) {
            m.joinedOn = today.addDays(1);
            m.fullMemberOn = {};
        });
        row("full in the future", "fullMemberOn", "future", [](Member &m) {
            m.fullMemberOn = {2031, 7, 1};
        });
        row("full before joining", "fullMemberOn", "fullBeforeJoined", [](Member &m) {
            m.fullMemberOn = {2000, 6, 30};
        });
        row("full after eleven months", "fullMemberOn", "fullTooSoon", [](Member &m) {
            m.fullMemberOn = {2001, 6, 30};
        });
        row(
            "short probation in 1966", "fullMemberOn", "fullTooSoon",
            [](Member &m) {
                m = {.name = u"李海"_s, .joinedOn = {1966, 7, 1}, .fullMemberOn = {1966, 12, 1}};
            },
            true);
        row(
            "short probation on the last day before the rule", "fullMemberOn", "fullTooSoon",
            [](Member &m) {
                m = {.name = u"李海"_s, .joinedOn = {1979, 12, 31}, .fullMemberOn = {1980, 12, 30}};
            },
            true);
        row("short probation on the first day of the rule", "fullMemberOn", "fullTooSoon",
            [](Member &m) {
                m = {.name = u"李海"_s, .joinedOn = {1980, 1, 1}, .fullMemberOn = {1980, 12, 31}};
            });
        row("five digits", "mobile", "mobile", [](Member &m) { m.mobile = u"12345"_s; });
        row("unknown range", "mobile", "mobile", [](Member &m) { m.mobile = u"12800000000"_s; });
        row("two numbers", "mobile", "mobile",
            [](Member &m) { m.mobile = u"1390000000013900000001"_s; });
    }

    void findingsNameFieldReasonAndSeverity()
    {
        QFETCH(Member, member);
        QFETCH(QString, field);
        QFETCH(QString, reason);
        QFETCH(bool, warning);
        const auto severity = warning ? Finding::Severity::Warning : Finding::Severity::Error;
        const QList<Finding> expected{{field, reason, severity}};
        QCOMPARE(check(member, today), expected);
    }

    void eighteenOnTheDayAndFullAfterAYearAreRight()
    {
        auto member = good();
        member.joinedOn = {1998, 3, 1};
        member.fullMemberOn = {1999, 3, 1};
        QCOMPARE(check(member, today), QList<Finding>());
        member.joinedOn = {2020, 2, 29};
        member.fullMemberOn = {2021, 2, 28};
        QCOMPARE(check(member, today), QList<Finding>());
    }

    void theFirstDayAndTheFirstMemberOfTheRuleAreRight()
    {
        QCOMPARE(check(Member{.name = u"李海"_s, .joinedOn = {1921, 7, 23}}, today),
                 QList<Finding>());
        const Member member{
            .name = u"李海"_s, .joinedOn = {1980, 1, 1}, .fullMemberOn = {1981, 1, 1}};
        QCOMPARE(check(member, today), QList<Finding>());
    }

    void lostSinceThisMonthIsRight()
    {
        QCOMPARE(check(Member{.name = u"李海"_s, .lost = true, .lostSince = u"2026-11"_s}, today),
                 QList<Finding>());
    }

    void monthsAreNormalised_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("as it is") << u"2026-01"_s << u"2026-01"_s;
        QTest::newRow("dot") << u"2026.1"_s << u"2026-01"_s;
        QTest::newRow("Chinese") << u"２０２６年１月"_s << u"2026-01"_s;
        QTest::newRow("six digits") << u"202611"_s << u"2026-11"_s;
        QTest::newRow("words stay") << u"去年"_s << u"去年"_s;
    }

    void monthsAreNormalised()
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        QCOMPARE(normalised(Member{.name = u"李海"_s, .lostSince = typed}).lostSince, kept);
    }

    void sharedNumbersAreFoundAndEmptyOnesAreNot()
    {
        auto first = good();
        auto other = good();
        other.identityNumber = support::sampleIdentityNumber({1981, 3, 1}, 12);
        auto nobody = good();
        nobody.identityNumber.clear();
        QCOMPARE(sharedIdentityNumbers({first, other, nobody, nobody}), QSet<QString>());
        QCOMPARE(sharedIdentityNumbers({first, other, nobody, first}), QSet{first.identityNumber});
    }

    void rareAndMinorityNamesPass_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("extension E") << u"张𬱖"_s;
        QTest::newRow("dotted") << u"阿卜杜热西提·买买提"_s;
        QTest::newRow("zero") << u"李〇"_s;
        QTest::newRow("extension H") << QString::fromUcs4(U"王\U00031350");
        QTest::newRow("Latin") << u"Anna Maria"_s;
    }

    void rareAndMinorityNamesPass()
    {
        QFETCH(QString, name);
        QCOMPARE(check(Member{.name = name}, today), QList<Finding>());
    }

    void writingIsNormalised_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("space inside") << u"欧阳 建国"_s << u"欧阳建国"_s;
        QTest::newRow("wide space") << u"　李　海 "_s << u"李海"_s;
        QTest::newRow("bullet") << u"阿卜杜•买买提"_s << u"阿卜杜·买买提"_s;
        QTest::newRow("katakana dot") << u"阿卜杜・买买提"_s << u"阿卜杜·买买提"_s;
        QTest::newRow("spaced dot") << u"阿卜杜 · 买买提"_s << u"阿卜杜·买买提"_s;
        QTest::newRow("words keep one space") << u"Anna  Maria"_s << u"Anna Maria"_s;
        QTest::newRow("rare") << u"张𬱖"_s << u"张𬱖"_s;
    }

    void writingIsNormalised()
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        QCOMPARE(normalised(Member{.name = typed}).name, kept);
    }

    void numbersAreNormalised()
    {
        const auto member = normalised(Member{.name = u"李海"_s,
                                              .identityNumber = u"\t１１０１０５19491231 002x"_s,
                                              .mobile = u"+86 １３９-8806-4017"_s,
                                              .address = u" 示例村５组 "_s});
        QCOMPARE(member.identityNumber, u"11010519491231002X"_s);
        QCOMPARE(member.mobile, u"13988064017"_s);
        QCOMPARE(member.address, u"示例村5组"_s);
        QCOMPARE(normalised(Member{.identityNumber = u"110105491231002"_s}).identityNumber,
                 u"11010519491231002X"_s);
    }

    void masksHideEnough()
    {
        QCOMPARE(maskedIdentityNumber(u"11010519491231002X"_s), u"110*************2X"_s);
        QCOMPARE(maskedIdentityNumber({}), QString());
        QCOMPARE(maskedIdentityNumber(u"1234"_s), u"****"_s);
        QCOMPARE(maskedMobile(u"13812341027"_s), u"138****1027"_s);
        QCOMPARE(maskedMobile(u"12345"_s), u"***45"_s);
        QCOMPARE(maskedDate({1949, 12, 31}), u"19**"_s);
        QCOMPARE(maskedDate({}), QString());
    }

private:
    inline static const QDate today{2026, 11, 7};

    static Member good()
    {
        return {.name = u"李海"_s,
                .sex = Sex::Male,
                .identityNumber = support::sampleIdentityNumber({1980, 3, 1}, 11),
                .birthOn = {1980, 3, 1},
                .joinedOn = {2000, 7, 1},
                .fullMemberOn = {2001, 7, 1},
                .mobile = u"13900000000"_s};
    }
};

BRANCHBOOK_TEST(MemberRulesTest)
#include "MemberRulesTest.moc"
