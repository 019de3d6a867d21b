// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Catalogue.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"

#include "support/TestMain.h"

#include <QSet>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorHasItsOwnSentence()
    {
        QSet<QString> sentences;
        for (int code = Error::Internal; code <= Error::Cancelled; ++code) {
            const auto sentence = ui::text::errorSentence(Error{Error::Code(code)});
            QVERIFY(sentence.size() > 20);
            QVERIFY(!sentence.contains(u"%1"));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), Error::Cancelled + 1);
    }

    void reasonsMakeSentencesExact()
    {
        QVERIFY(ui::text::errorSentence({Error::Corrupt, {}, u"xlsx"_s}).contains(u"workbook"));
        QVERIFY(ui::text::errorSentence({Error::Corrupt, {}, u"unheardOf"_s})
                == ui::text::errorSentence(Error{Error::Corrupt}));
        const auto sentence = ui::text::errorSentence(invalid(u"identityNumber"_s, u"checksum"_s));
        QVERIFY(sentence.contains(u"Identity number"));
        QVERIFY(sentence.contains(u"check digit"));
        const Error wait{.code = Error::TooManyAttempts, .number = 30'000};
        QVERIFY(ui::text::errorSentence(wait).contains(u"30 seconds"));
        const Error large{.code = Error::TooLarge, .number = 200 * 1024 * 1024};
        QVERIFY(ui::text::errorSentence(large).contains(u"200 MB"));
    }

    void everyReasonOfTheRulesIsKnown()
    {
        for (const auto &reason : {u"required"_s,         u"tooShort"_s,
                                   u"tooLong"_s,          u"badCharacter"_s,
                                   u"length"_s,           u"checksum"_s,
                                   u"birthDate"_s,        u"future"_s,
                                   u"sexMismatch"_s,      u"birthMismatch"_s,
                                   u"joinedTooYoung"_s,   u"joinedBeforeFounding"_s,
                                   u"fullBeforeJoined"_s, u"fullTooSoon"_s,
                                   u"mobile"_s,           u"type"_s,
                                   u"unknownWord"_s,      u"control"_s,
                                   u"endBeforeStart"_s,   u"votes"_s})
            QVERIFY2(ui::text::knowsReason(reason), qPrintable(reason));
        QVERIFY(!ui::text::knowsReason(u"unheardOf"));
        QVERIFY(!ui::text::reasonText(u"unheardOf").isEmpty());
    }

    void everyCatalogueFieldHasALabel()
    {
        for (const auto &kind : catalogue::kinds()) {
            const auto kindName = QString::fromLatin1(kind.name);
            QVERIFY(ui::text::kindLabel(kindName) != kindName);
            for (const auto &field : kind.fields) {
                const auto name = QString::fromLatin1(field.name);
                QVERIFY2(ui::text::fieldLabel(kindName, name) != name, field.name);
                QVERIFY(ui::text::fieldLabel(name) != name);
            }
        }
        QCOMPARE(ui::text::fieldLabel(u"member", u"列标题"), u"列标题"_s);
    }

    void everyValueHasAName()
    {
        for (int kind = 0; kind <= int(MeetingKind::Talk); ++kind)
            QVERIFY(!ui::text::nameOf(MeetingKind(kind)).isEmpty());
        for (int type = 0; type <= int(OrganisationType::Node); ++type)
            QVERIFY(!ui::text::nameOf(OrganisationType(type)).isEmpty());
        for (int mark = 0; mark <= int(AttendanceMark::Remote); ++mark)
            QVERIFY(!ui::text::nameOf(AttendanceMark(mark)).isEmpty());
        QCOMPARE(ui::text::namesOf({MeetingKind::ThemeDay, MeetingKind::Lesson}),
                 u"Theme day, Lesson"_s);
    }

    void everyCatalogueWordHasALabel()
    {
        for (const auto &kind : catalogue::kinds()) {
            for (const auto &field : kind.fields) {
                const auto words = QString::fromLatin1(field.oneOf).split(u'|', Qt::SkipEmptyParts);
                for (const auto &word : words) {
                    const auto label = ui::text::wordLabel(QString::fromLatin1(kind.name),
                                                           QString::fromLatin1(field.name), word);
                    QVERIFY2(label != word && !label.isEmpty(), qPrintable(word));
                }
            }
        }
        QCOMPARE(ui::text::wordLabel(u"meeting", u"kinds", u"theme_day,lesson"),
                 u"Theme day, Lesson"_s);
        QCOMPARE(ui::text::wordLabel(u"member", u"lost", u"true"), u"yes"_s);
        QCOMPARE(ui::text::wordLabel(u"member", u"sex", u"unheardOf"), u"unheardOf"_s);
    }

    void datesAndTimesAreShownInShanghai()
    {
        const QDate today{2026, 11, 7};
        QCOMPARE(ui::text::dateText(today), u"Saturday, 7 November"_s);
        QCOMPARE(ui::text::longDateText(today), u"Saturday, 7 November 2026"_s);
        QCOMPARE(ui::text::monthText(today), u"November 2026"_s);
        QCOMPARE(ui::text::quarterText(today), u"Q4 2026"_s);
        QCOMPARE(ui::text::dateText({}), QString());
        constexpr qint64 nineInTheMorning = 1'794'013'200'000;
        QCOMPARE(ui::text::timeText(nineInTheMorning), u"09:00"_s);
        QCOMPARE(ui::text::momentText(nineInTheMorning, today), u"today 09:00"_s);
        QCOMPARE(ui::text::momentText(nineInTheMorning, today.addDays(1)), u"yesterday 09:00"_s);
        QCOMPARE(ui::text::momentText(nineInTheMorning, {2027, 1, 1}), u"7 November 2026 09:00"_s);
    }

    void sizesAreShort_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 B"_s;
        QTest::newRow("bytes") << qint64(999) << u"999 B"_s;
        QTest::newRow("one") << qint64(1024) << u"1.0 KB"_s;
        QTest::newRow("photo") << qint64(31 * 1024 * 1024) << u"31 MB"_s;
        QTest::newRow("video") << qint64(3) * 1024 * 1024 * 1024 / 2 << u"1.5 GB"_s;
    }

    void sizesAreShort()
    {
        QFETCH(qint64, bytes);
        QTEST(ui::text::sizeText(bytes), "text");
    }

    void spansAndRates()
    {
        QCOMPARE(ui::text::durationText(65'000), u"1:05"_s);
        QCOMPARE(ui::text::durationText(3'723'000), u"1:02:03"_s);
        QCOMPARE(ui::text::waitText(100), u"1 seconds"_s);
        QCOMPARE(ui::text::waitText(120'000), u"2 minutes"_s);
        QCOMPARE(ui::text::rateText(955), u"95.5%"_s);
        QCOMPARE(ui::text::rateText({}), u"-"_s);
    }
};

BRANCHBOOK_TEST(TextTest)
#include "TextTest.moc"
