// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CanaryScanner.h"
#include "support/Check.h"
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "VaultSecrets.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

//! Promise 6: no plaintext on any disk, over a whole journey with the real programs. Every file
//! that is left and every write, also to files that were removed again, is looked at.
class CanaryTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingReadableIsWrittenOnTheWholeJourney()
    {
        QTemporaryDir folder;
        // Outside what is scanned: the inputs themselves, and the passphrases that the programs
        // read.
        QTemporaryDir inputs;
        support::Programs programs(folder.path());
        QVERIFY(programs.startHub());
        programs.traceTo(inputs.filePath(u"trace."_s));

        const auto enrolled = programs.enrol(u"village"_s, u"3301001"_s, u"secretary"_s);
        QVERIFY2(enrolled.exitCode == 0, enrolled.messages.constData());
        const auto imported =
            programs.cli(u"village"_s,
                         {u"import"_s, u"members"_s, support::dataFile(u"roster-good.xlsx"_s),
                          u"--org"_s, u"3301001"_s});
        QVERIFY2(imported.exitCode == 0, imported.messages.constData());
        const auto members = programs.cli(u"village"_s, {u"records"_s, u"list"_s, u"member"_s});
        QCOMPARE(members.lines().size(), 22);

        const auto meeting = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const auto minutes = u"会上一致同意修缮村口石桥并公示账目"_s;
        record(programs, meeting, minutes, members.lines());
        const auto photo = support::dataFile(u"photo.jpg"_s);
        const auto video = support::dataFile(u"video.mp4"_s);
        const auto added =
            programs.cli(u"village"_s, {u"media"_s, u"add"_s, u"meeting"_s, meeting, photo, video});
        QVERIFY2(added.exitCode == 0, added.messages.constData());
        const auto synced = programs.cli(u"village"_s, {u"sync"_s});
        QVERIFY2(synced.exitCode == 0, synced.messages.constData());
        const auto backup = programs.cli(u"village"_s, {u"backup"_s, folder.filePath(u"saved"_s)});
        QVERIFY2(backup.exitCode == 0, backup.messages.constData());
        const auto town = programs.enrol(u"town"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY2(town.exitCode == 0, town.messages.constData());
        QCOMPARE(programs.cli(u"town"_s, {u"records"_s, u"list"_s, u"member"_s}).lines().size(),
                 22);
        const auto window =
            programs.desktop(u"village"_s, {u"--capture"_s, inputs.filePath(u"pictures"_s)});
        QVERIFY2(window.exitCode == 0, window.messages.constData());
        programs.stopHub();

        support::CanaryScanner scanner;
        addCanaries(scanner, members.lines(), minutes, {photo, video});
        addKeys(scanner, programs, u"village"_s);
        addKeys(scanner, programs, u"town"_s);
        addHubKey(scanner, folder.filePath(u"secrets/hub"_s));
        // What the programs were given to read, and nothing that they wrote on the way.
        QDir(folder.filePath(u"secrets"_s)).removeRecursively();
        QVERIFY(holdsFiles(folder.filePath(u"hub/media"_s)));
        auto found = scanner.scanFolder(folder.path());
        int writes = 0;
        for (const auto &log : QDir(inputs.path()).entryInfoList({u"trace.*"_s}, QDir::Files)) {
            int inThisLog = 0;
            found << scanner.scanTrace(log.filePath(), folder.path(), &inThisLog);
            writes += inThisLog;
        }
        QVERIFY2(writes > 200, qPrintable(u"only %1 writes were traced"_s.arg(writes)));
        QVERIFY2(found.isEmpty(), qPrintable(found.mid(0, 20).join(u'\n')));
    }

private:
    static void record(support::Programs &programs, const QString &meeting, const QString &minutes,
                       const QList<QJsonObject> &members)
    {
        const QJsonObject fields{
            {u"id"_s, meeting},     {u"org"_s, u"3301001"_s},       {u"kinds"_s, u"theme_day"_s},
            {u"year"_s, 2026},      {u"heldOn"_s, u"2026-11-07"_s}, {u"state"_s, u"recorded"_s},
            {u"minutes"_s, minutes}};
        const auto put = programs.cli(u"village"_s, {u"records"_s, u"put"_s, u"meeting"_s},
                                      QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n');
        QVERIFY2(put.exitCode == 0, put.messages.constData());
        QByteArray marks;
        for (const auto &member : members) {
            const QJsonObject mark{{u"org"_s, u"3301001"_s},
                                   {u"meeting"_s, meeting},
                                   {u"member"_s, member.value(u"id"_s)},
                                   {u"year"_s, 2026},
                                   {u"mark"_s, u"present"_s}};
            marks += QJsonDocument(mark).toJson(QJsonDocument::Compact) + '\n';
        }
        const auto marked =
            programs.cli(u"village"_s, {u"records"_s, u"put"_s, u"attendance"_s}, marks);
        QVERIFY2(marked.exitCode == 0, marked.messages.constData());
    }

    static void addKeys(support::CanaryScanner &scanner, const support::Programs &programs,
                        const QString &pc)
    {
        QFile file(programs.passphraseFile(pc));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto passphrase = file.readAll();
        const auto words = programs.recoveryWords(pc);
        const auto secrets = e2e::secretsOf(programs.vault(pc), passphrase, words);
        VERIFY_OK(secrets);
        // Nine of the vault; the files of the village have keys of their own.
        QVERIFY(secrets->size() >= (pc == u"village" ? 11 : 9));
        for (const auto &secret : *secrets)
            scanner.addBytes(pc + u": "_s + secret.name, secret.bytes);
        scanner.addText(pc + u": the passphrase"_s, QString::fromUtf8(passphrase));
        scanner.addBytes(pc + u": the passphrase"_s, passphrase);
        scanner.addText(pc + u": the recovery words"_s, words);
        scanner.addText(pc + u": the recovery words"_s, QString(words).remove(u' '));
    }

    static void addHubKey(support::CanaryScanner &scanner, const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        // The salt behind the key begins the store for everyone to see.
        const auto content = file.readAll();
        QCOMPARE(content.size(), 48);
        scanner.addBytes(u"the hub's key"_s, content.first(32));
    }

    //! The hub's copies of what this PC sent are scanned, too, if there are any.
    static bool holdsFiles(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files).size() >= 2;
    }

    static void addCanaries(support::CanaryScanner &scanner, const QList<QJsonObject> &members,
                            const QString &minutes, const QStringList &files)
    {
        scanner.addText(u"the minutes"_s, minutes);
        scanner.addText(u"a part of the minutes"_s, minutes.mid(4, 6));
        for (const auto &member : members) {
            const auto name = member.value(u"name"_s).toString();
            // Two characters are four bytes of UTF-16: chance finds those in encrypted noise.
            if (name.toUcs4().size() >= 3)
                scanner.addText(u"a member's name"_s, name);
            const auto number = member.value(u"identityNumber"_s).toString();
            if (!number.isEmpty())
                scanner.addText(u"an identity number"_s, number);
            const auto mobile = member.value(u"mobile"_s).toString();
            if (!mobile.isEmpty())
                scanner.addText(u"a mobile number"_s, mobile);
        }
        for (const auto &path : files) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto bytes = file.readAll();
            QVERIFY(bytes.size() > 2'000);
            // From the middle, where it is picture and not a header that others share.
            scanner.addBytes(u"bytes of a file"_s, bytes.mid(bytes.size() / 2, 48));
            scanner.addBytes(u"bytes of a file"_s, bytes.mid(bytes.size() / 3, 48));
        }
    }
};

BRANCHBOOK_TEST(CanaryTest)
#include "CanaryTest.moc"
