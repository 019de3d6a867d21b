// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/StateLayout.h"

#include "models/domain/CanonicalCbor.h"
#include "support/TestMain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::StateLayout;
using engine::StateValue;

class StateLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void fieldsComeInTheOrderOfTheCatalogue()
    {
        const QCborMap fields{{u"meeting"_s, QByteArray(16, 'm')},
                              {u"member"_s, QByteArray(16, 'p')},
                              {u"year"_s, 2026},
                              {u"mark"_s, u"present"_s},
                              {u"markedAt"_s, qint64(1'794'013'200'000)}};
        QVERIFY(read(models::canonicalCbor(fields)));
        QCOMPARE(m_values.size(), size_t(6));
        QCOMPARE(m_values[0].bytes.toByteArray(), QByteArray(16, 'm'));
        QCOMPARE(m_values[1].bytes.toByteArray(), QByteArray(16, 'p'));
        QCOMPARE(m_values[2].number, 2026);
        QCOMPARE(m_values[3].bytes.toByteArray(), "present");
        QCOMPARE(m_values[4].type, StateValue::Type::Absent);
        QCOMPARE(m_values[5].number, 1'794'013'200'000);
        QVERIFY(m_ext.isEmpty());
    }

    void unknownFieldsAreKeptAsTheyCame()
    {
        QCborMap fields = attendance();
        const QCborMap unknown{{u"zz"_s, QCborArray{1, u"x"_s, QCborMap{{u"k"_s, 2}}}},
                               {u"a"_s, true},
                               {u"somethingLong"_s, -5}};
        for (const auto &[key, value] : unknown)
            fields.insert(key, value);
        QVERIFY(read(models::canonicalCbor(fields)));
        QCOMPARE(m_ext, models::canonicalCbor(unknown));
    }

    void stateWithoutARequiredFieldIsNone_data()
    {
        QTest::addColumn<QString>("field");
        for (const auto *name : {"meeting", "member", "year", "mark"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void stateWithoutARequiredFieldIsNone()
    {
        QFETCH(QString, field);
        auto fields = attendance();
        fields.remove(field);
        QVERIFY(!read(models::canonicalCbor(fields)));
        fields.insert(field, nullptr);
        QVERIFY(!read(models::canonicalCbor(fields)));
    }

    void valueOfAnotherTypeIsRefused()
    {
        auto fields = attendance();
        fields.insert(u"year"_s, u"2026"_s);
        QVERIFY(!read(models::canonicalCbor(fields)));
        fields = attendance();
        fields.insert(u"member"_s, QByteArray(15, 'p'));
        QVERIFY(!read(models::canonicalCbor(fields)));
    }

    void everyCutIsRefused()
    {
        const auto whole = models::canonicalCbor(attendance());
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!read(whole.left(size)), qPrintable(QString::number(size)));
        QVERIFY(!read(whole + "x"));
    }

private:
    static QCborMap attendance()
    {
        return {{u"meeting"_s, QByteArray(16, 'm')},
                {u"member"_s, QByteArray(16, 'p')},
                {u"year"_s, 2026},
                {u"mark"_s, u"present"_s}};
    }

    bool read(const QByteArray &state)
    {
        static const StateLayout layout(*models::catalogue::find(u"attendance"));
        m_state = state;
        return layout.read(m_state, m_values, m_ext);
    }

    QByteArray m_state;
    std::vector<StateValue> m_values;
    QByteArray m_ext;
};

BRANCHBOOK_TEST(StateLayoutTest)
#include "StateLayoutTest.moc"
