// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaFolder.h"

#include "models/crypto/Cryptography.h"
#include "models/crypto/DurableFile.h"
#include "models/domain/RandomSource.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace models {

QString MediaFolder::pathOf(const QByteArray &hash) const
{
    const auto name = QString::fromLatin1(hash.toHex());
    return m_root + u'/' + name.first(2) + u'/' + name;
}

QString MediaFolder::incomingPathOf(const QByteArray &hash) const
{
    return m_root + u"/incoming/"_s + QString::fromLatin1(hash.toHex());
}

QString MediaFolder::newPath(RandomSource &random) const
{
    QByteArray name(16, Qt::Uninitialized);
    random.fill(name.data(), name.size());
    return m_root + u"/incoming/new-"_s + QString::fromLatin1(name.toHex());
}

Result<void> MediaFolder::prepare() const
{
    return durable::makeFolder(m_root + u"/incoming"_s);
}

Result<void> MediaFolder::moveIn(const QString &path, const QByteArray &hash) const
{
    const auto target = pathOf(hash);
    BB_TRY(durable::makeFolder(QFileInfo(target).path()));
    return durable::replace(path, target);
}

void MediaFolder::visit(
    const std::function<void(const QString &, const QByteArray &, bool)> &visit) const
{
    QDirIterator files(m_root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        auto hash = QByteArray::fromHex(files.fileName().toLatin1());
        if (hash.size() != crypto::hashSize)
            hash.clear();
        visit(path, hash, files.fileInfo().dir().dirName() == u"incoming");
    }
}

} // namespace models
