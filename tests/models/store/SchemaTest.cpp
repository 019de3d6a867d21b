// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/store/RecordTable.h"
#include "models/store/SchemaCheck.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! The catalogue and the tables of the replica agree, and every value comes back from its column.
class SchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void everyFieldOfTheCatalogueHasItsColumn() { VERIFY_OK(checkSchema(m_replica->database)); }

    void aMissingColumnIsNamed()
    {
        VERIFY_OK(m_replica->database.execute("ALTER TABLE members DROP COLUMN branch_post"));
        const auto checked = checkSchema(m_replica->database);
        VERIFY_ERROR(checked, Error::Internal);
        QCOMPARE(checked.error().detail, u"members.branch_post"_s);
        VERIFY_ERROR(m_replica->vault.openDatabase(), Error::Internal);
    }

    void valuesOfEveryKindComeBackFromTheirColumns()
    {
        for (const auto &kind : catalogue::kinds()) {
            const auto table = RecordTable::create(m_replica->database, kind);
            VERIFY_OK(table);
            StoredRow row;
            row.id = RecordId(QUuid::createUuid());
            row.organisation = m_replica->branch;
            for (const auto &field : kind.fields)
                row.fields.insert(QString::fromLatin1(field.name), sampleOf(field));
            row.fields.insert(u"ofANewerProgram"_s, QCborMap{{u"a"_s, 1}});
            row.stream = 1;
            row.revision = 3;
            row.seq = 9;
            row.hubHash = QByteArray(32, 'h');
            VERIFY_OK((*table)->put(row));
            row.revision = 4;
            VERIFY_OK((*table)->put(row)); // replaces
            const auto found = (*table)->find(row.id);
            VERIFY_OK(found);
            QVERIFY(found->has_value());
            QCOMPARE(canonicalCbor((*found)->fields), canonicalCbor(row.fields));
            QCOMPARE((*found)->organisation, row.organisation);
            QCOMPARE((*found)->revision, 4);
            QCOMPARE((*found)->seq, 9);
            QCOMPARE((*found)->hubHash, row.hubHash);
            VERIFY_OK((*table)->erase(row.id));
            QVERIFY(!(*table)->find(row.id)->has_value());
        }
    }

    void valuesOfAWrongTypeAreRefusedByName()
    {
        const auto table =
            RecordTable::create(m_replica->database, *catalogue::find(kind::attendance));
        VERIFY_OK(table);
        StoredRow row;
        row.fields.insert(u"year"_s, u"2026"_s);
        const auto refused = (*table)->put(row);
        VERIFY_ERROR(refused, Error::Invalid);
        QCOMPARE(refused.error().field, u"year"_s);
    }

private:
    static QCborValue sampleOf(const catalogue::Field &field)
    {
        using enum catalogue::FieldType;
        switch (field.type) {
        case Text:
            return u"文本"_s;
        case Integer:
        case Time:
            return qint64(-1'794'013'200'000);
        case Boolean:
            return false;
        case Date:
            return u"2026-11-07"_s;
        case Id:
            return QByteArray(16, '\0');
        case Hash:
            return QByteArray(32, 'x');
        case Value:
            return QByteArray("\x61x");
        }
        return {};
    }

    std::optional<support::TestReplica> m_replica;
};

BRANCHBOOK_TEST(SchemaTest)
#include "SchemaTest.moc"
