// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Catalogue.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using models::catalogue::Field;
using models::catalogue::FieldType;
using models::catalogue::Kind;
using models::catalogue::MergePolicy;

namespace {

// Before it stands what people write; behind it what follows from the catalogue.
constexpr auto marker =
    "    # What follows is written from the catalogue by `BRANCHBOOK_WRITE=1 openapi_tests "
    "RecordSchemasTest`.\n"_L1;

QString wordOf(MergePolicy policy)
{
    switch (policy) {
    case MergePolicy::Field:
        return u"field"_s;
    case MergePolicy::Append:
        return u"append"_s;
    case MergePolicy::Guarded:
        return u"guarded"_s;
    case MergePolicy::Text:
        return u"text"_s;
    case MergePolicy::Element:
        return u"element"_s;
    case MergePolicy::Hub:
        break;
    }
    return u"hub"_s;
}

QString streamOf(const Kind &kind)
{
    const bool follows = kind.stream == models::catalogue::StreamClass::OfSubject;
    return follows ? u"of the subject"_s : models::catalogue::streamClassName(kind.stream);
}

QString schemaOfText(const Field &field)
{
    if (!field.oneOf)
        return u"type: string, maxLength: %1"_s.arg(field.maximumLength);
    const auto words = QString::fromLatin1(field.oneOf);
    // A field that need not be there may also be empty.
    const auto optional = field.required ? u""_s : u"?"_s;
    return field.isSet ? u"type: string, pattern: \"^((%1)(,(%1))*)%2$\""_s.arg(words, optional)
                       : u"type: string, pattern: \"^(%1)%2$\""_s.arg(words, optional);
}

QString schemaOf(const Field &field)
{
    switch (field.type) {
    case FieldType::Text:
        return schemaOfText(field);
    case FieldType::Integer:
        return u"type: integer"_s;
    case FieldType::Boolean:
        return u"type: boolean"_s;
    case FieldType::Date:
        return u"type: string, pattern: \"^([0-9]{4}-[0-9]{2}-[0-9]{2})%1$\""_s.arg(
            field.required ? u""_s : u"?"_s);
    case FieldType::Time:
        return u"$ref: \"#/components/schemas/Time\""_s;
    case FieldType::Id:
        return u"$ref: \"#/components/schemas/Id\""_s;
    case FieldType::Hash:
        return u"$ref: \"#/components/schemas/Hash\""_s;
    case FieldType::Value:
        return u"type: string, contentEncoding: base64url, contentMediaType: "
               "application/cbor, contentSchema: {}"_s;
    }
    return {};
}

QString schemaOf(const Kind &kind)
{
    QStringList required;
    QString properties;
    for (const auto &field : kind.fields) {
        const auto name = QString::fromLatin1(field.name);
        if (field.required)
            required += name;
        properties += u"        %1: {%2"_s.arg(name, schemaOf(field));
        if (field.references)
            properties += u", x-references: %1"_s.arg(QLatin1StringView(field.references));
        if (field.merge)
            properties += u", x-merge: %1"_s.arg(wordOf(*field.merge));
        if (field.sensitive)
            properties += u", x-sensitive: true"_s;
        properties += u"}\n"_s;
    }
    return u"    Record.%1:\n"
           "      x-stream: %2\n"
           "      x-merge: %3\n"
           "      type: object\n"
           "      required: [%4]\n"
           "      properties:\n"_s.arg(QString::fromLatin1(kind.name), streamOf(kind),
                                       wordOf(kind.merge), required.join(u", "_s))
        + properties;
}

QString schemasOfRecords()
{
    auto states = u"    State:\n      anyOf:\n        - type: \"null\"\n"_s;
    QString records;
    for (const auto &kind : models::catalogue::kinds()) {
        states += u"        - $ref: \"#/components/schemas/Record.%1\"\n"_s.arg(
            QLatin1StringView(kind.name));
        records += schemaOf(kind);
    }
    return states + records;
}

} // namespace

//! What docs/openapi.yaml says of records is what the catalogue says.
class RecordSchemasTest : public QObject
{
    Q_OBJECT

private slots:
    void documentSaysWhatTheCatalogueSays()
    {
        QFile file(support::sourceFile(QStringLiteral("docs/openapi.yaml")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(file.readAll());
        file.close();
        const auto place = text.indexOf(marker);
        QVERIFY(place > 0);
        const auto records = schemasOfRecords();
        const auto written = QStringView(text).left(place + marker.size());
        if (qEnvironmentVariableIntValue("BRANCHBOOK_WRITE") == 1) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write((written.toString() + records).toUtf8());
            return;
        }
        QVERIFY2(text.endsWith(records) && text.size() == written.size() + records.size(),
                 "run it once with BRANCHBOOK_WRITE=1");
    }
};

BRANCHBOOK_TEST(RecordSchemasTest)
#include "RecordSchemasTest.moc"
