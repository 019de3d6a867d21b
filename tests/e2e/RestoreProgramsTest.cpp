// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/Programs.h"
#include "support/TestMain.h"

#include <QCborValue>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

QByteArray memberLine(const QString &name)
{
    return u"{\"name\":\"%1\",\"category\":\"full\"}\n"_s.arg(name).toUtf8();
}

} // namespace

//! The real programs: a book is put back to its backup in the place where it stands.
class RestoreProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatTheHubHasComesBackAndTheReplicaBeginsANewLife()
    {
        const QTemporaryDir folder;
        support::Programs programs(folder.path());
        QVERIFY(programs.startHub());
        QCOMPARE(programs.enrol(u"village"_s, u"3301001"_s, u"secretary"_s).exitCode, 0);
        const auto backup = folder.filePath(u"village.bbbackup"_s);
        record(programs, u"样一"_s);
        QCOMPARE(programs.cli(u"village"_s, {u"sync"_s}).exitCode, 0);
        QCOMPARE(programs.cli(u"village"_s, {u"backup"_s, backup}).exitCode, 0);
        // One that the hub has, and one that never left the PC.
        record(programs, u"样二"_s);
        QCOMPARE(programs.cli(u"village"_s, {u"sync"_s}).exitCode, 0);
        record(programs, u"样三"_s);
        const auto lifeBefore = lifeOf(programs);

        const auto restored =
            programs.cli(u"village"_s, {u"restore"_s, backup, u"--replace"_s}).json();
        QCOMPARE(restored.value(u"unsent"_s).toInt(-1), 1);
        QCOMPARE(namesIn(programs), QStringList{u"样一"_s});
        // The numbers of what was sent after the backup are used again, for something else.
        record(programs, u"样四"_s);
        const auto synced = programs.cli(u"village"_s, {u"sync"_s});

        QVERIFY2(synced.exitCode == 0, synced.messages.constData());
        QCOMPARE(namesIn(programs), (QStringList{u"样一"_s, u"样二"_s, u"样四"_s}));
        QVERIFY2(lifeOf(programs) != lifeBefore, "a restored replica is another life of it");
        QCOMPARE(programs.cli(u"village"_s, {u"vault"_s, u"check"_s}).exitCode, 0);
        // What the hub had not is where the answer said.
        const auto kept = restored.value(u"kept"_s).toString();
        QVERIFY(support::copyFolder(kept, programs.vault(u"kept"_s)));
        QVERIFY(
            QFile::copy(programs.passphraseFile(u"village"_s), programs.passphraseFile(u"kept"_s)));
        QCOMPARE(namesIn(programs, u"kept"_s), (QStringList{u"样一"_s, u"样二"_s, u"样三"_s}));
        // Somebody else's replica agrees.
        QCOMPARE(programs.enrol(u"second"_s, u"3301001"_s, u"secretary"_s).exitCode, 0);
        QCOMPARE(namesIn(programs, u"second"_s), (QStringList{u"样一"_s, u"样二"_s, u"样四"_s}));
    }

private:
    static void record(support::Programs &programs, const QString &name)
    {
        const auto stored =
            programs.cli(u"village"_s, {u"records"_s, u"put"_s, u"member"_s}, memberLine(name));
        QVERIFY2(stored.exitCode == 0, stored.messages.constData());
    }

    static QStringList namesIn(support::Programs &programs, const QString &pc = u"village"_s)
    {
        QStringList names;
        const auto lines = programs.cli(pc, {u"records"_s, u"list"_s, u"member"_s}).lines();
        for (const auto &line : lines)
            names << line.value(u"name"_s).toString();
        // 一二三四 as they are counted.
        const auto order = u"一二三四"_s;
        std::ranges::sort(names, {},
                          [&](const QString &name) { return order.indexOf(name.back()); });
        return names;
    }

    //! Empty in the first one.
    static QByteArray lifeOf(support::Programs &programs)
    {
        SystemClock clock;
        SystemRandom random;
        const auto folder = programs.vault(u"village"_s);
        const auto people = support::must(Vault::slotsOf(folder));
        const auto vault = support::must(
            Vault::open(folder, people.first().person,
                        SecretBytes::copyOf("correct horse battery village"), {clock, random}));
        const auto database = support::must(vault->openDatabase());
        return support::must(Settings(*database).value(u"sync.life")).toByteArray();
    }
};

BRANCHBOOK_TEST(RestoreProgramsTest)
#include "RestoreProgramsTest.moc"
