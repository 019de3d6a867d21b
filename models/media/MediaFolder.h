// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace models {

class RandomSource;

//! Where the encrypted files of a vault lie: `xx/<hash>` when whole, `incoming/` until then.
class MediaFolder
{
public:
    explicit MediaFolder(QString root) : m_root(std::move(root)) { }

    QString pathOf(const QByteArray &hash) const;
    //! A download under way.
    QString incomingPathOf(const QByteArray &hash) const;
    //! For a file whose hash is not known before it has been read; never the same twice.
    QString newPath(RandomSource &random) const;
    //! Makes the folder for what is under way.
    Result<void> prepare() const;
    //! Gives a whole file its place, durably, over whatever is there.
    Result<void> moveIn(const QString &path, const QByteArray &hash) const;

    //! Calls \a visit with the path of every file and the hash in its name, empty for newPath()s.
    void visit(const std::function<void(const QString &path, const QByteArray &hash, bool incoming)>
                   &visit) const;

private:
    QString m_root;
};

} // namespace models
