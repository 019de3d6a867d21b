// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Access.h"
#include "models/domain/catalogue/Kinds.h"

#include "sync/hub/HubWriter.h"
#include "sync/hub/RecordStore.h"
#include "sync/hub/WorkingSet.h"
#include "sync/wire/Act.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models::catalogue;
using models::Result;
using wire::OpType;
using wire::Outcome;

//! Every cell of (role, relation, kind, operation, field): what the table says is what the hub does
//! with a signed batch, or with a pull. The records are a town's, 3301; the role is held there,
//! above, below or beside it.
class AccessMatrixTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_fixture.emplace(); }

    void cell_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<Relation>("relation");
        const std::pair<const char *, Relation> relations[] = {{"own", Relation::Own},
                                                               {"above", Relation::Above},
                                                               {"below", Relation::Below},
                                                               {"beside", Relation::Beside}};
        for (const auto *role :
             {"secretary", "committee", "reviewer", "county", "auditor", "administrator"}) {
            for (const auto &[name, relation] : relations) {
                QTest::addRow("%s, %s", role, name) << QString::fromLatin1(role) << relation;
            }
        }
    }

    void cell()
    {
        QFETCH(QString, role);
        QFETCH(Relation, relation);
        m_role = *roleNamed(role);
        m_relation = relation;
        auto device =
            m_fixture->device(QString::fromUtf8(QTest::currentDataTag()), codeAt(relation), role);
        QList<Cell> cells;
        for (const auto &kind : kinds())
            addCells(cells, *device, kind);

        QVERIFY(device->pull());
        for (const auto &kind : kinds())
            checkRead(*device, kind);

        const auto before = heads();
        QList<wire::Op> ops;
        for (const auto &cell : std::as_const(cells))
            ops.append(cell.op);
        const auto outcomes = device->push(ops);
        QCOMPARE(outcomes.size(), cells.size());
        bool isAnyAllowed = false;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto &outcome = outcomes[i];
            const bool isRefused = outcome.outcome == Outcome::Refused;
            if (cells[i].isAllowed) {
                isAnyAllowed = true;
                QVERIFY2(!isRefused || outcome.code == cells[i].otherRefusal,
                         qPrintable(cells[i].name + u": "_s + outcome.code));
                continue;
            }
            QVERIFY2(isRefused && outcome.code == u"scope" && outcome.seq == 0,
                     qPrintable(cells[i].name));
        }
        if (!isAnyAllowed)
            QCOMPARE(heads(), before);
        checkThatForbiddenLooksAbsent(*device, cells);
        m_visited += cells.size() + qsizetype(kinds().size());
    }

    void cleanupTestCase()
    {
        // New, Set and Act of each field, and the four that name none: Read, New, Act and Delete.
        qsizetype expected = 0;
        for (const auto &kind : kinds())
            expected += 3 * qsizetype(kind.fields.size()) + 4;
        if (!QTest::currentTestFailed())
            QCOMPARE(m_visited, expected * 6 * 4);
    }

private:
    struct Cell {
        QString name{};
        wire::Op op{};
        bool isAllowed = false;
        QString otherRefusal{}; //!< why an op that may be done is refused all the same
    };

    static QString codeAt(Relation relation)
    {
        switch (relation) {
        case Relation::Own:
            break;
        case Relation::Above:
            return u"33"_s;
        case Relation::Below:
            return u"3301001"_s;
        case Relation::Beside:
            return u"3302"_s;
        }
        return u"3301"_s;
    }

    QCborValue sample(const Field &field)
    {
        switch (field.type) {
        case FieldType::Text:
            return field.oneOf ? QString::fromLatin1(field.oneOf).section(u'|', 0, 0) : u"甲"_s;
        case FieldType::Integer:
        case FieldType::Time:
            return 2026;
        case FieldType::Boolean:
            return true;
        case FieldType::Date:
            return u"2026-11-07"_s;
        case FieldType::Id:
            return m_fixture->newId().bytes();
        case FieldType::Value:
            return models::canonicalCbor(QCborValue(u"甲"_s));
        case FieldType::Hash:
            break;
        }
        return QByteArray(32, 'h');
    }

    QCborMap required(const Kind &kind)
    {
        QCborMap fields;
        for (const auto &field : kind.fields) {
            if (field.required)
                fields.insert(QString::fromLatin1(field.name), sample(field));
        }
        return fields;
    }

    //! A record of the town that the hub itself wrote.
    models::RecordId target(const Kind &kind)
    {
        const auto id = m_fixture->newId();
        const hub::RecordKey key{QString::fromLatin1(kind.name), id};
        auto &store = m_fixture->hub.store();
        const auto written = store.write([&]() -> Result<void> {
            if (kind.stream == StreamClass::OfSubject)
                return putBesideAMember(key, required(kind));
            return hub::HubWriter(store, m_fixture->clock).put({{key, town, required(kind)}});
        });
        if (!written)
            qFatal("target");
        return id;
    }

    Result<void> putBesideAMember(const hub::RecordKey &key, const QCborMap &fields)
    {
        const auto stream = streamName(*find(models::kind::member), town, {});
        BB_TRY_ASSIGN(rows,
                      hub::WorkingSet::lock(m_fixture->hub.store().records(), {key},
                                            {{.name = stream,
                                              .organisation = town,
                                              .streamClass = streamClassName(StreamClass::Core)}}));
        hub::StoredRow row;
        row.key = key;
        row.organisation = town;
        row.stream = rows.stream(stream)->no;
        row.seq = rows.nextSeq(row.stream);
        row.state = models::canonicalCbor(fields);
        rows.put(std::move(row));
        return rows.flush(m_fixture->hub.store().records());
    }

    //! Why the hub refuses an op that the table allows.
    QString otherRefusal(const Kind &kind, Operation operation, const QString &field)
    {
        const bool isYear = kind.yearField && field == QLatin1StringView(kind.yearField);
        if (operation == Operation::Set && isYear)
            return u"invalid"_s;
        if (operation != Operation::Act)
            return {};
        if (field.isEmpty())
            return u"invalid"_s;
        if (!kind.isGuarded(field))
            return u"policy"_s;
        // The sample names somebody who did not sign.
        return field == u"resolvedBy" ? u"signer"_s : QString();
    }

    void addCells(QList<Cell> &cells, const support::TestDevice &device, const Kind &kind)
    {
        const auto kindName = QString::fromLatin1(kind.name);
        const auto record = target(kind);
        m_targets.insert(kindName, record);
        const auto add = [&](Operation operation, OpType type, models::RecordId id,
                             const QCborMap &set, const QString &field) {
            Cell cell;
            cell.name = kindName + u'.' + field + u' ' + QString::number(int(type));
            cell.op = device.op(type, kindName, id, town, set, 1'000'000);
            const auto may = permission(m_role, m_relation, kind, operation);
            cell.isAllowed = may.isGranted() && may.firstUncovered(set).isEmpty();
            cell.otherRefusal = otherRefusal(kind, operation, field);
            cells.append(cell);
        };
        add(Operation::New, OpType::New, m_fixture->newId(), required(kind), {});
        for (const auto &field : kind.fields) {
            const auto name = QString::fromLatin1(field.name);
            auto fields = required(kind);
            fields.insert(name, sample(field));
            add(Operation::New, OpType::New, m_fixture->newId(), fields, name);
            add(Operation::Set, OpType::Set, record, {{name, sample(field)}}, name);
            add(Operation::Act, OpType::Act, record, wire::actOf({}, {{name, sample(field)}}),
                name);
        }
        add(Operation::Act, OpType::Act, record, {}, {});
        add(Operation::Delete, OpType::Delete, target(kind), {}, {});
    }

    void checkRead(const support::TestDevice &device, const Kind &kind)
    {
        const auto kindName = QString::fromLatin1(kind.name);
        const auto row = kindName.toUtf8() + '/' + m_targets[kindName].bytes();
        bool isThere = false;
        for (const auto &stream : device.streams)
            isThere = isThere || stream.rows.contains(row);
        QVERIFY2(isThere == permission(m_role, m_relation, kind, Operation::Read).isGranted(),
                 kind.name);
    }

    //! What is forbidden here gets the answer that it gets where nothing is at all.
    void checkThatForbiddenLooksAbsent(support::TestDevice &device, const QList<Cell> &cells)
    {
        QList<wire::Op> forbidden;
        QList<wire::Op> absent;
        for (const auto &cell : cells) {
            if (cell.isAllowed)
                continue;
            forbidden.append(cell.op);
            auto op = cell.op;
            if (forbidden.size() % 2)
                op.organisation = models::newId<models::OrganisationId>(m_fixture->clock,
                                                                        m_fixture->hub.random());
            else if (op.type != OpType::New)
                op.id = m_fixture->newId();
            absent.append(op);
        }
        for (auto *ops : {&forbidden, &absent}) {
            for (auto &op : *ops)
                op.txn = 0;
        }
        if (forbidden.isEmpty())
            return;
        const auto told = device.push(forbidden);
        const auto toldOfNothing = device.push(absent);
        QCOMPARE(told.size(), forbidden.size());
        QCOMPARE(toldOfNothing.size(), absent.size());
        for (qsizetype i = 0; i < told.size(); ++i) {
            QCOMPARE(told[i].outcome, toldOfNothing[i].outcome);
            QCOMPARE(told[i].code, toldOfNothing[i].code);
            QCOMPARE(told[i].field, toldOfNothing[i].field);
            QCOMPARE(told[i].seq, toldOfNothing[i].seq);
            QCOMPARE(told[i].partial, toldOfNothing[i].partial);
        }
    }

    QMap<QString, qint64> heads()
    {
        QMap<QString, qint64> heads;
        const auto streams = support::must(m_fixture->hub.store().records().allStreams());
        for (const auto &stream : streams)
            heads.insert(stream.name, stream.head);
        return heads;
    }

    std::optional<HubFixture> m_fixture;
    const models::OrganisationId town = HubFixture::organisation(u"3301"_s);
    Role m_role = Role::Secretary;
    Relation m_relation = Relation::Own;
    QHash<QString, models::RecordId> m_targets;
    qsizetype m_visited = 0;
};

BRANCHBOOK_TEST(AccessMatrixTest)
#include "AccessMatrixTest.moc"
