// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SessionMark.h"

#include "models/store/SmallFile.h"

#include <QDir>
#include <QFile>

namespace models {

SessionMark::SessionMark(const QString &vaultFolder)
    : m_file(QDir(vaultFolder).filePath(QStringLiteral("in-use")))
{
}

Result<bool> SessionMark::begin()
{
    if (QFile::exists(m_file))
        return true;
    BB_TRY(smallfile::write(m_file, "1"));
    return false;
}

void SessionMark::end()
{
    QFile::remove(m_file);
}

} // namespace models
