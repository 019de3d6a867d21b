// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/MediaStore.h"
#include "support/TestReplica.h"

#include <QStringList>

//! A replica with its media store, and what the tests of both look at.
class MediaFixture
{
public:
    static constexpr qint64 dayMs = 24 * 60 * 60 * 1000LL;

    MediaFixture();

    //! Made-up bytes, others for each seed.
    static QByteArray content(qsizetype size, quint64 seed = 1);
    static QList<QByteArray> hashesOf(const models::Result<QList<models::MediaInfo>> &infos);

    models::Result<models::MediaInfo> add(QByteArray plain,
                                          const QString &type = QStringLiteral("image/jpeg"));
    //! A stored meeting with these attachments.
    models::Result<models::Meeting> attach(QList<models::Attachment> attachments);
    QString pathOf(const QByteArray &hash) const;
    //! All below the media folder.
    QStringList mediaFiles() const;
    //! A copy of \a file that a crash could have left, last written \a ageMs before the clock.
    bool leaveStray(const QString &file, const QString &path, qint64 ageMs);

    support::TestReplica replica{};
    models::MediaStore media;
};
