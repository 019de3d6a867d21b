// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/SingleInstance.h"

#include "support/TestMain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using desktop::SingleInstance;

//! One window for each vault, whoever starts the program how often.
class SingleInstanceTest : public QObject
{
    Q_OBJECT

private slots:
    void aSecondStartOnlyAsksTheFirst()
    {
        SingleInstance first(m_folder.filePath(u"a"_s));
        QSignalSpy asked(&first, &SingleInstance::asked);
        QVERIFY(first.claim());
        SingleInstance second(m_folder.filePath(u"a"_s));
        QVERIFY(!second.claim());
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(asked.first().first().toString().isEmpty());
    }

    void theFileThatWasDoubleClickedGoesWithIt()
    {
        SingleInstance first(m_folder.filePath(u"b"_s));
        QSignalSpy asked(&first, &SingleInstance::asked);
        QVERIFY(first.claim());
        const auto file = u"/media/stick/摆渡 包,1.bbundle"_s;
        for (int i = 1; i <= 3; ++i) {
            SingleInstance again(m_folder.filePath(u"b"_s));
            QVERIFY(!again.claim(file));
            QTRY_COMPARE(asked.size(), i);
            QCOMPARE(asked.last().first().toString(), file);
        }
    }

    void anotherVaultIsAnotherWindow()
    {
        SingleInstance first(m_folder.filePath(u"c"_s));
        SingleInstance other(m_folder.filePath(u"d"_s));
        QVERIFY(first.claim());
        QVERIFY(other.claim());
    }

    void afterARestartTheNewOneIsTheFirst()
    {
        SingleInstance before(m_folder.filePath(u"e"_s));
        QVERIFY(before.claim());
        before.release();
        SingleInstance after(m_folder.filePath(u"e"_s));
        QSignalSpy asked(&after, &SingleInstance::asked);
        QVERIFY(after.claim());
        SingleInstance second(m_folder.filePath(u"e"_s));
        QVERIFY(!second.claim(u"/a.bbundle"_s));
        QTRY_COMPARE(asked.size(), 1);
    }

private:
    QTemporaryDir m_folder;
};

BRANCHBOOK_TEST(SingleInstanceTest)
#include "SingleInstanceTest.moc"
