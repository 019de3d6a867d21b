// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CanaryScanner.h"
#include "support/Check.h"
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "VaultSecrets.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;

//! Promise 6: no plaintext on any disk, over a whole journey with the real programs. Every file
//! that is left and every write, also to files that were removed again, is looked at.
class CanaryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_programs = std::make_unique<support::Programs>(m_folder.path());
        QVERIFY(m_programs->startHub());
        m_programs->traceTo(m_inputs.filePath(u"trace."_s));
        QVERIFY(enrolled(u"village"_s, u"3301001"_s, u"secretary"_s));
        const auto imported =
            ask({u"import"_s, u"members"_s, support::dataFile(u"roster-good.xlsx"_s), u"--org"_s,
                 u"3301001"_s});
        QVERIFY2(imported.exitCode == 0, imported.messages.constData());
        m_members = ask({u"records"_s, u"list"_s, u"member"_s}).lines();
        QCOMPARE(m_members.size(), 22);
        record();
        const auto added = ask({u"media"_s, u"add"_s, u"meeting"_s, m_meeting, photo(), video()});
        QVERIFY2(added.exitCode == 0, added.messages.constData());
        const auto synced = ask({u"sync"_s});
        QVERIFY2(synced.exitCode == 0, synced.messages.constData());
        const auto backup = ask({u"backup"_s, m_folder.filePath(u"saved"_s)});
        QVERIFY2(backup.exitCode == 0, backup.messages.constData());
        QVERIFY(enrolled(u"town"_s, u"3301"_s, u"reviewer"_s));
        QCOMPARE(m_programs->cli(u"town"_s, {u"records"_s, u"list"_s, u"member"_s}).lines().size(),
                 22);
        const auto desk = m_programs->run(
            u"desk_journey"_s,
            {m_programs->vault(u"village"_s), m_programs->passphraseFile(u"village"_s), m_draft});
        QVERIFY2(desk.exitCode == 0, desk.messages.constData());
        m_diagnostics = desk.output;
        const auto window =
            m_programs->desktop(u"village"_s, {u"--capture"_s, m_inputs.filePath(u"pictures"_s)});
        QVERIFY2(window.exitCode == 0, window.messages.constData());
        QCOMPARE(m_programs->stopHub(), 0);

        addCanaries();
        addKeys(u"village"_s);
        addKeys(u"town"_s);
        addHubKey();
        // What the programs were given to read, and nothing that they wrote on the way.
        QVERIFY(QDir(m_folder.filePath(u"secrets"_s)).removeRecursively());
    }

    void nothingReadableIsLeftOnTheDisk()
    {
        // The hub's copies of what this PC sent are scanned, too.
        QVERIFY(QDir(m_folder.filePath(u"hub/media"_s)).entryList(QDir::Files).size() >= 2);
        const auto found = m_scanner.scanFolder(m_folder.path());
        QVERIFY2(found.isEmpty(), qPrintable(found.mid(0, 20).join(u'\n')));
    }

    void nothingReadableWasWrittenOnTheWay()
    {
        QStringList found;
        QStringList outside;
        int writes = 0;
        for (const auto &log : QDir(m_inputs.path()).entryInfoList({u"trace.*"_s}, QDir::Files)) {
            const auto trace = m_scanner.scanTrace(log.filePath(), m_folder.path());
            found << trace.found;
            outside << trace.outside;
            writes += trace.writes;
        }
        QVERIFY2(writes > 200, qPrintable(u"only %1 writes were traced"_s.arg(writes)));
        QVERIFY2(found.isEmpty(), qPrintable(found.mid(0, 20).join(u'\n')));
        // The pictures that were asked for lie elsewhere, and nothing else does.
        outside.removeIf([&](const QString &path) { return path.startsWith(m_inputs.path()); });
        QVERIFY2(outside.isEmpty(), qPrintable(outside.mid(0, 20).join(u'\n')));
    }

    void theDiagnosticsTellNothingAboutPeople()
    {
        QVERIFY(m_diagnostics.size() > 100);
        const auto found = m_scanner.scan(m_diagnostics, u"the diagnostics"_s);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void leaksInTheJourneysOwnFilesWouldBeSeen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("leak");
        QTest::newRow("minutes in the database") << "home/village/*.db" << m_minutes.toUtf8();
        QTest::newRow("minutes as a QString in the log")
            << "hub.log"
            << QByteArray(reinterpret_cast<const char *>(m_minutes.utf16()), m_minutes.size() * 2);
        QTest::newRow("the draft in the database") << "home/village/*.db" << m_draft.toUtf8();
        QTest::newRow("a photo at the hub") << "hub/media/*" << content(photo());
        QTest::newRow("a video in the vault") << "home/village/media/*" << content(video());
        QTest::newRow("a video in the backup") << "saved" << content(video());
    }

    void leaksInTheJourneysOwnFilesWouldBeSeen()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, leak);
        QVERIFY(!leak.isEmpty());
        const QFileInfo pattern(m_folder.filePath(file));
        QDirIterator files(pattern.path(), {pattern.fileName()}, QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        QVERIFY2(files.hasNext(), qPrintable(file));
        QFile target(files.next());
        QVERIFY(target.open(QIODevice::ReadWrite | QIODevice::Append));
        const auto size = target.size();
        QCOMPARE(target.write(leak), leak.size());
        target.close();

        const auto found = m_scanner.scanFile(target.fileName());

        QVERIFY(target.resize(size));
        QVERIFY(!found.isEmpty());
        QCOMPARE(m_scanner.scanFile(target.fileName()), QStringList());
    }

    void aPhotoThatLayOnTheDiskForAMomentIsSeen()
    {
        // Taking a file out is the one thing that is meant to write it readable.
        const auto log = m_inputs.filePath(u"export."_s);
        m_programs->traceTo(log);
        QVERIFY(QDir().mkpath(m_folder.filePath(u"secrets"_s)));
        QFile passphrase(m_programs->passphraseFile(u"village"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly));
        passphrase.write(m_passphrase);
        passphrase.close();
        const auto listed = ask({u"media"_s, u"list"_s, u"meeting"_s, m_meeting}).lines();
        QCOMPARE(listed.size(), 2);
        const auto path = m_folder.filePath(u"tmp/out"_s);
        QCOMPARE(
            ask({u"media"_s, u"get"_s, listed.first().value(u"hash"_s).toString(), path}).exitCode,
            0);
        QVERIFY(QFile::remove(path));
        QVERIFY(passphrase.remove());
        QStringList found;
        for (const auto &file : QDir(m_inputs.path()).entryInfoList({u"export.*"_s}, QDir::Files))
            found << m_scanner.scanTrace(file.filePath(), m_folder.path()).found;
        QVERIFY2(!found.isEmpty(), "the detector did not see the photo");
    }

private:
    support::Finished ask(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_programs->cli(u"village"_s, arguments, input);
    }

    bool enrolled(const QString &pc, const QString &code, const QString &role)
    {
        const auto done = m_programs->enrol(pc, code, role);
        if (done.exitCode != 0)
            qWarning("%s", done.messages.constData());
        return done.exitCode == 0;
    }

    static QString photo() { return support::dataFile(u"photo.jpg"_s); }
    static QString video() { return support::dataFile(u"video.mp4"_s); }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void record()
    {
        const QJsonObject fields{{u"id"_s, m_meeting},           {u"org"_s, u"3301001"_s},
                                 {u"kinds"_s, u"theme_day"_s},   {u"year"_s, 2026},
                                 {u"heldOn"_s, u"2026-11-07"_s}, {u"state"_s, u"recorded"_s},
                                 {u"minutes"_s, m_minutes}};
        const auto put = ask({u"records"_s, u"put"_s, u"meeting"_s},
                             QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n');
        QVERIFY2(put.exitCode == 0, put.messages.constData());
        QByteArray marks;
        for (const auto &member : m_members) {
            const QJsonObject mark{{u"org"_s, u"3301001"_s},
                                   {u"meeting"_s, m_meeting},
                                   {u"member"_s, member.value(u"id"_s)},
                                   {u"year"_s, 2026},
                                   {u"mark"_s, u"present"_s}};
            marks += QJsonDocument(mark).toJson(QJsonDocument::Compact) + '\n';
        }
        const auto marked = ask({u"records"_s, u"put"_s, u"attendance"_s}, marks);
        QVERIFY2(marked.exitCode == 0, marked.messages.constData());
    }

    void addKeys(const QString &pc)
    {
        const auto passphrase = content(m_programs->passphraseFile(pc));
        QVERIFY(!passphrase.isEmpty());
        if (pc == u"village")
            m_passphrase = passphrase;
        const auto words = m_programs->recoveryWords(pc);
        const auto secrets = e2e::secretsOf(m_programs->vault(pc), passphrase, words);
        VERIFY_OK(secrets);
        // Nine of the vault; the files of the village have keys of their own.
        QVERIFY(secrets->size() >= (pc == u"village" ? 11 : 9));
        for (const auto &secret : *secrets)
            m_scanner.addBytes(pc + u": "_s + secret.name, secret.bytes);
        m_scanner.addText(pc + u": the passphrase"_s, QString::fromUtf8(passphrase));
        m_scanner.addBytes(pc + u": the passphrase"_s, passphrase);
        m_scanner.addText(pc + u": the recovery words"_s, words);
        m_scanner.addText(pc + u": the recovery words"_s, QString(words).remove(u' '));
    }

    void addHubKey()
    {
        // The salt behind the key begins the store for everyone to see.
        const auto key = content(m_folder.filePath(u"secrets/hub"_s));
        QCOMPARE(key.size(), 48);
        m_scanner.addBytes(u"the hub's key"_s, key.first(32));
    }

    void addCanaries()
    {
        m_scanner.addText(u"the minutes"_s, m_minutes);
        m_scanner.addText(u"a part of the minutes"_s, m_minutes.mid(4, 6));
        m_scanner.addText(u"the draft"_s, m_draft);
        m_scanner.addText(u"a part of the draft"_s, m_draft.mid(4, 6));
        for (const auto &member : m_members) {
            const auto name = member.value(u"name"_s).toString();
            // Two characters are four bytes of UTF-16: chance finds those in encrypted noise.
            if (name.toUcs4().size() >= 3)
                m_scanner.addText(u"a member's name"_s, name);
            const auto number = member.value(u"identityNumber"_s).toString();
            if (!number.isEmpty())
                m_scanner.addText(u"an identity number"_s, number);
            const auto mobile = member.value(u"mobile"_s).toString();
            if (!mobile.isEmpty())
                m_scanner.addText(u"a mobile number"_s, mobile);
        }
        for (const auto &path : {photo(), video()}) {
            const auto bytes = content(path);
            QVERIFY(bytes.size() > 2'000);
            // From the middle, where it is picture and not a header that others share.
            m_scanner.addBytes(u"bytes of a file"_s, bytes.mid(bytes.size() / 2, 48));
            m_scanner.addBytes(u"bytes of a file"_s, bytes.mid(bytes.size() / 3, 48));
        }
    }

    QTemporaryDir m_folder;
    // Outside what is scanned: logs and pictures.
    QTemporaryDir m_inputs;
    std::unique_ptr<support::Programs> m_programs;
    support::CanaryScanner m_scanner;
    const QString m_meeting = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString m_minutes = u"会上一致同意修缮村口石桥并公示账目"_s;
    const QString m_draft = u"拟于下月召开大会讨论水渠清淤与集资办法"_s;
    QList<QJsonObject> m_members;
    QByteArray m_diagnostics;
    QByteArray m_passphrase;
};

BRANCHBOOK_TEST(CanaryTest)
#include "CanaryTest.moc"
