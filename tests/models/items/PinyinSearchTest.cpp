// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/PinyinSearch.h"

#include "support/TestMain.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class PinyinSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void namesAreFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::newRow("character") << u"张红娟"_s << u"红"_s;
        QTest::newRow("pinyin in full") << u"张红娟"_s << u"zhanghongjuan"_s;
        QTest::newRow("spaced") << u"张红娟"_s << u"zhang hong"_s;
        QTest::newRow("initials") << u"张红娟"_s << u"zhj"_s;
        QTest::newRow("begun") << u"张红娟"_s << u"zhanghj"_s;
        QTest::newRow("from the given name") << u"张红娟"_s << u"hongj"_s;
        QTest::newRow("upper case") << u"张红娟"_s << u"ZHJ"_s;
        QTest::newRow("nothing typed") << u"张红娟"_s << QString();
        QTest::newRow("Shan") << u"单小英"_s << u"shanxy"_s;
        QTest::newRow("Zeng") << u"曾霞"_s << u"zengxia"_s;
        QTest::newRow("Qiu") << u"仇海志"_s << u"qiuhz"_s;
        QTest::newRow("Xie") << u"解明"_s << u"xieming"_s;
        QTest::newRow("Piao") << u"朴生"_s << u"piaos"_s;
        QTest::newRow("Ou") << u"区霞根"_s << u"ouxg"_s;
        QTest::newRow("lv") << u"吕霞娟"_s << u"lvxj"_s;
        QTest::newRow("lü") << u"吕霞娟"_s << u"lüxj"_s;
        QTest::newRow("lu") << u"吕霞娟"_s << u"luxj"_s;
        QTest::newRow("dotted") << u"阿卜杜热西提·买买提"_s << u"abudu"_s;
        QTest::newRow("after the dot") << u"阿卜杜热西提·买买提"_s << u"maimai"_s;
        QTest::newRow("rare") << u"张𬱖"_s << u"𬱖"_s;
    }

    void namesAreFound()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QVERIFY(PinyinQuery(typed).matches(PinyinKey(name)));
    }

    void othersAreNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::newRow("other character") << u"张红娟"_s << u"李"_s;
        QTest::newRow("other pinyin") << u"张红娟"_s << u"zhangli"_s;
        QTest::newRow("wrong order") << u"张红娟"_s << u"hz"_s;
        QTest::newRow("longer") << u"张红娟"_s << u"zhanghongjuanx"_s;
        QTest::newRow("inside a syllable") << u"张红娟"_s << u"hang"_s;
    }

    void othersAreNot()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QVERIFY(!PinyinQuery(typed).matches(PinyinKey(name)));
    }

    void theCommonestReadingOfASurnameComesFirst()
    {
        QCOMPARE(PinyinKey(u"单小英"_s).text(), u"shan xiao ying"_s);
        QCOMPARE(PinyinKey(u"吕霞"_s).text(), u"lv xia"_s);
        QVERIFY(pinyinSearchText(u"朴生"_s).contains(u"piaosheng"));
        QVERIFY(pinyinSearchText(u"朴生"_s).contains(u"ps"));
    }
};

BRANCHBOOK_TEST(PinyinSearchTest)
#include "PinyinSearchTest.moc"
