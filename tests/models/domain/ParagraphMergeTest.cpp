// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ParagraphMerge.h"

#include "support/TestMain.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class ParagraphMergeTest : public QObject
{
    Q_OBJECT

private slots:
    void bothSidesAreTaken_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("merged");
        QTest::addColumn<int>("contested");
        const auto row = [](const char *name, const char16_t *base, const char16_t *first,
                            const char16_t *second, const char16_t *merged, int contested = 0) {
            QTest::newRow(name) << QString::fromUtf16(base) << QString::fromUtf16(first)
                                << QString::fromUtf16(second) << QString::fromUtf16(merged)
                                << contested;
        };
        row("nothing changed", u"一\n二", u"一\n二", u"一\n二", u"一\n二");
        row("one side changed", u"一\n二", u"一\n贰", u"一\n二", u"一\n贰");
        row("other side changed", u"一\n二", u"一\n二", u"壹\n二", u"壹\n二");
        row("different paragraphs", u"一\n二\n三", u"壹\n二\n三", u"一\n二\n叁", u"壹\n二\n叁");
        row("same change", u"一\n二", u"一\n贰", u"一\n贰", u"一\n贰");
        row("same paragraph", u"一\n二\n三", u"一\n贰\n三", u"一\n两\n三", u"一\n贰\n两\n三", 1);
        row("both add at the end", u"一", u"一\n甲", u"一\n乙", u"一\n甲\n乙");
        row("one adds, one deletes", u"一\n二\n三", u"一\n二\n三\n四", u"二\n三", u"二\n三\n四");
        row("deleted on both sides", u"一\n二\n三", u"一\n三", u"一\n三", u"一\n三");
        row("changed here, deleted there", u"一\n二\n三", u"一\n贰\n三", u"一\n三", u"一\n贰\n三");
        row("from nothing", u"", u"甲", u"乙", u"甲\n乙");
        row("cleared on one side", u"一\n二", u"", u"一\n二", u"");
        row("empty lines", u"一\n\n二", u"一\n\n二\n三", u"零\n\n二", u"零\n\n二\n三");
    }

    void bothSidesAreTaken()
    {
        QFETCH(QString, base);
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto merged = mergeParagraphs(base, first, second);
        QTEST(merged.text, "merged");
        QTEST(merged.contested, "contested");
    }

    void withoutACommonTextNothingIsLeftOut()
    {
        QCOMPARE(mergeParagraphs(u"一\n甲\n二"_s, u"一\n乙\n二\n三"_s).text,
                 u"一\n甲\n乙\n二\n三"_s);
        QCOMPARE(mergeParagraphs(u"甲"_s, u""_s).text, u"甲"_s);
        QCOMPARE(mergeParagraphs(u"甲"_s, u"甲"_s).text, u"甲"_s);
    }

    void sharedParagraphsStandInBoth()
    {
        const QList<bool> shared{true, false, true};
        QCOMPARE(sharedParagraphs(u"一\n甲\n二"_s, u"一\n乙\n二\n三"_s), shared);
        QCOMPARE(sharedParagraphs(u""_s, u"甲"_s), QList<bool>());
        QCOMPARE(sharedParagraphs(u"甲"_s, u""_s), QList<bool>{false});
    }

    void everyNewParagraphIsInTheMerge()
    {
        quint64 seed = 11;
        const auto below = [&seed](int count) {
            seed = seed * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
            return int((seed >> 33) % quint64(count));
        };
        for (int round = 0; round < 300; ++round) {
            QStringList base;
            for (int i = below(8); i > 0; --i)
                base.append(u"b%1"_s.arg(below(5)));
            QStringList sides[2]{base, base};
            QStringList added;
            for (int i = 0; i < 2; ++i) {
                for (int edits = below(4); edits > 0; --edits) {
                    const auto paragraph = u"n%1.%2.%3"_s.arg(round).arg(i).arg(edits);
                    added.append(paragraph);
                    sides[i].insert(below(int(sides[i].size()) + 1), paragraph);
                }
            }
            const auto merged =
                mergeParagraphs(base.join(u'\n'), sides[0].join(u'\n'), sides[1].join(u'\n'));
            const auto paragraphs = merged.text.split(u'\n');
            for (const auto &paragraph : std::as_const(added))
                QCOMPARE(paragraphs.count(paragraph), 1);
            QCOMPARE(merged.contested, 0);
        }
    }
};

BRANCHBOOK_TEST(ParagraphMergeTest)
#include "ParagraphMergeTest.moc"
