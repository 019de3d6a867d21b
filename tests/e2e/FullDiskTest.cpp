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
        const auto script = folder.filePath(u"story.sh"_s);
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
                R"(set -u
mount -t tmpfs -o size=3m none "$1" || exit 99
cli() { "$2/branchbook-cli" --vault "$1/vault" --passphrase-file "$3" --json "${@:4}"; }
run() { cli "$disk" "$programs" "$passphrase" "$@"; }
disk=$1 programs=$2 passphrase=$3 roster=$4
run vault create --organisation Sample >/dev/null 2>&1 || exit 98
run import members "$roster" >/dev/null || exit 97
minutes=$(head -c 60000 /dev/zero | tr '\0' 'm')
saved=0 code=0
for i in $(seq 1 200); do
    printf '{"kinds":"theme_day","year":2026,"heldOn":"2026-11-07","state":"recorded","minutes":"%s"}\n' "$minutes" |
        run records put meeting >/dev/null 2>"$disk.messages"
    code=$?
    [ "$code" -ne 0 ] && break
    saved=$((saved + 1))
done
echo "code=$code"
echo "saved=$saved"
echo "meetings=$(run records list meeting | wc -l)" echo
                "members=$(run records list member | wc -l)"
#Room again, as after emptying the bin : everything goes on.
                    mount
                    - o remount,
                size = 30m "$disk" run vault check > / dev / null
                    && echo
                        "check="
                        "o"
                        "k" printf '{"kinds":"theme_day","year":2026,"heldOn":"2026-11-08","state":"recorded"}\n'
                        | run records put meeting > / dev / null
                    && echo "after=ok") ");
            file.close();
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

        QVERIFY2(process.exitCode() == 0, answers + process.readAllStandardError());
        const auto number = [&](const QByteArray &name) {
            const auto at = answers.indexOf(name + '=');
            return at < 0 ? -1 : answers.mid(at + name.size() + 1).split('\n').first().toInt();
        };
        QVERIFY2(number("code") == 73, answers);
        QVERIFY2(number("saved") > 3, answers);
        QCOMPARE(number("meetings"), number("saved"));
        QCOMPARE(number("members"), 22);
        QVERIFY2(answers.contains("check=ok"), answers);
        QVERIFY2(answers.contains("after=ok"), answers);
        QFile messages(folder.filePath(u"disk.messages"_s));
        QVERIFY(messages.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(messages.readAll());
        QVERIFY2(std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; }),
                 qPrintable(text));
    }
};

BRANCHBOOK_TEST(FullDiskTest)
#include "FullDiskTest.moc"
