// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/media/OpenUpload.h"
#include "sync/hub/MediaIndex.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace hub {

//! Keeps containers open between the requests of an upload, because opening one anew authenticates
//! all that is in it. What is kept here can be lost at any time: disk and store have it all. Any
//! thread.
class OpenUploads
{
public:
    explicit OpenUploads(QString folder) : m_folder(std::move(folder)) { }

    //! Makes the container of a new upload.
    Result<void> create(const Upload &upload, models::RandomSource &random, qint64 now);
    //! After a restart received may be less than what was acknowledged, never more than what is
    //! on disk and in the store.
    Result<std::shared_ptr<OpenUpload>> open(const Upload &upload, qint64 now);
    //! Closes it, also for a request that is writing to it; the file stays.
    void close(const QString &id);
    //! Closes it, and returns when no request writes to its file any more.
    void handOver(const QString &id);
    //! Hands over all of them.
    void handOverAll();
    void removeFile(const QString &file) const;
    QString pathOf(const QString &file) const { return m_folder + u'/' + file; }

    //! More only while that many are being written to.
    static constexpr qsizetype maximumOpen = 128;

private:
    void makeRoom();

    QString m_folder;
    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<OpenUpload>> m_open;
};

} // namespace hub
