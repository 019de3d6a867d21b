// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/MediaSync.h"

#include "models/sql/Database.h"

#include "sync/engine/MediaDownload.h"
#include "sync/engine/MediaUpload.h"
#include "sync/engine/SyncLog.h"

#include <algorithm>

namespace engine {

using namespace Qt::StringLiterals;

namespace {

enum Lane { Thumbnails, Photos, Videos };

//! Whether the next file would meet the same.
bool endsTheRun(const Error &error)
{
    switch (error.code) {
    case Error::Offline:
    case Error::Cancelled:
    case Error::WrongAuthority:
    case Error::Unauthorised:
    case Error::Revoked:
    case Error::DiskFull:
    case Error::ServerFault:
    case Error::TooManyAttempts:
        return true;
    default:
        return false;
    }
}

} // namespace

MediaSync::MediaSync(models::Database &database, models::MediaStore &store, HubClient &hub,
                     SyncLog &log, Cancellation cancellation, ProgressCallback progress)
    : m_database(database),
      m_store(store),
      m_hub(hub),
      m_log(log),
      m_cancellation(std::move(cancellation)),
      m_progress(std::move(progress))
{
}

Result<MediaSync::Outcome> MediaSync::run()
{
    BB_TRY_ASSIGN(all, files());
    m_state = {};
    for (const auto &file : all)
        m_state.mediaBytesTotal += file.info.size;

    Outcome outcome;
    for (const auto &file : all) {
        if (m_cancellation.isCancelled())
            return Error{Error::Cancelled};
        const auto done = file.upload ? send(file.info) : fetch(file.info);
        if (done && *done) {
            ++(file.upload ? outcome.uploaded : outcome.downloaded);
        } else {
            ++outcome.pending;
        }
        if (done)
            continue;
        if (endsTheRun(done.error()))
            return done.error();
        ++outcome.failed;
        BB_TRY(m_log.add(SyncLog::Level::Warning, file.upload ? u"upload"_s : u"download"_s,
                         u"error=%1 reason=%2"_s.arg(done.error().code).arg(done.error().reason)));
    }
    return outcome;
}

Result<QList<MediaSync::File>> MediaSync::files() const
{
    QList<File> files;
    BB_TRY_ASSIGN(outgoing, m_store.undelivered());
    for (const auto &info : outgoing)
        files.append({info, true, Photos});
    BB_TRY_ASSIGN(incoming, m_store.wanted());
    for (const auto &info : incoming)
        files.append({info, false, Photos});
    for (auto &file : files) {
        BB_TRY_ASSIGN(small, isThumbnail(file.info.hash));
        if (small)
            file.lane = Thumbnails;
        else if (!file.info.mediaType.startsWith(u"image/"))
            file.lane = Videos;
    }
    std::ranges::stable_sort(files, [](const File &a, const File &b) {
        return std::pair(a.lane, a.info.size) < std::pair(b.lane, b.info.size);
    });
    return files;
}

Result<bool> MediaSync::isThumbnail(const QByteArray &hash) const
{
    BB_TRY_ASSIGN(
        found,
        m_database.prepare("SELECT EXISTS (SELECT 1 FROM attachments WHERE thumbnail = ?1)"));
    BB_TRY(found.bindBytes(1, hash).step());
    return found.number(0) != 0;
}

Result<models::OrganisationId> MediaSync::organisationOf(const QByteArray &hash) const
{
    BB_TRY_ASSIGN(found,
                  m_database.prepare("SELECT org FROM attachments"
                                     " WHERE hash = ?1 OR thumbnail = ?1 LIMIT 1"));
    BB_TRY_ASSIGN(named, found.bindBytes(1, hash).step());
    return named ? found.id<models::OrganisationId>(0) : models::OrganisationId();
}

Result<bool> MediaSync::send(const models::MediaInfo &info)
{
    BB_TRY_ASSIGN(organisation, organisationOf(info.hash));
    // A file of a draft belongs to nobody's record yet.
    if (organisation.isNull())
        return false;
    MediaUpload upload(m_database, m_store, m_hub, m_cancellation);
    BB_TRY(upload.run(info, organisation, [this](qint64 bytes) { advance(bytes); }));
    return true;
}

Result<bool> MediaSync::fetch(const models::MediaInfo &info)
{
    MediaDownload download(m_store, m_hub, m_cancellation);
    const auto done = download.run(info, [this](qint64 bytes) { advance(bytes); });
    // Whoever has the file has not delivered it yet.
    if (!done && done.error().code == Error::NotFound)
        return false;
    BB_TRY(done);
    return true;
}

void MediaSync::advance(qint64 bytes)
{
    m_state.mediaBytesDone += bytes;
    if (m_progress)
        m_progress(m_state);
}

} // namespace engine
