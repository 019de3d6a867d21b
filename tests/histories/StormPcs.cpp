// SPDX-License-Identifier: GPL-3.0-or-later
#include "histories/StormPcs.h"

#include "crash/CrashVault.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/media/MediaStore.h"
#include "models/store/ConflictReader.h"
#include "models/store/RecordReader.h"
#include "support/Check.h"
#include "support/Programs.h"
#include "sync/engine/Enrolment.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/engine/StreamLedger.h"
#include "sync/engine/SyncRun.h"

#include <QFile>

using namespace models;
using namespace Qt::StringLiterals;

namespace histories {

namespace {

constexpr int rounds = 3;
constexpr int patienceMs = 120'000;
// Rows of the others arrive with the pass after theirs, a repair would need one more.
constexpr int passes = 3;

QString wordsOf(const Error &error)
{
    return QString::fromUtf8(support::describe(error));
}

} // namespace

//! One vault, opened in the test.
struct StormPcs::Replica {
    std::unique_ptr<crash::OpenVault> open{};
    engine::SyncReport last{};

    //! Empty when well.
    QString sync()
    {
        const auto account = engine::HubAccount::load(*open->database, *open->vault);
        if (!account)
            return wordsOf(account.error());
        const auto road = engine::NetworkTransport::open(account->url, account->authority);
        engine::SyncRun run({*open->database, *open->vault, open->clock, open->random, **road});
        const auto report = run.run();
        if (!report)
            return wordsOf(report.error());
        last = *report;
        return last.repaired > 0 ? u"a repair was needed"_s : QString();
    }

    //! Name, count and digest of each stream.
    QStringList digests() const
    {
        QStringList lines;
        const auto ledger = support::must(engine::StreamLedger::load(*open->database));
        for (const auto &[no, stream] : ledger.all())
            lines << u"%1 %2 %3"_s.arg(stream.name)
                         .arg(stream.count)
                         .arg(QString::fromLatin1(stream.digest.bytes().toHex()));
        lines.sort();
        return lines;
    }
};

QString StormPcs::prepare(support::Programs &programs, const QUrl &url, const QString &folder,
                          const QString &branch)
{
    QFile authority(programs.hubAuthority());
    if (!authority.open(QIODevice::ReadOnly))
        return u"no authority"_s;
    const auto pem = authority.readAll();
    for (const auto &role : {u"secretary"_s, u"committee"_s, u"reviewer"_s}) {
        const auto own = folder + u'/' + role;
        if (!QDir().mkpath(own))
            return u"no folder"_s;
        crash::prepareVault(own);
        const auto open = crash::openVault(own);
        engine::Enrolment enrolment(*open->database, *open->vault, open->clock, open->random);
        const auto code = programs.enrolmentCode(role + u'-' + branch, branch, role);
        const auto account = enrolment.enrol({url, pem, code});
        if (!account)
            return role + u": "_s + wordsOf(account.error());
        m_folders << own;
    }
    return {};
}

QString StormPcs::work(std::mt19937_64 &random)
{
    std::vector<std::unique_ptr<QProcess>> children;
    for (const auto &folder : m_folders) {
        auto child = std::make_unique<QProcess>();
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const bool reads = folder == m_folders.last();
        child->start(QStringLiteral(STORM_PC),
                     {folder, QString::number(random() >> 1), QString::number(rounds),
                      reads ? u"reads"_s : u"edits"_s});
        children.push_back(std::move(child));
    }
    for (auto &child : children) {
        const bool dies = random() % 3 == 0;
        if (!child->waitForStarted())
            return u"a PC does not start"_s;
        if (dies && !child->waitForFinished(int(random() % 400))) {
            child->kill();
            ++m_kills;
        }
    }
    for (auto &child : children) {
        if (child->state() != QProcess::NotRunning && !child->waitForFinished(patienceMs))
            return u"a PC is stuck"_s;
        hear(child->readAllStandardOutput());
        if (child->exitStatus() == QProcess::NormalExit && child->exitCode() != 0)
            return u"a PC failed"_s;
    }
    return {};
}

void StormPcs::hear(const QByteArray &output)
{
    // A line without an end was not acknowledged.
    const auto lines = QString::fromUtf8(output.left(output.lastIndexOf('\n') + 1)).split(u'\n');
    for (const auto &line : lines) {
        const auto words = line.split(u' ');
        if (words[0] == u"try")
            m_over.insert(words[1] + u' ' + words[2], words[3]);
        else if (words[0] == u"note")
            m_notes << words[1] + u' ' + words[2];
        else if (words[0] == u"member")
            m_members << words[1];
        else if (words[0] == u"file")
            m_files << words[1];
        else if (words[0] == u"synced")
            ++m_synced;
    }
}

QString StormPcs::settle()
{
    std::vector<Replica> replicas;
    for (const auto &folder : m_folders) {
        QString fault;
        Replica replica{crash::openAndCheck(folder, fault)};
        if (!fault.isEmpty())
            return fault;
        replicas.push_back(std::move(replica));
    }
    for (int pass = 0; pass < passes; ++pass) {
        for (auto &replica : replicas) {
            if (const auto fault = replica.sync(); !fault.isEmpty())
                return fault;
        }
    }
    for (auto &replica : replicas) {
        if (!replica.last.digestsMatch || replica.last.mediaPending > 0)
            return u"not at the hub's state"_s;
        if (crash::number(*replica.open->database,
                          "SELECT count(*) FROM changes WHERE outcome IS NULL")
            != 0)
            return u"something is left in the outbox"_s;
        if (replica.digests() != replicas.front().digests())
            return u"two PCs differ"_s;
    }
    return lost(replicas.back());
}

QString StormPcs::lost(Replica &reader)
{
    const RecordReader records(*reader.open->database);
    for (const auto &member : m_members) {
        if (!records.find(kind::member, RecordId::fromString(member)))
            return u"lost: member "_s + member;
    }
    for (const auto &entry : m_notes) {
        QSet<QString> seen;
        if (!isKept(entry.section(u' ', 0, 0), entry.section(u' ', 1), reader, seen))
            return u"lost: note "_s + entry;
    }
    MediaStore media(*reader.open->database, *reader.open->vault, reader.open->clock,
                     reader.open->random);
    for (const auto &file : m_files) {
        if (!media.verify(QByteArray::fromHex(file.toLatin1())))
            return u"lost: file "_s + file;
    }
    return {};
}

// Shown, kept as the loser of a conflict, or written over by somebody who saw it and whose own note
// is kept.
bool StormPcs::isKept(const QString &member, const QString &note, Replica &reader,
                      QSet<QString> &seen)
{
    const auto id = RecordId::fromString(member);
    const auto record = RecordReader(*reader.open->database).find(kind::member, id);
    if (record && record->fields.value(u"note"_s).toString() == note)
        return true;
    const auto conflicts = ConflictReader(*reader.open->database).ofRecord(kind::member, id);
    if (conflicts
        && std::any_of(conflicts->begin(), conflicts->end(), [&](const Conflict &conflict) {
               return conflict.field == u"note" && conflict.lost.toString() == note;
           }))
        return true;
    if (seen.contains(note))
        return false;
    seen.insert(note);
    const auto later = m_over.values(member + u' ' + note);
    return std::any_of(later.begin(), later.end(),
                       [&](const QString &newer) { return isKept(member, newer, reader, seen); });
}

} // namespace histories
