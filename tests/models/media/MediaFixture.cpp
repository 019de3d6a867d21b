// SPDX-License-Identifier: GPL-3.0-or-later
#include "MediaFixture.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace models;
using namespace Qt::StringLiterals;

MediaFixture::MediaFixture() : media(replica.database, replica.vault, replica.clock, replica.random)
{
}

QByteArray MediaFixture::content(qsizetype size, quint64 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    support::FakeRandom(seed).fill(bytes.data(), size);
    return bytes;
}

QList<QByteArray> MediaFixture::hashesOf(const Result<QList<MediaInfo>> &infos)
{
    QList<QByteArray> list;
    if (infos) {
        for (const auto &info : *infos)
            list.append(info.hash);
    }
    return list;
}

Result<MediaInfo> MediaFixture::add(QByteArray plain, const QString &type)
{
    QBuffer source(&plain);
    source.open(QIODevice::ReadOnly);
    return media.add(source, type);
}

Result<Meeting> MediaFixture::attach(QList<Attachment> attachments)
{
    auto meeting = replica.aMeeting();
    for (auto &attachment : attachments) {
        attachment.id = newId<AttachmentId>(replica.clock, replica.random);
        if (attachment.mediaType.isEmpty())
            attachment.mediaType = u"image/jpeg"_s;
    }
    meeting.attachments = attachments;
    return replica.meetings.save(meeting);
}

QString MediaFixture::pathOf(const QByteArray &hash) const
{
    const auto name = QString::fromLatin1(hash.toHex());
    return replica.vault.mediaFolder() + u'/' + name.first(2) + u'/' + name;
}

QStringList MediaFixture::mediaFiles() const
{
    QStringList paths;
    QDirIterator files(replica.vault.mediaFolder(), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    return paths;
}

bool MediaFixture::leaveStray(const QString &file, const QString &path, qint64 ageMs)
{
    if (!QDir().mkpath(QFileInfo(path).path()) || !QFile::copy(file, path))
        return false;
    QFile stray(path);
    return stray.open(QIODevice::ReadWrite)
        && stray.setFileTime(QDateTime::fromMSecsSinceEpoch(replica.clock.nowMs() - ageMs),
                             QFileDevice::FileModificationTime);
}
