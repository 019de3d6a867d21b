// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestMain.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! The real programs and a stick: a branch that has no network after its enrolment.
class BundleProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void recordsAndPhotoGoByStickAndTheReceiptsComeBack()
    {
        const QTemporaryDir folder;
        support::Programs programs(folder.path());
        QVERIFY(programs.startHub());
        QCOMPARE(programs.enrol(u"village"_s, u"3301001"_s, u"secretary"_s).exitCode, 0);
        programs.stopHub();
        const auto before = digests(programs);

        QCOMPARE(programs
                     .cli(u"village"_s, {u"records"_s, u"put"_s, u"member"_s},
                          "{\"name\":\"\xe6\xa0\xb7\xe4\xb8\x80\",\"category\":\"full\"}\n")
                     .exitCode,
                 0);
        const auto out = folder.filePath(u"stick/out.bbundle"_s);
        const auto reply = folder.filePath(u"stick/reply.bbundle"_s);
        QVERIFY(QDir().mkpath(folder.filePath(u"stick"_s)));
        const auto exported = programs.cli(u"village"_s, {u"bundle"_s, u"export"_s, out});
        QCOMPARE(exported.exitCode, 0);
        QVERIFY(exported.json().value(u"records"_s).toInt() > 0);
        QCOMPARE(exported.json().value(u"files"_s).toArray().size(), 1);
        const auto shown = programs.cli(u"village"_s, {u"bundle"_s, u"show"_s, out}).json();
        QCOMPARE(shown.value(u"sender"_s).toString(), u"thisPc"_s);

        // Damaged on the way: nothing changes, and an exit code says so.
        QVERIFY(QFile::copy(out, out + u".copy"_s));
        QFile copy(out + u".copy"_s);
        QVERIFY(copy.open(QIODevice::ReadWrite) && copy.seek(copy.size() / 2)
                && copy.putChar('\x55'));
        copy.close();
        QVERIFY(
            programs.hub({u"bundle"_s, u"import"_s, copy.fileName(), u"--reply"_s, reply}).exitCode
            != 0);
        QCOMPARE(digests(programs), before);

        const auto taken = programs.hub({u"bundle"_s, u"import"_s, out, u"--reply"_s, reply});
        QCOMPARE(taken.exitCode, 0);
        QVERIFY(taken.json().value(u"receipts"_s).toInt() > 0);
        QVERIFY(!taken.json().value(u"parked"_s).toBool());
        QVERIFY(digests(programs) != before);

        const auto imported = programs.cli(u"village"_s, {u"bundle"_s, u"import"_s, reply});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.json().value(u"digest"_s).toString(), u"match"_s);
        const auto status = programs.cli(u"village"_s, {u"status"_s}).json();
        QCOMPARE(status.value(u"pendingChanges"_s).toInt(), 0);
        QVERIFY(status.value(u"synced"_s).toBool());
        const auto again = programs.hub({u"bundle"_s, u"import"_s, out, u"--reply"_s, reply});
        QCOMPARE(again.exitCode, 0);
        QVERIFY(again.json().value(u"replayed"_s).toBool());
    }

private:
    static QByteArray digests(support::Programs &programs)
    {
        return programs.hub({u"digest"_s}).output;
    }
};

BRANCHBOOK_TEST(BundleProgramsTest)
#include "BundleProgramsTest.moc"
