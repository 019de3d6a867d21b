// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/TableFile.h"
#include "support/Check.h"
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;
using support::Finished;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList statusKeys()
{
    return {u"bytesToFetch"_s,   u"bytesToSend"_s,     u"conflicts"_s,     u"digest"_s,
            u"filesToFetch"_s,   u"filesToSend"_s,     u"lastError"_s,     u"lastSuccessAt"_s,
            u"mediaBytesDone"_s, u"mediaBytesTotal"_s, u"nextAttemptAt"_s, u"pendingChanges"_s,
            u"phase"_s,          u"recordsDone"_s,     u"recordsTotal"_s,  u"refused"_s,
            u"refusedChanges"_s, u"synced"_s,          u"undecided"_s,     u"waiting"_s};
}

} // namespace

//! The command line's contract with the real program: what each command takes, the fields of its
//! answer, and its exit code. Each function goes on from what the one before left.
class CliContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_programs = std::make_unique<support::Programs>(m_folder.path());
        QVERIFY(m_programs->startHub());
        QFile passphrase(m_programs->passphraseFile(u"pc"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly));
        passphrase.write("correct horse battery pc\n");
    }

    void aVaultIsCreatedCheckedAndDescribed()
    {
        const auto made = ask({u"vault"_s, u"create"_s, u"--label"_s, u"书记"_s});
        QCOMPARE(made.exitCode, 0);
        QCOMPARE(made.json().keys(), QStringList({u"device"_s, u"person"_s, u"recovery"_s}));
        QCOMPARE(ask({u"vault"_s, u"create"_s}).exitCode, 65);
        const auto info = m_programs->run(
            u"branchbook-cli"_s,
            {u"--vault"_s, m_programs->vault(u"pc"_s), u"--json"_s, u"vault"_s, u"info"_s});
        QCOMPARE(info.exitCode, 0);
        QCOMPARE(info.json().keys(), QStringList({u"people"_s, u"recoverySheet"_s}));
        QCOMPARE(info.json().value(u"people"_s)[0][u"label"_s].toString(), u"书记"_s);
        const auto checked = ask({u"vault"_s, u"check"_s});
        QCOMPARE(checked.exitCode, 0);
        QVERIFY(checked.json().value(u"ok"_s).toBool());
    }

    void thePassphraseComesByDescriptorToo()
    {
        const QStringList line{u"--vault"_s,
                               m_programs->vault(u"pc"_s),
                               u"--passphrase-fd"_s,
                               u"0"_s,
                               u"--json"_s,
                               u"vault"_s,
                               u"check"_s};
        QCOMPARE(m_programs->run(u"branchbook-cli"_s, line, "correct horse battery pc\n").exitCode,
                 0);
        QCOMPARE(m_programs->run(u"branchbook-cli"_s, line).exitCode, 64);
        auto closed = line;
        closed[3] = u"77"_s;
        QCOMPARE(m_programs->run(u"branchbook-cli"_s, closed).exitCode, 64);
        auto absent = line;
        absent[2] = u"--passphrase-file"_s;
        absent[3] = m_folder.filePath(u"nowhere"_s);
        QCOMPARE(m_programs->run(u"branchbook-cli"_s, absent).exitCode, 66);
    }

    void aPersonIsChosenByLabel()
    {
        QCOMPARE(ask({u"--person"_s, u"书记"_s, u"vault"_s, u"check"_s}).exitCode, 0);
        const auto unknown = ask({u"--person"_s, u"会计"_s, u"vault"_s, u"check"_s});
        QCOMPARE(unknown.exitCode, 64);
        QVERIFY2(QString::fromUtf8(unknown.messages).contains(u"“--person”"_s),
                 unknown.messages.constData());
    }

    void enrollingTellsWhoOneIs()
    {
        const auto before = ask({u"status"_s}).json();
        QCOMPARE(before.keys(), statusKeys());
        QCOMPARE(before.value(u"phase"_s).toString(), u"notEnrolled"_s);
        QCOMPARE(ask({u"sync"_s}).exitCode, 66);
        const auto code = m_programs->enrolmentCode(u"secretary"_s, u"3301001"_s, u"secretary"_s);
        const auto hub = m_programs->hubUrl();
        QCOMPARE(ask({u"enrol"_s, u"--hub"_s, hub, u"--ca"_s, u"/nowhere"_s, u"--code"_s, code})
                     .exitCode,
                 66);
        const auto enrolled = ask({u"enrol"_s, u"--hub"_s, hub, u"--ca"_s,
                                   m_programs->hubAuthority(), u"--code"_s, code});
        QVERIFY2(enrolled.exitCode == 0, enrolled.messages.constData());
        QCOMPARE(enrolled.json().keys(),
                 QStringList({u"hub"_s, u"organisation"_s, u"person"_s, u"role"_s}));
        QCOMPARE(enrolled.json().value(u"role"_s).toString(), u"secretary"_s);
    }

    void aSyncSaysWhatItDid()
    {
        const auto synced = ask({u"sync"_s, u"--records-only"_s});
        QVERIFY2(synced.exitCode == 0, synced.messages.constData());
        QCOMPARE(synced.json().keys(),
                 QStringList({u"conflicts"_s, u"cursor"_s, u"digest"_s, u"elapsedMs"_s,
                              u"mediaDownloaded"_s, u"mediaPending"_s, u"mediaUploaded"_s,
                              u"pulled"_s, u"pushed"_s, u"refused"_s}));
        QCOMPARE(synced.json().value(u"digest"_s).toString(), u"match"_s);
        QVERIFY(synced.json().value(u"pulled"_s).toInt() > 0);
    }

    void aRosterIsTriedImportedAndItsFaultsWritten()
    {
        const auto good = support::dataFile(u"roster-good.xlsx"_s);
        const QStringList keys{u"created"_s,   u"read"_s,    u"rejected"_s,
                               u"unchanged"_s, u"updated"_s, u"warnings"_s};
        const auto tried = import(good, {u"--dry-run"_s});
        QCOMPARE(tried.exitCode, 0);
        QCOMPARE(tried.json().keys(), keys);
        QCOMPARE(tried.json().value(u"created"_s).toInt(), 22);
        QCOMPARE(ask({u"records"_s, u"list"_s, u"member"_s}).output, QByteArray());
        QCOMPARE(import(good).json().value(u"created"_s).toInt(), 22);
        const auto again = import(good).json();
        QCOMPARE(again.value(u"created"_s).toInt(), 0);
        QCOMPARE(again.value(u"unchanged"_s).toInt(), 22);

        const auto errors = m_folder.filePath(u"errors.xlsx"_s);
        const auto bad = import(support::dataFile(u"roster-bad.xlsx"_s),
                                {u"--dry-run"_s, u"--errors"_s, errors});
        QCOMPARE(bad.exitCode, 1);
        const auto rejected = bad.json().value(u"rejected"_s).toArray();
        QCOMPARE(rejected.size(), 9);
        QCOMPARE(rejected[0].toObject().keys(), QStringList({u"code"_s, u"field"_s, u"row"_s}));
        const auto tables = models::readTableFile(errors);
        VERIFY_OK(tables);
        // The titles and the rejected rows, one of which has two faults.
        QCOMPARE(tables->first().rows.size(), 9);
        QCOMPARE(import(u"/nowhere/roster.xlsx"_s).exitCode, 66);
        QCOMPARE(import(good, {u"--errors"_s, errors, u"--org"_s, u"9999"_s}).exitCode, 65);
    }

    void aMapSaysWhatTheColumnsAre()
    {
        const auto table = write(u"own.csv"_s, "谁,哪族\n样一二,汉族\n");
        const auto map = write(u"map.json"_s, "{\"谁\":\"name\",\"哪族\":\"ethnicity\"}");
        QVERIFY(import(table, {u"--dry-run"_s}).exitCode != 0);
        const auto mapped = import(table, {u"--dry-run"_s, u"--map"_s, map});
        QVERIFY2(mapped.exitCode == 0, mapped.messages.constData());
        QCOMPARE(mapped.json().value(u"created"_s).toInt(), 1);
        const auto stranger = write(u"stranger.json"_s, "{\"谁\":\"name\",\"何处\":\"address\"}");
        QCOMPARE(import(table, {u"--map"_s, stranger}).exitCode, 65);
        const auto unknown = write(u"unknown.json"_s, "{\"谁\":\"nickname\"}");
        QCOMPARE(import(table, {u"--map"_s, unknown}).exitCode, 65);
        QCOMPARE(import(table, {u"--map"_s, write(u"list.json"_s, "[1]")}).exitCode, 65);
        QCOMPARE(import(table, {u"--map"_s, u"/nowhere"_s}).exitCode, 66);
    }

    void recordsArePutListedReadAndRemoved()
    {
        const auto line = QJsonDocument(QJsonObject{{u"id"_s, m_meeting},
                                                    {u"org"_s, u"3301001"_s},
                                                    {u"kinds"_s, u"theme_day"_s},
                                                    {u"year"_s, 2026},
                                                    {u"heldOn"_s, u"2026-11-07"_s},
                                                    {u"state"_s, u"recorded"_s}})
                              .toJson(QJsonDocument::Compact);
        const auto other = QByteArray(line).replace(m_meeting.toLatin1(), m_other.toLatin1());
        const auto put = ask({u"records"_s, u"put"_s, u"meeting"_s}, line + "\n\n" + other + '\n');
        QVERIFY2(put.exitCode == 0, put.messages.constData());
        QCOMPARE(put.json(), (QJsonObject{{u"stored"_s, 2}}));
        QCOMPARE(ask({u"records"_s, u"list"_s, u"meeting"_s, u"--where"_s, u"org=3301001"_s,
                      u"--where"_s, u"year=2026"_s})
                     .lines()
                     .size(),
                 2);
        QCOMPARE(ask({u"records"_s, u"list"_s, u"meeting"_s, u"--limit"_s, u"1"_s}).lines().size(),
                 1);
        QCOMPARE(ask({u"records"_s, u"list"_s, u"meeting"_s, u"--where"_s, u"year"_s}).exitCode,
                 64);
        const auto read = ask({u"records"_s, u"get"_s, u"meeting"_s, m_meeting});
        QCOMPARE(read.exitCode, 0);
        QCOMPARE(read.json().value(u"heldOn"_s).toString(), u"2026-11-07"_s);
        QVERIFY(read.json().value(u"pending"_s).toBool());

        const auto removed = ask({u"records"_s, u"remove"_s, u"meeting"_s, m_other});
        QCOMPARE(removed.json(), (QJsonObject{{u"removed"_s, 1}}));
        QCOMPARE(ask({u"records"_s, u"get"_s, u"meeting"_s, m_other}).exitCode, 66);
        const auto history = ask({u"records"_s, u"history"_s, u"meeting"_s, m_other}).lines();
        QCOMPARE(history.size(), 2);
        QCOMPARE(history.first().keys(),
                 QStringList({u"actor"_s, u"after"_s, u"at"_s, u"before"_s, u"n"_s, u"op"_s,
                              u"outcome"_s}));

        // All of it or nothing, and every fault is named.
        const auto wrong = ask({u"records"_s, u"put"_s, u"member"_s},
                               "{\"name\":\"样一\",\"category\":\"full\"}\n"
                               "{\"name\":\"样二\",\"category\":\"hero\"}\n{\"nom\":1}\n");
        QCOMPARE(wrong.exitCode, 65);
        QCOMPARE(wrong.lines().size(), 2);
        QCOMPARE(wrong.lines().first().value(u"row"_s).toInt(), 2);
        QCOMPARE(ask({u"records"_s, u"list"_s, u"member"_s}).lines().size(), 22);
    }

    void filesAreAddedListedTakenOutAndVerified()
    {
        const auto photo = support::dataFile(u"photo.jpg"_s);
        const auto added = media({u"add"_s, u"meeting"_s, m_meeting, photo});
        QVERIFY2(added.exitCode == 0, added.messages.constData());
        const QStringList keys{u"delivered"_s, u"fileName"_s, u"hash"_s, u"id"_s,
                               u"mediaType"_s, u"present"_s,  u"role"_s, u"size"_s};
        QCOMPARE(added.json().keys(), keys);
        // Some were taken in; none was; the reason alone tells which kind of failure it is.
        const auto noPhoto = write(u"broken.jpg"_s, content(photo).left(200));
        QCOMPARE(
            media({u"add"_s, u"meeting"_s, m_meeting, noPhoto, support::dataFile(u"video.mp4"_s)})
                .exitCode,
            1);
        const auto none = media({u"add"_s, u"meeting"_s, m_meeting, noPhoto});
        QCOMPARE(none.exitCode, 65);
        QCOMPARE(none.json().keys(), QStringList({u"error"_s, u"exitCode"_s, u"file"_s}));
        QCOMPARE(media({u"add"_s, u"meeting"_s, m_other, photo}).exitCode, 66);
        const auto listed = media({u"list"_s, u"meeting"_s, m_meeting}).lines();
        QCOMPARE(listed.size(), 2);
        QCOMPARE(listed.first().keys(), keys);
        const auto hash = listed.first().value(u"hash"_s).toString();
        const auto out = m_folder.filePath(u"out.jpg"_s);
        const auto taken = media({u"get"_s, hash, out});
        QCOMPARE(taken.json(), (QJsonObject{{u"bytes"_s, content(photo).size()}}));
        QVERIFY(content(out) == content(photo));
        QCOMPARE(media({u"get"_s, u"00"_s, out}).exitCode, 66);
        QCOMPARE(media({u"get"_s, hash, out + u"/below"_s}).exitCode, 73);
        const auto verified = media({u"verify"_s});
        QCOMPARE(verified.exitCode, 0);
        // Each with its small picture.
        QCOMPARE(verified.json(), (QJsonObject{{u"files"_s, 4}, {u"damaged"_s, QJsonArray()}}));
    }

    void theStatusIsTheWindowsOwn()
    {
        const auto status = ask({u"status"_s}).json();
        QCOMPARE(status.keys(), statusKeys());
        QCOMPARE(status.value(u"phase"_s).toString(), u"idle"_s);
        QVERIFY(!status.value(u"synced"_s).toBool());
        const auto waiting = status.value(u"waiting"_s).toArray();
        int sum = 0;
        QStringList kinds;
        for (const auto &kind : waiting) {
            QCOMPARE(kind.toObject().keys(), QStringList({u"changes"_s, u"kind"_s, u"oldestAt"_s}));
            kinds << kind[u"kind"_s].toString();
            sum += kind[u"changes"_s].toInt();
        }
        QCOMPARE(kinds, QStringList({u"attachment"_s, u"meeting"_s, u"member"_s}));
        QCOMPARE(status.value(u"pendingChanges"_s).toInt(), sum);
        QCOMPARE(status.value(u"filesToSend"_s).toInt(), 4);
        QVERIFY(status.value(u"lastError"_s).isNull());
        const auto submitted = ask({u"meeting"_s, u"submit"_s, m_meeting});
        QCOMPARE(submitted.json(), (QJsonObject{{u"submitted"_s, m_meeting}}));
        QCOMPARE(ask({u"sync"_s}).json().value(u"mediaUploaded"_s).toInt(), 4);
        const auto after = ask({u"status"_s}).json();
        QVERIFY(after.value(u"synced"_s).toBool());
        QCOMPARE(after.value(u"waiting"_s).toArray().size(), 0);
        QVERIFY(after.value(u"lastSuccessAt"_s).toDouble() > 0);
    }

    void tablesAreExported()
    {
        for (const auto &name : {u"members.xlsx"_s, u"members.csv"_s}) {
            const auto out = m_folder.filePath(name);
            const auto exported = ask({u"export"_s, u"member"_s, out});
            QCOMPARE(exported.json(), (QJsonObject{{u"rows"_s, 22}}));
            const auto tables = models::readTableFile(out);
            VERIFY_OK(tables);
            QCOMPARE(tables->first().rows.size(), 23);
        }
        QCOMPARE(ask({u"export"_s, u"member"_s, u"/nowhere/members.csv"_s}).exitCode, 73);
    }

    void aBundleGoesOutAndIsLookedInto()
    {
        const auto out = m_folder.filePath(u"out.bbundle"_s);
        const auto written = ask({u"bundle"_s, u"export"_s, out});
        QVERIFY2(written.exitCode == 0, written.messages.constData());
        QCOMPARE(written.json().keys(),
                 QStringList({u"bytes"_s, u"files"_s, u"mediaFiles"_s, u"records"_s}));
        const auto shown = ask({u"bundle"_s, u"show"_s, out});
        QCOMPARE(shown.json().value(u"sender"_s).toString(), u"thisPc"_s);
        const auto reply = m_folder.filePath(u"reply.bbundle"_s);
        QCOMPARE(m_programs->hub({u"bundle"_s, u"import"_s, out, u"--reply"_s, reply}).exitCode, 0);
        const auto taken = ask({u"bundle"_s, u"import"_s, reply});
        QVERIFY2(taken.exitCode == 0, taken.messages.constData());
        QCOMPARE(taken.json().keys(),
                 QStringList({u"applied"_s, u"conflicts"_s, u"digest"_s, u"file"_s,
                              u"mediaDelivered"_s, u"mediaFetched"_s, u"pulled"_s, u"refused"_s,
                              u"replayed"_s, u"restarted"_s, u"waiting"_s}));
        QCOMPARE(ask({u"bundle"_s, u"import"_s, write(u"no.bbundle"_s, "no bundle")}).exitCode, 65);
    }

    void aBackupIsMadeAndGivesTheBookBack()
    {
        const QStringList keys{u"bytes"_s, u"createdAt"_s, u"device"_s, u"files"_s};
        const auto out = m_folder.filePath(u"saved.bbbackup"_s);
        const auto saved = ask({u"backup"_s, out});
        QVERIFY2(saved.exitCode == 0, saved.messages.constData());
        QCOMPARE(saved.json().keys(), keys);
        QVERIFY(QFile::copy(m_programs->passphraseFile(u"pc"_s),
                            m_programs->passphraseFile(u"back"_s)));
        const auto restored = m_programs->cli(u"back"_s, {u"restore"_s, out});
        QVERIFY2(restored.exitCode == 0, restored.messages.constData());
        QCOMPARE(restored.json().keys(), keys);
        const auto verified = m_programs->cli(u"back"_s, {u"verify"_s, u"--media"_s});
        QCOMPARE(verified.json(), (QJsonObject{{u"files"_s, 4}, {u"ok"_s, true}}));
        QCOMPARE(ask({u"verify"_s}).json(), (QJsonObject{{u"files"_s, 0}, {u"ok"_s, true}}));
        QCOMPARE(ask({u"backup"_s, u"/nowhere/saved"_s}).exitCode, 73);
        QCOMPARE(m_programs->cli(u"none"_s, {u"restore"_s, u"/nowhere/saved"_s}).exitCode, 66);
    }

private:
    Finished ask(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_programs->cli(u"pc"_s, arguments, input);
    }

    Finished import(const QString &path, const QStringList &options = {})
    {
        const auto org =
            options.contains(u"--org"_s) ? QStringList() : QStringList{u"--org"_s, u"3301001"_s};
        return ask(QStringList{u"import"_s, u"members"_s, path} + org + options);
    }

    Finished media(const QStringList &arguments)
    {
        return ask(QStringList{u"media"_s} + arguments);
    }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
    const QString m_meeting = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString m_other = QUuid::createUuid().toString(QUuid::WithoutBraces);
};

BRANCHBOOK_TEST(CliContractTest)
#include "CliContractTest.moc"
