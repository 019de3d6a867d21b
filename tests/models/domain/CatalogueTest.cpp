// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Catalogue.h"

#include "models/domain/catalogue/Kinds.h"
#include "support/TestMain.h"

#include <QSet>
#include <QTest>

using namespace models;

class CatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void namesAreUniqueAndReferencesExist()
    {
        QSet<QString> kinds, tables;
        for (const auto &kind : catalogue::kinds()) {
            QVERIFY(!kinds.contains(QString::fromLatin1(kind.name)));
            QVERIFY(!tables.contains(QString::fromLatin1(kind.table)));
            kinds.insert(QString::fromLatin1(kind.name));
            tables.insert(QString::fromLatin1(kind.table));
            QSet<QString> fields;
            for (const auto &field : kind.fields) {
                QVERIFY(!fields.contains(QString::fromLatin1(field.name)));
                fields.insert(QString::fromLatin1(field.name));
                QVERIFY(!field.references || catalogue::find(QLatin1StringView(field.references)));
                QVERIFY(field.type != catalogue::FieldType::Text || field.maximumLength > 0);
            }
        }
    }

    void columnsAreSnakeCase()
    {
        const auto *member = catalogue::find(kind::member);
        QVERIFY(member);
        QCOMPARE(member->field(u"identityNumber")->column(), QStringLiteral("identity_number"));
        QVERIFY(!member->field(u"shoeSize"));
    }

    void faultsNameFieldAndReason_data()
    {
        QTest::addColumn<QCborMap>("fields");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        const QCborMap good{{QStringLiteral("name"), QStringLiteral("张𬱖")},
                            {QStringLiteral("category"), QStringLiteral("full")}};
        const auto with = [&](const char *name, const QCborValue &value) {
            auto fields = good;
            fields[QString::fromLatin1(name)] = value;
            return fields;
        };
        QTest::newRow("good") << good << QString() << QString();
        QTest::newRow("no name") << with("name", QCborValue(nullptr)) << "name"
                                 << "required";
        QTest::newRow("empty name") << with("name", QString()) << "name"
                                    << "required";
        QTest::newRow("long name") << with("name", QString(51, u'王')) << "name"
                                   << "tooLong";
        QTest::newRow("nul") << with("name", QString(QChar(0))) << "name"
                             << "control";
        QTest::newRow("word") << with("category", QStringLiteral("maybe")) << "category"
                              << "unknownWord";
        QTest::newRow("date") << with("birthOn", QStringLiteral("1990-02-30")) << "birthOn"
                              << "type";
        QTest::newRow("type") << with("lost", 1) << "lost"
                              << "type";
        QTest::newRow("newer field") << with("shoeSize", 42) << QString() << QString();
    }

    void faultsNameFieldAndReason()
    {
        QFETCH(QCborMap, fields);
        QFETCH(QString, field);
        QFETCH(QString, reason);
        const auto faults = catalogue::validate(*catalogue::find(kind::member), fields, true);
        QCOMPARE(faults.isEmpty(), field.isEmpty());
        if (!faults.isEmpty()) {
            QCOMPARE(faults.first().field, field);
            QCOMPARE(faults.first().reason, reason);
        }
    }

    void aSetHoldsSeveralWords()
    {
        const auto *meeting = catalogue::find(kind::meeting);
        QCborMap fields{{QStringLiteral("kinds"), QStringLiteral("theme_day,lesson")}};
        QVERIFY(catalogue::validate(*meeting, fields, false).isEmpty());
        fields[QStringLiteral("kinds")] = QStringLiteral("theme_day,party");
        QCOMPARE(catalogue::validate(*meeting, fields, false).size(), 1);
    }

    void streamsCarryTheYear()
    {
        const auto org = organisationIdOfCode(u"3301001");
        const auto *attendance = catalogue::find(kind::attendance);
        QCOMPARE(catalogue::streamName(*attendance, org, {{QStringLiteral("year"), 2026}}),
                 org.toString() + QStringLiteral("/attendance/2026"));
        QCOMPARE(catalogue::streamName(*catalogue::find(kind::member), org, {}),
                 org.toString() + QStringLiteral("/core"));
    }
};

BRANCHBOOK_TEST(CatalogueTest)
#include "CatalogueTest.moc"
