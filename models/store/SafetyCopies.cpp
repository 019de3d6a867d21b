// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SafetyCopies.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/Clock.h"
#include "models/store/Backup.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr QStringView nameFormat = u"yyyyMMdd-HHmmss-zzz";

} // namespace

SafetyCopies::SafetyCopies(const Vault &vault, const VaultContext &context)
    : m_vault(vault),
      m_context(context)
{
}

QString SafetyCopies::folder() const
{
    return QDir(m_vault.folder()).filePath(u"safety"_s);
}

QStringList SafetyCopies::list() const
{
    const QDir dir(folder());
    QStringList files;
    const auto names = dir.entryList({u"*.bbbackup"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const auto &name : names)
        files << dir.filePath(name);
    return files;
}

qint64 SafetyCopies::takenAt(const QString &file)
{
    const auto name = QFileInfo(file).baseName();
    auto moment = QDateTime::fromString(QStringView(name), nameFormat);
    moment.setTimeSpec(Qt::UTC);
    return moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
}

QString SafetyCopies::nextFile() const
{
    auto at = m_context.clock.nowMs();
    // A clock that was set back must not make the newest copy look like the oldest.
    if (const auto files = list(); !files.isEmpty())
        at = std::max(at, takenAt(files.first()) + 1);
    const auto time = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    return QDir(folder()).filePath(time.toString(nameFormat) + u".bbbackup"_s);
}

Result<QString> SafetyCopies::take(Database &database) const
{
    BB_TRY(durable::makeFolder(folder()));
    const auto file = nextFile();
    BB_TRY(backup::write(database, m_vault, file, m_context, {}, backup::Content::Records));
    removeOldest();
    return file;
}

void SafetyCopies::removeOldest() const
{
    const auto old = list().mid(kept);
    for (const auto &file : old)
        QFile::remove(file);
    // What a crash left half.
    const QDir dir(folder());
    for (const auto &name : dir.entryList({u"*.part"_s}, QDir::Files))
        QFile::remove(dir.filePath(name));
}

} // namespace models
