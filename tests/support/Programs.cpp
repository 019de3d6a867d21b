// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"

#include "support/TestContext.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>

namespace support {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 240'000;

QString programPath(const QString &name)
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

bool copyFolder(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return false;
    for (const auto &entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const auto target = to + u'/' + entry.fileName();
        const bool copied = entry.isDir() ? copyFolder(entry.filePath(), target)
                                          : QFile::copy(entry.filePath(), target);
        if (!copied)
            return false;
    }
    return true;
}

//! Every call by which bytes or names get onto a disk.
QString tracedCalls()
{
    return u"trace=write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,ioctl,"
           "rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat"_s;
}

} // namespace

QJsonObject Finished::json() const
{
    return QJsonDocument::fromJson(output.left(output.indexOf('\n') + 1)).object();
}

QList<QJsonObject> Finished::lines() const
{
    QList<QJsonObject> objects;
    for (const auto &line : output.split('\n')) {
        if (!line.isEmpty())
            objects << QJsonDocument::fromJson(line).object();
    }
    return objects;
}

Programs::Programs(const QString &folder) : m_folder(folder)
{
    for (const auto &name : {u"home"_s, u"tmp"_s, u"runtime"_s, u"secrets"_s})
        QDir(m_folder).mkpath(name);
    QFile::setPermissions(m_folder + u"/runtime"_s,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

Programs::~Programs()
{
    stopHub();
}

QString Programs::vault(const QString &pc) const
{
    return m_folder + u"/home/"_s + pc;
}

QString Programs::passphraseFile(const QString &pc) const
{
    return m_folder + u"/secrets/"_s + pc;
}

void Programs::prepare(QProcess &process, const QString &program,
                       const QStringList &arguments) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name :
         {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        environment.insert(QString::fromLatin1(name), m_folder + u"/home"_s);
    environment.insert(u"TMPDIR"_s, m_folder + u"/tmp"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder + u"/runtime"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_MEDIA_BACKEND"_s, u"ffmpeg"_s);
    environment.insert(u"LANG"_s, m_language);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"LANGUAGE"_s, m_language.left(5));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder);
    if (m_trace.isEmpty()) {
        process.setProgram(programPath(program));
        process.setArguments(arguments);
        return;
    }
    process.setProgram(u"strace"_s);
    process.setArguments(QStringList{u"-f"_s, u"--seccomp-bpf"_s, u"-y"_s, u"-xx"_s, u"-s"_s,
                                     u"1048576"_s, u"-e"_s, tracedCalls(), u"-e"_s,
                                     u"signal=none"_s, u"-o"_s,
                                     m_trace + QString::number(m_count++), programPath(program)}
                         + arguments);
}

Finished Programs::run(const QString &program, const QStringList &arguments,
                       const QByteArray &input)
{
    QProcess process;
    prepare(process, program, arguments);
    process.start();
    if (!process.waitForStarted())
        return {};
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

Finished Programs::cli(const QString &pc, const QStringList &arguments, const QByteArray &input)
{
    return run(u"branchbook-cli"_s,
               QStringList{u"--vault"_s, vault(pc), u"--passphrase-file"_s, passphraseFile(pc),
                           u"--json"_s}
                   + arguments,
               input);
}

Finished Programs::hub(const QStringList &arguments, const QByteArray &input)
{
    return run(u"branchbook-hub"_s, storeOptions() + QStringList{u"--json"_s} + arguments, input);
}

QStringList Programs::storeOptions() const
{
    const QStringList key{u"--key-file"_s, m_folder + u"/secrets/hub"_s};
    const auto folder = m_folder + u"/hub"_s;
    return key
        + (m_database.isEmpty() ? QStringList{u"--store"_s, folder}
                                : QStringList{u"--store"_s, m_database, u"--folder"_s, folder});
}

Finished Programs::desktop(const QString &pc, const QStringList &arguments)
{
    return run(u"branchbook"_s,
               QStringList{u"--vault"_s, vault(pc), u"--passphrase-file"_s, passphraseFile(pc)}
                   + arguments,
               {});
}

bool Programs::startDesktop(const QString &pc)
{
    QProcess process;
    prepare(process, u"branchbook"_s,
            {u"--vault"_s, vault(pc), u"--passphrase-file"_s, passphraseFile(pc)});
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

bool Programs::startHub()
{
    if (!QFile::exists(m_folder + u"/hub"_s)) {
        if (hub({u"init"_s}).exitCode != 0)
            return false;
        const auto county = sourceFile(QStringLiteral("resources/sample/organisations.csv"));
        if (hub({u"org"_s, u"import"_s, county}).exitCode != 0)
            return false;
    }
    m_hub = std::make_unique<QProcess>();
    const auto listen = m_hubUrl.isEmpty() ? u"127.0.0.1:0"_s : QUrl(m_hubUrl).authority();
    prepare(*m_hub, u"branchbook-hub"_s,
            storeOptions() + QStringList{u"serve"_s, u"--listen"_s, listen});
    m_hub->setStandardErrorFile(m_folder + u"/hub.log"_s, QIODevice::Append);
    m_hub->start();
    QByteArray line;
    QElapsedTimer timer;
    timer.start();
    while (!line.contains('\n') && timer.elapsed() < 60'000
           && m_hub->state() != QProcess::NotRunning) {
        m_hub->waitForReadyRead(1'000);
        line += m_hub->readAllStandardOutput();
    }
    const auto ready = QJsonDocument::fromJson(line).object();
    m_hubUrl = ready.value(u"url"_s).toString();
    m_hubAuthority = ready.value(u"ca"_s).toString();
    return ready.value(u"ready"_s).toBool();
}

int Programs::stopHub()
{
    if (!m_hub || m_hub->state() == QProcess::NotRunning)
        return -1;
    m_hub->terminate();
    if (!m_hub->waitForFinished(20'000)) {
        m_hub->kill();
        m_hub->waitForFinished();
    }
    return m_hub->exitStatus() == QProcess::NormalExit ? m_hub->exitCode() : -1;
}

bool Programs::copyPc(const QString &pc, const QString &copy) const
{
    return copyFolder(vault(pc), vault(copy))
        && QFile::copy(passphraseFile(pc), passphraseFile(copy));
}

QString Programs::enrolmentCode(const QString &user, const QString &organisationCode,
                                const QString &role)
{
    hub({u"user"_s, u"add"_s, user, u"--org"_s, organisationCode, u"--role"_s, role});
    return hub({u"enrol-code"_s, u"--user"_s, user}).json().value(u"code"_s).toString();
}

Finished Programs::enrol(const QString &pc, const QString &organisationCode, const QString &role)
{
    QFile passphrase(passphraseFile(pc));
    if (!passphrase.open(QIODevice::WriteOnly))
        return {};
    passphrase.write("correct horse battery " + pc.toUtf8());
    passphrase.close();
    const auto made = cli(pc, {u"vault"_s, u"create"_s, u"--label"_s, u"A"_s});
    if (made.exitCode != 0)
        return made;
    m_recoveryWords.insert(pc, made.json().value(u"recovery"_s).toString());
    const auto code = enrolmentCode(u"user-"_s + pc, organisationCode, role);
    if (auto done = cli(
            pc, {u"enrol"_s, u"--hub"_s, m_hubUrl, u"--ca"_s, m_hubAuthority, u"--code"_s, code});
        done.exitCode != 0)
        return done;
    return cli(pc, {u"sync"_s});
}

} // namespace support
