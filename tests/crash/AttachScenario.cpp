// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/crypto/Cryptography.h"
#include "models/imaging/AttachmentBuilder.h"
#include "models/media/MediaStore.h"
#include "models/store/MeetingRepository.h"
#include "support/SamplePicture.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFutureWatcher>
#include <QSet>

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! Photos and documents are attached as the program does it, by the builder and then with their
//! meeting; and files are received in pieces; all as fast as they can be.
class AttachScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override
    {
        crash::prepareVault(folder);
        if (!QDir(folder).mkpath(u"sources"_s))
            qFatal("no folder");
    }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        MediaStore media(*open->database, *open->vault, open->clock, open->random);
        MeetingRepository meetings(*open->database, *open->writer, open->clock);
        AttachmentBuilder builder(*open->vault, open->clock, open->random);
        std::mt19937_64 random(seed);
        tell(u"ready"_s);
        for (;;) {
            if (random() % 2 == 0) {
                const auto content = contentOf(random() % 1'000'000, random() % 300'000);
                const auto hash = crypto::hash(content);
                if (!receive(media, hash, content))
                    return;
                tell(u"file "_s + hex(hash));
                continue;
            }
            const auto attachment = attached(builder, sourceOf(folder, random));
            if (!attachment)
                return;
            tell(u"file "_s + hex(attachment->hash));
            if (!attachment->thumbnail.isEmpty())
                tell(u"file "_s + hex(attachment->thumbnail));
            const auto meeting = meetings.save(aMeeting(open->branch, *attachment));
            if (!meeting)
                return;
            tell(u"meeting %1 %2"_s.arg(meeting->id.toString(), hex(attachment->hash)));
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        MediaStore media(*open->database, *open->vault, open->clock, open->random);
        MeetingRepository meetings(*open->database, *open->writer, open->clock);
        const auto list = media.list();
        if (!list)
            return u"no list of files"_s;
        // What is listed is whole, whether it was acknowledged or not.
        for (const auto &hash : *list) {
            if (m_verified.contains(hash))
                continue;
            if (!media.verify(hash))
                return u"a listed file is damaged"_s;
            m_verified.insert(hash);
        }
        for (const auto &line : told) {
            const auto words = line.split(u' ');
            const auto hash = QByteArray::fromHex(words.last().toLatin1());
            if (words[0] == u"file" && !list->contains(hash))
                return u"an acknowledged file is gone"_s;
            if (words[0] != u"meeting")
                continue;
            const auto meeting = meetings.find(MeetingId::fromString(words[1]));
            if (!meeting || meeting->attachments.size() != 1
                || meeting->attachments.first().hash != hash)
                return u"an acknowledged attachment is gone"_s;
        }
        // No file lies in its place that the next sweep would not know or remove.
        if (!media.sweep())
            return u"no sweep"_s;
        return {};
    }

private:
    static QString hex(const QByteArray &hash) { return QString::fromLatin1(hash.toHex()); }

    static QByteArray contentOf(quint64 seed, quint64 size)
    {
        QByteArray bytes(qsizetype(size), Qt::Uninitialized);
        std::mt19937_64 random(seed);
        for (auto &byte : bytes)
            byte = char(random());
        return bytes;
    }

    //! The file on the secretary's stick: a photo, or a document that no two have alike.
    static QString sourceOf(const QString &folder, std::mt19937_64 &random)
    {
        const bool isPhoto = random() % 2 == 0;
        const auto tail = contentOf(random() % 1'000'000, random() % 50'000);
        const auto content = isPhoto ? support::SamplePicture{.behind = tail}.jpeg()
                                     : QByteArray("%PDF-1.7\n").append(tail);
        const auto path = folder + (isPhoto ? u"/sources/photo.jpg"_s : u"/sources/plan.pdf"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no source");
        return path;
    }

    //! The builder answers through the event loop, as in the window.
    static Result<Attachment> attached(AttachmentBuilder &builder, const QString &path)
    {
        QFutureWatcher<Result<Attachment>> watcher;
        QEventLoop loop;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(builder.fromFile(path));
        loop.exec();
        return watcher.result();
    }

    static Meeting aMeeting(OrganisationId branch, const Attachment &attachment)
    {
        Meeting meeting;
        meeting.organisation = branch;
        meeting.kinds = {MeetingKind::ThemeDay};
        meeting.heldOn = QDate(2026, 11, 6);
        meeting.attachments = {attachment};
        return meeting;
    }

    static bool receive(MediaStore &media, const QByteArray &hash, const QByteArray &content)
    {
        auto incoming = media.receive(hash, content.size(), u"image/jpeg"_s);
        if (!incoming)
            return incoming.error().code == Error::Conflict; // this content was here before
        constexpr qsizetype piece = 100'000;
        for (auto at = (*incoming)->received(); at < content.size(); at += piece) {
            const auto part = QByteArrayView(content).sliced(at).first(
                std::min<qsizetype>(piece, content.size() - at));
            if (!(*incoming)->append(part))
                return false;
        }
        return (*incoming)->finish().has_value();
    }

    QSet<QByteArray> m_verified;
};

CRASH_SCENARIO(AttachScenario, "attaching")

} // namespace
