// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PassphraseEdit.h"

#include "support/TestMain.h"
#include "ui/setup/NewPassphrase.h"
#include "ui/widgets/StrengthHint.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

BRANCHBOOK_TEST_APP(QApplication)

class PassphraseEditTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasTypedAsUtf8()
    {
        ui::PassphraseEdit field(u"Passphrase"_s);
        QTest::keyClicks(&field, u"Wheat 42"_s);
        QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, u"党"_s, Qt::NoModifier);
        QCOMPARE(field.characters(), 9);
        const auto secret = field.take();
        QCOMPARE(secret.view(), QByteArrayView("Wheat 42\xE5\x85\x9A"));
        QVERIFY(field.isEmpty());
    }

    void backspaceTakesAWholeCharacter()
    {
        ui::PassphraseEdit field(u"Passphrase"_s);
        QTest::keyClick(&field, 'a');
        QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, u"党"_s, Qt::NoModifier);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QCOMPARE(field.characters(), 1);
        QCOMPARE(field.copy().view(), QByteArrayView("a"));
        QTest::keyClick(&field, Qt::Key_Delete);
        QVERIFY(field.isEmpty());
    }

    void pastingEmptiesTheClipboard()
    {
        QApplication::clipboard()->setText(u"from a letter\n"_s);
        ui::PassphraseEdit field(u"Passphrase"_s);
        QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(field.copy().view(), QByteArrayView("from a letter"));
        QVERIFY(QApplication::clipboard()->text().isEmpty());
    }

    void nothingLeavesByCopying()
    {
        QApplication::clipboard()->clear();
        ui::PassphraseEdit field(u"Passphrase"_s);
        QTest::keyClicks(&field, u"secret"_s);
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().isEmpty());
        QCOMPARE(field.characters(), 6);
    }

    void takesNoMoreThanItHolds()
    {
        ui::PassphraseEdit field(u"Passphrase"_s);
        QApplication::clipboard()->setText(QString(2000, u'党'));
        QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(field.characters(), ui::PassphraseEdit::maximumBytes / 3);
    }

    void screenReadersHearTheNameAndDots()
    {
        ui::PassphraseEdit field(u"Passphrase of the secretary"_s);
        QTest::keyClicks(&field, u"abc"_s);
        auto *accessible = QAccessible::queryAccessibleInterface(&field);
        QVERIFY(accessible);
        QCOMPARE(accessible->text(QAccessible::Name), u"Passphrase of the secretary"_s);
        QVERIFY(accessible->state().passwordEdit);
        QCOMPARE(accessible->text(QAccessible::Value), QString(3, QChar(0x2022)));
    }

    void strengthCountsVarietyAndNotRepeats_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("enough");
        QTest::newRow("repeats") << QString(30, u'a') << false;
        QTest::newRow("a run") << u"1234567890"_s << false;
        QTest::newRow("a word") << u"password"_s << false;
        QTest::newRow("four words") << u"wheat river lantern stone"_s << true;
        QTest::newRow("mixed") << u"kT7#pW2x!Rq9"_s << true;
    }

    void strengthCountsVarietyAndNotRepeats()
    {
        QFETCH(QString, typed);
        QFETCH(bool, enough);
        ui::PassphraseEdit field(u"Passphrase"_s);
        ui::StrengthHint hint(&field);
        QTest::keyClicks(&field, typed);
        QCOMPARE(hint.isEnough(), enough);
    }

    void aNewPassphraseIsTypedTwice()
    {
        ui::NewPassphrase both;
        auto *first = both.findChild<ui::PassphraseEdit *>(u"passphraseEdit"_s);
        auto *again = both.findChild<ui::PassphraseEdit *>(u"repeatEdit"_s);
        QTest::keyClicks(first, u"wheat river lantern stone"_s);
        QVERIFY(!both.isReady());
        QTest::keyClicks(again, u"wheat river lantern st0ne"_s);
        QVERIFY(!both.isReady());
        again->clear();
        QTest::keyClicks(again, u"wheat river lantern stone"_s);
        QVERIFY(both.isReady());
        QCOMPARE(both.take().view(), QByteArrayView("wheat river lantern stone"));
        QVERIFY(both.isEmpty());
    }
};

BRANCHBOOK_TEST(PassphraseEditTest)
#include "PassphraseEditTest.moc"
