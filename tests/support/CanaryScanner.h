// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayMatcher>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace support {

//! Looks for things that must never reach a disk in the clear.
//!
//! Texts are looked for in UTF-8, UTF-16 (both orders) and GB18030; bytes as they are, in
//! hexadecimal and in Base64 (also that of URLs), and these also as UTF-16.
class CanaryScanner
{
public:
    void addText(const QString &name, const QString &text);
    //! At least 12 bytes, or chance would find them.
    void addBytes(const QString &name, const QByteArray &bytes);

    //! "canary in encoding at path:offset" for every find in a block of bytes.
    QStringList scan(const QByteArray &bytes, const QString &where) const;
    //! All files below a folder, read in overlapping pieces.
    QStringList scanFolder(const QString &folder) const;
    //! The file writes of an `strace -f -y -xx -e trace=write,pwrite64` log, folder \a below only;
    //! finds what was written and removed again. \a writes counts the calls that were looked at.
    QStringList scanTrace(const QString &log, const QString &below, int *writes) const;

private:
    struct Pattern {
        QString name;
        QByteArrayMatcher matcher;
    };
    void add(const QString &name, const QByteArray &pattern);
    //! Characters that stand for bytes, as a program or a QString would write them.
    void addWritten(const QString &name, const QByteArray &characters);
    QStringList scanFile(const QString &path) const;

    std::vector<Pattern> m_patterns;
    qsizetype m_longest = 0;
};

} // namespace support
