// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! Promise 4: a disk that fills up in the middle of a year's work. The disk is a small tmpfs in a
//! mount namespace of its own, so it goes with the process.
class FullDiskTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSavedStaysAndTheNextStartIsFine()
    {
        QTemporaryDir folder;
        const auto script = support::sourceFile(QStringLiteral("tests/e2e/full_disk.sh"));
        QVERIFY(QDir(folder.path()).mkdir(u"disk"_s));
        QFile passphrase(folder.filePath(u"passphrase"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly));
        passphrase.write("a passphrase for a full disk");
        passphrase.close();

        QProcess process;
        process.start(u"unshare"_s,
                      {u"-rm"_s, u"bash"_s, script, folder.filePath(u"disk"_s),
                       QCoreApplication::applicationDirPath(), passphrase.fileName(),
                       support::dataFile(u"roster-good.xlsx"_s)});
        QVERIFY(process.waitForFinished(240'000));
        const auto answers = process.readAllStandardOutput();

        QVERIFY2(process.exitCode() == 0, (answers + process.readAllStandardError()).constData());
        const auto number = [&](const QByteArray &name) {
            const auto at = answers.indexOf(name + '=');
            return at < 0 ? -1 : answers.mid(at + name.size() + 1).split('\n').first().toInt();
        };
        QVERIFY2(number("code") == 73, answers.constData());
        QVERIFY2(number("saved") > 3, answers.constData());
        QCOMPARE(number("meetings"), number("saved"));
        QCOMPARE(number("members"), 22);
        QVERIFY2(answers.contains("check=ok"), answers.constData());
        QVERIFY2(answers.contains("after=ok"), answers.constData());
        QFile messages(folder.filePath(u"disk.messages"_s));
        QVERIFY(messages.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(messages.readAll());
        QVERIFY2(std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; }),
                 qPrintable(text));
    }
};

BRANCHBOOK_TEST(FullDiskTest)
#include "FullDiskTest.moc"
