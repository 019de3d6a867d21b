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
    QStringList scanFile(const QString &path) const;

    //! What a program did to the disk, by its `strace -f -y -xx` log.
    struct Trace {
        QStringList found{}; //!< also in what was removed again
        //! Files that were written outside the folder; those of the kernel are none.
        QStringList outside{};
        int writes = 0; //!< calls that were looked at
    };
    //! Looks at what was written to any file, at every new name, and at files from outside \a below
    //! that were copied, moved or linked as a whole, where no bytes are seen.
    Trace scanTrace(const QString &log, const QString &below) const;

private:
    void scanCall(const QByteArray &name, const QByteArray &arguments, const QString &below,
                  Trace &trace) const;
    struct Pattern {
        QString name;
        QByteArrayMatcher matcher;
    };
    void add(const QString &name, const QByteArray &pattern);
    //! Characters that stand for bytes, as a program or a QString would write them.
    void addWritten(const QString &name, const QByteArray &characters);

    std::vector<Pattern> m_patterns;
    qsizetype m_longest = 0;
};

} // namespace support
