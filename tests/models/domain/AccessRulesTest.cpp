// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Access.h"

#include "models/domain/catalogue/Kinds.h"
#include "support/TestMain.h"

#include <QCborMap>
#include <QTest>

using namespace models::catalogue;
using namespace Qt::StringLiterals;

//! The table of who may do what, and how its lines are read.
class AccessRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyLineNamesKindsAndFieldsThatExist()
    {
        for (const auto &rule : accessRules()) {
            QVERIFY(rule.roles && rule.relations && rule.operations);
            for (const auto &name : QString::fromLatin1(rule.kinds).split(u'|')) {
                const auto *kind = find(name);
                QVERIFY2(kind, qPrintable(name));
                const auto fields =
                    rule.fields ? QString::fromLatin1(rule.fields).split(u'|') : QStringList();
                for (const auto &field : fields)
                    QVERIFY2(kind->field(field), qPrintable(name + u'.' + field));
            }
        }
    }

    void everyKindIsReadBySomebody()
    {
        for (const auto &kind : kinds()) {
            const auto &rules = accessRules();
            QVERIFY2(std::ranges::any_of(rules,
                                         [&](const AccessRule &rule) {
                                             return rule.operations.testFlag(Operation::Read)
                                                 && QString::fromLatin1(rule.kinds)
                                                        .split(u'|')
                                                        .contains(QLatin1StringView(kind.name));
                                         }),
                     kind.name);
        }
    }

    //! A stream is read whole or not at all, so its kinds must agree.
    void kindsOfOneStreamAreReadAlike()
    {
        for (const auto role : roles) {
            for (const auto relation : relations) {
                const auto readable = readableStreams(role, relation);
                for (const auto &kind : kinds()) {
                    if (kind.stream == StreamClass::OfSubject)
                        continue;
                    QCOMPARE(permission(role, relation, kind, Operation::Read).isGranted(),
                             readable.contains(streamClassName(kind.stream)));
                }
            }
        }
    }

    //! A conflict travels in the stream of its record, so whoever reads one is told the other.
    void conflictsAreReadByThoseWhoReadWhatTheyAreAbout()
    {
        const auto &conflict = *find(models::kind::conflict);
        QCOMPARE(conflict.stream, StreamClass::OfSubject);
        for (const auto role : roles) {
            for (const auto relation : relations) {
                const bool readsSome = std::ranges::any_of(kinds(), [&](const Kind &kind) {
                    return kind.stream != StreamClass::OfSubject
                        && isWrittenByPeople(kind, Operation::Set)
                        && permission(role, relation, kind, Operation::Read).isGranted();
                });
                QCOMPARE(permission(role, relation, conflict, Operation::Read).isGranted(),
                         readsSome);
            }
        }
    }

    void conflictsAreDecidedButNeverMadeByPeople()
    {
        const auto &conflict = *find(models::kind::conflict);
        QVERIFY(isWrittenByPeople(conflict, Operation::Act));
        for (const auto operation : {Operation::New, Operation::Set, Operation::Delete})
            QVERIFY(!isWrittenByPeople(conflict, operation));
    }

    void whoeverWritesAlsoReads()
    {
        for (const auto role : roles) {
            for (const auto relation : relations) {
                for (const auto &kind : kinds()) {
                    for (const auto operation : writing) {
                        if (permission(role, relation, kind, operation).isGranted())
                            QVERIFY(permission(role, relation, kind, Operation::Read).isGranted());
                    }
                }
            }
        }
    }

    void auditorsAndAdministratorsWriteNothing()
    {
        for (const auto role : {Role::Auditor, Role::Administrator}) {
            for (const auto relation : relations) {
                for (const auto &kind : kinds()) {
                    for (const auto operation : writing)
                        QVERIFY(!permission(role, relation, kind, operation).isGranted());
                }
            }
        }
    }

    void administratorsReadTheTreeAndThePeopleOnly()
    {
        QCOMPARE(readableStreams(Role::Administrator, Relation::Above), QStringList{u"hub"_s});
        QVERIFY(readableStreams(Role::Auditor, Relation::Above).contains(u"core"_s));
    }

    void besideNothingIsAllowed()
    {
        for (const auto role : roles) {
            QVERIFY(readableStreams(role, Relation::Beside).isEmpty());
            for (const auto &kind : kinds()) {
                for (const auto operation : writing)
                    QVERIFY(!permission(role, Relation::Beside, kind, operation).isGranted());
            }
        }
    }

    void whatNoLineAllowsIsForbidden()
    {
        QVERIFY(
            !permission({}, Role::Secretary, Relation::Own, u"member", Operation::Set).isGranted());
    }

    void linesOfOnePersonAddUp()
    {
        static constexpr AccessRule rules[] = {
            {"wage|due", Role::Secretary, Relation::Own, Operation::Set, "paidOn|paidBy"},
            {"due", Role::Secretary, Relation::Own, Operation::Set, "note"},
            {"due", Role::Committee, Relation::Own, Operation::Set},
        };
        const auto set = [&](Role role, QAnyStringView kind) {
            return permission(rules, role, Relation::Own, kind, Operation::Set);
        };
        const auto due = set(Role::Secretary, u"due");
        QVERIFY(due.isGranted());
        QVERIFY(due.covers(u"paidOn") && due.covers(u"note") && !due.covers(u"amountFen"));
        QVERIFY(!set(Role::Secretary, u"wage").covers(u"note"));
        QVERIFY(!set(Role::Secretary, u"du").isGranted());
        QVERIFY(set(Role::Committee, u"due").covers(u"amountFen"));
        QVERIFY(!set(Role::Committee, u"wage").isGranted());
        QVERIFY(!permission(rules, Role::Secretary, Relation::Above, u"due", Operation::Set)
                     .isGranted());
        QVERIFY(!permission(rules, Role::Secretary, Relation::Own, u"due", Operation::Delete)
                     .isGranted());
        auto both = due;
        both.add(set(Role::Committee, u"due"));
        QVERIFY(both.covers(u"amountFen"));
    }

    void firstUncoveredNamesTheField()
    {
        const auto some = Permission::onlyFields("note|paidOn");
        QCOMPARE(some.firstUncovered({{u"note"_s, u"a"_s}}), QString());
        QCOMPARE(some.firstUncovered({{u"note"_s, u"a"_s}, {u"wage"_s, 1}}), u"wage"_s);
        QCOMPARE(Permission::everyField().firstUncovered({{u"newer"_s, 1}}), QString());
    }

    void treeAndPeopleAreTheHubsToWrite()
    {
        QVERIFY(!isWrittenByPeople(*find(models::kind::organisation)));
        QVERIFY(!isWrittenByPeople(*find(models::kind::person)));
        QVERIFY(isWrittenByPeople(*find(models::kind::member)));
    }

    void rolesAreThoseOfThePersonKind()
    {
        const auto words =
            QString::fromLatin1(find(models::kind::person)->field(u"role")->oneOf).split(u'|');
        QCOMPARE(words.size(), qsizetype(std::size(roles)));
        for (const auto &word : words)
            QVERIFY(roleNamed(word));
        QVERIFY(!roleNamed(u"root"));
    }

    void nobodyDeletesAMember()
    {
        const auto &member = *find(models::kind::member);
        QVERIFY(!isWrittenByPeople(member, Operation::Delete));
        QVERIFY(isWrittenByPeople(*find(models::kind::meeting), Operation::Delete));
        for (const auto role : {Role::Secretary, Role::Committee}) {
            QVERIFY(permission(role, Relation::Own, member, Operation::New).isGranted());
            QVERIFY(permission(role, Relation::Own, member, Operation::Set).isGranted());
            QVERIFY(!permission(role, Relation::Own, member, Operation::Delete).isGranted());
        }
    }

private:
    static constexpr Role roles[] = {Role::Secretary, Role::Committee, Role::Reviewer,
                                     Role::County,    Role::Auditor,   Role::Administrator};
    static constexpr Relation relations[] = {Relation::Own, Relation::Above, Relation::Below,
                                             Relation::Beside};
    static constexpr Operation writing[] = {Operation::New, Operation::Set, Operation::Delete,
                                            Operation::Act};
};

BRANCHBOOK_TEST(AccessRulesTest)
#include "AccessRulesTest.moc"
