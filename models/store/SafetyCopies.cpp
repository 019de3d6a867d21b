// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SafetyCopies.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/Clock.h"
#include "models/store/Backup.h"
#include "models/store/FolderLock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr QStringView nameFormat = u"yyyyMMdd-HHmmss-zzz";
constexpr QStringView routineWord = u"-routine";
constexpr QStringView migrationWord = u"-migration";
//! Each a fifth of a second: a copy of a county takes some seconds.
constexpr int patience = 300;

QStringView wordOf(SafetyCopies::Reason reason)
{
    switch (reason) {
    case SafetyCopies::Reason::Import:
        return {};
    case SafetyCopies::Reason::Routine:
        return routineWord;
    case SafetyCopies::Reason::Migration:
        return migrationWord;
    }
    return {};
}

QString folderIn(const QString &vaultFolder)
{
    return QDir(vaultFolder).filePath(u"safety"_s);
}

QStringList filesIn(const QString &folder)
{
    const QDir dir(folder);
    QStringList files;
    const auto names = dir.entryList({u"*.bbbackup"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const auto &name : names)
        files << dir.filePath(name);
    return files;
}

//! Of two that copy at once, one would take away what the other has half written.
Result<void> waitForTurn(FolderLock &lock, SafetyCopies::Reason reason)
{
    Result<void> taken = lock.take();
    for (int i = 1; i < patience && !taken && taken.error().code == Error::Busy
         && reason != SafetyCopies::Reason::Routine;
         ++i)
        taken = lock.take();
    return taken;
}

} // namespace

SafetyCopies::SafetyCopies(const Vault &vault, const VaultContext &context)
    : m_vault(vault),
      m_context(context)
{
}

QString SafetyCopies::folder() const
{
    return folderIn(m_vault.folder());
}

QStringList SafetyCopies::list() const
{
    return filesIn(folder());
}

QStringList SafetyCopies::listFor(const QString &vaultFolder)
{
    auto files = filesIn(folderIn(vaultFolder));
    for (const auto &kept : backup::keptFolders(vaultFolder))
        files += filesIn(folderIn(kept));
    std::ranges::stable_sort(files, std::ranges::greater(), &SafetyCopies::takenAt);
    return files;
}

qint64 SafetyCopies::takenAt(const QString &file)
{
    const auto name = QFileInfo(file).baseName();
    const auto word = QStringView(name).sliced(std::min(nameFormat.size(), name.size()));
    if (!word.isEmpty() && word != routineWord && word != migrationWord)
        return 0;
    auto moment = QDateTime::fromString(name.left(nameFormat.size()), nameFormat);
    moment.setTimeSpec(Qt::UTC);
    return moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
}

SafetyCopies::Reason SafetyCopies::reasonOf(const QString &file)
{
    const auto name = QFileInfo(file).baseName();
    if (name.endsWith(routineWord))
        return Reason::Routine;
    return name.endsWith(migrationWord) ? Reason::Migration : Reason::Import;
}

QString SafetyCopies::nextFile(Reason reason) const
{
    auto at = m_context.clock.nowMs();
    // A clock that was set back must not make the newest copy look like the oldest.
    if (const auto files = list(); !files.isEmpty())
        at = std::max(at, takenAt(files.first()) + 1);
    const auto time = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    return QDir(folder()).filePath(time.toString(nameFormat) + wordOf(reason).toString()
                                   + u".bbbackup"_s);
}

Result<QString> SafetyCopies::take(Database &database, Reason reason) const
{
    BB_TRY(durable::makeFolder(folder()));
    FolderLock lock(QDir(folder()).filePath(u"copying.lock"_s));
    BB_TRY(waitForTurn(lock, reason));
    const auto file = nextFile(reason);
    BB_TRY(backup::write(database, m_vault, file, m_context, {}, backup::Content::Records));
    removeOldest();
    return file;
}

QStringList SafetyCopies::superfluous() const
{
    QMap<Reason, QStringList> files;
    for (const auto &file : list())
        files[reasonOf(file)] << file;
    QStringList old =
        files[Reason::Import].mid(kept) + files[Reason::Migration].mid(keptMigrations);
    QSet<QDate> days;
    const auto &routine = files[Reason::Routine];
    for (qsizetype i = 0; i < routine.size(); ++i) {
        const auto day = shanghaiDate(takenAt(routine[i]));
        const bool lastOfItsDay = !days.contains(day) && days.size() < keptDays;
        if (i >= keptRoutine && !lastOfItsDay)
            old << routine[i];
        else
            days << day;
    }
    return old;
}

void SafetyCopies::removeOldest() const
{
    const auto old = superfluous();
    for (const auto &file : old)
        QFile::remove(file);
    // What a crash left half.
    const QDir dir(folder());
    for (const auto &name : dir.entryList({u"*.part"_s}, QDir::Files))
        QFile::remove(dir.filePath(name));
}

} // namespace models
