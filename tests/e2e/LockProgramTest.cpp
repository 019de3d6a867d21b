// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

//! A process of the desktop program, as the system lists it.
struct Process {
    int id = 0;
    QByteArrayList commandLine{};
};

QList<Process> processesOn(const QString &vault)
{
    QList<Process> found;
    const auto names = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto &name : names) {
        QFile file(u"/proc/%1/cmdline"_s.arg(name));
        if (name.toInt() == 0 || !file.open(QIODevice::ReadOnly))
            continue;
        auto words = file.readAll().split('\0');
        if (words.value(0).endsWith("/branchbook") && words.contains(vault.toUtf8()))
            found << Process{name.toInt(), words};
    }
    return found;
}

} // namespace

//! The real window program: locking ends its process, and another one asks for the passphrase.
class LockProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_bus.start(QStringLiteral(DBUS_DAEMON),
                    {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s,
                     u"--address=unix:dir="_s + m_folder.path()});
        QVERIFY(m_bus.waitForStarted() && m_bus.waitForReadyRead());
        m_address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_address);
        m_programs = std::make_unique<support::Programs>(m_folder.path());
        QFile passphrase(m_programs->passphraseFile(u"pc"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly));
        passphrase.write("correct horse battery pc");
        passphrase.close();
        QCOMPARE(
            m_programs
                ->cli(u"pc"_s, {u"vault"_s, u"create"_s, u"--organisation"_s, u"样例村党支部"_s})
                .exitCode,
            0);
    }

    void cleanupTestCase()
    {
        for (const auto &process : processesOn(m_programs->vault(u"pc"_s)))
            ::kill(process.id, SIGKILL);
        m_bus.kill();
        m_bus.waitForFinished();
    }

    void theLockedScreenEndsTheProcessAndAnotherAsksForThePassphrase()
    {
        const auto vault = m_programs->vault(u"pc"_s);
        QVERIFY(m_programs->startDesktop(u"pc"_s));
        // Open: nobody else gets at the vault.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(vault + u"/in-use"_s), 60'000);
        QCOMPARE(m_programs->cli(u"pc"_s, {u"vault"_s, u"check"_s}).exitCode, 75);
        const auto before = processesOn(vault);
        QCOMPARE(before.size(), 1);
        // A second start ends at once: the first has been asked to show itself.
        QCOMPARE(m_programs->desktop(u"pc"_s, {m_folder.filePath(u"a.bbundle"_s)}).exitCode, 0);
        QCOMPARE(processesOn(vault).first().id, before.first().id);

        QTRY_VERIFY_WITH_TIMEOUT(lockScreen() && hasEnded(before.first().id), 60'000);

        QTRY_COMPARE_WITH_TIMEOUT(processesOn(vault).size(), 1, 60'000);
        const auto after = processesOn(vault).first();
        QVERIFY(after.id != before.first().id);
        // It was not given the passphrase, and waits for a person: the keys are nobody's.
        for (const auto &word : after.commandLine)
            QVERIFY2(!word.contains("passphrase"), word.constData());
        QTest::qWait(2'000);
        QCOMPARE(m_programs->cli(u"pc"_s, {u"vault"_s, u"check"_s}).exitCode, 0);
        QVERIFY(!hasEnded(after.id));
        QVERIFY2(!QFile::exists(vault + u"/in-use"_s), "locking is an orderly end");
        // Now it is the one that a second start asks.
        QCOMPARE(m_programs->desktop(u"pc"_s, {}).exitCode, 0);
    }

    void aKilledOneLeavesAMark()
    {
        const auto vault = m_programs->vault(u"pc"_s);
        for (const auto &process : processesOn(vault))
            ::kill(process.id, SIGKILL);
        QTRY_VERIFY(processesOn(vault).isEmpty());
        QVERIFY(m_programs->startDesktop(u"pc"_s));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(vault + u"/in-use"_s), 60'000);
        for (const auto &process : processesOn(vault))
            ::kill(process.id, SIGKILL);
        QTRY_VERIFY(processesOn(vault).isEmpty());
        QVERIFY(QFile::exists(vault + u"/in-use"_s));
        QCOMPARE(m_programs->cli(u"pc"_s, {u"vault"_s, u"check"_s}).exitCode, 0);
    }

private:
    bool lockScreen()
    {
        return QProcess::execute(u"dbus-send"_s,
                                 {u"--session"_s, u"--type=signal"_s, u"/ScreenSaver"_s,
                                  u"org.freedesktop.ScreenSaver.ActiveChanged"_s,
                                  u"boolean:true"_s})
            == 0;
    }

    //! A child that nobody has waited for yet is listed without a command line.
    bool hasEnded(int process)
    {
        for (const auto &other : processesOn(m_programs->vault(u"pc"_s))) {
            if (other.id == process)
                return false;
        }
        return true;
    }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QByteArray m_address;
    std::unique_ptr<support::Programs> m_programs;
};

BRANCHBOOK_TEST(LockProgramTest)
#include "LockProgramTest.moc"
