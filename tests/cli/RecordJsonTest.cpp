// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RecordJson.h"

#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/TestMain.h"

using namespace Qt::StringLiterals;
using namespace models;

class RecordJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeOfFieldRoundTrips()
    {
        const auto &attachment = *catalogue::find(kind::attachment);
        const auto meeting = organisationIdOfCode(u"3301").toString();
        const auto hash = QString(64, u'a');
        const QJsonObject object{{u"meeting"_s, meeting},
                                 {u"role"_s, u"photo"_s},
                                 {u"hash"_s, hash},
                                 {u"size"_s, 3'000'000'000.0},
                                 {u"caption"_s, u"河道清理"_s},
                                 {u"takenAt"_s, 1'794'013'200'000.0}};

        const auto fields = cli::fieldsOf(attachment, object);

        VERIFY_OK(fields);
        QCOMPARE(fields->value(u"size"_s).toInteger(), 3'000'000'000);
        QVERIFY(catalogue::validate(attachment, *fields, false).isEmpty());
        auto shown = cli::toJson(attachment, Record{.fields = *fields});
        for (const auto &extra : {u"id"_s, u"org"_s, u"pending"_s})
            QVERIFY(shown.contains(extra));
        for (auto it = object.begin(); it != object.end(); ++it)
            QCOMPARE(shown.value(it.key()), it.value());
    }

    void nullClears()
    {
        const auto fields =
            cli::fieldsOf(*catalogue::find(kind::member), {{u"mobile"_s, QJsonValue::Null}});
        VERIFY_OK(fields);
        QVERIFY(fields->value(u"mobile"_s).isNull());
    }

    void whatCannotBeIsRefusedByName_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("misspelt") << "nmae" << QJsonValue(u"A"_s);
        QTest::newRow("number for text") << "name" << QJsonValue(5);
        QTest::newRow("text for boolean") << "lost" << QJsonValue(u"yes"_s);
    }

    void whatCannotBeIsRefusedByName()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        const auto fields = cli::fieldsOf(*catalogue::find(kind::member), {{field, value}});
        VERIFY_ERROR(fields, Error::Invalid);
        QCOMPARE(fields.error().field, field);
    }

    void halfANumberIsNoInteger()
    {
        VERIFY_ERROR(cli::fieldsOf(*catalogue::find(kind::meeting), {{u"year"_s, 2026.5}}),
                     Error::Invalid);
    }
};

BRANCHBOOK_TEST(RecordJsonTest)
#include "RecordJsonTest.moc"

#include <QTest>
