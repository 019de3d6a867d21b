// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CanaryScanner.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringEncoder>

namespace support {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceSize = 4 * 1024 * 1024;

//! GB18030 of a text; empty where this Qt has no converter for it.
QByteArray gb18030(const QString &text)
{
    QStringEncoder encoder("GB18030");
    return encoder.isValid() ? QByteArray(encoder.encode(text)) : QByteArray();
}

//! With -xx strings and paths are printed in hexadecimal escapes.
QByteArray unescaped(const QByteArray &text)
{
    return text.startsWith("\\x") ? QByteArray::fromHex(QByteArray(text).replace("\\x", "")) : text;
}

//! All that stands between two such marks.
QByteArrayList between(const QByteArray &text, char open, char close)
{
    QByteArrayList found;
    for (auto from = text.indexOf(open); from >= 0; from = text.indexOf(open, from)) {
        const auto to = text.indexOf(close, from + 1);
        if (to < 0)
            break;
        found << unescaped(text.mid(from + 1, to - from - 1));
        from = to + 1;
    }
    return found;
}

//! A file of a disk: no pipe, no socket, no terminal, nothing of the kernel's.
bool isFile(const QString &path)
{
    return path.startsWith(u'/') && !path.startsWith(u"/dev/") && !path.startsWith(u"/proc/")
        && !path.startsWith(u"/sys/") && !path.startsWith(u"/memfd:");
}

} // namespace

void CanaryScanner::add(const QString &name, const QByteArray &pattern)
{
    if (pattern.isEmpty())
        return;
    m_patterns.push_back({name, QByteArrayMatcher(pattern)});
    m_longest = std::max(m_longest, pattern.size());
}

void CanaryScanner::addText(const QString &name, const QString &text)
{
    add(name + u" in UTF-8"_s, text.toUtf8());
    add(name + u" in UTF-16LE"_s, QByteArray(QStringEncoder(QStringEncoder::Utf16LE).encode(text)));
    add(name + u" in UTF-16BE"_s, QByteArray(QStringEncoder(QStringEncoder::Utf16BE).encode(text)));
    if (const auto bytes = gb18030(text); bytes != text.toUtf8())
        add(name + u" in GB18030"_s, bytes);
}

void CanaryScanner::addBytes(const QString &name, const QByteArray &bytes)
{
    Q_ASSERT(bytes.size() >= 12);
    add(name, bytes);
    addWritten(name + u" in hexadecimal"_s, bytes.toHex());
    addWritten(name + u" in HEXADECIMAL"_s, bytes.toHex().toUpper());
    // Base64 depends on the offset modulo three; the inner characters of each are stable.
    for (int skip = 0; skip < 3; ++skip) {
        const auto inner = bytes.sliced(skip);
        const auto encoded = inner.toBase64(QByteArray::OmitTrailingEquals);
        const auto forUrls =
            inner.toBase64(QByteArray::OmitTrailingEquals | QByteArray::Base64UrlEncoding);
        addWritten(name + u" in Base64"_s, encoded.chopped(2));
        if (forUrls != encoded)
            addWritten(name + u" in Base64 for URLs"_s, forUrls.chopped(2));
    }
}

void CanaryScanner::addWritten(const QString &name, const QByteArray &characters)
{
    add(name, characters);
    add(name + u", UTF-16"_s,
        QByteArray(
            QStringEncoder(QStringEncoder::Utf16LE).encode(QString::fromLatin1(characters))));
}

QStringList CanaryScanner::scan(const QByteArray &bytes, const QString &where) const
{
    QStringList found;
    for (const auto &pattern : m_patterns) {
        if (const auto at = pattern.matcher.indexIn(bytes); at >= 0)
            found << u"%1 at %2:%3"_s.arg(pattern.name, where).arg(at);
    }
    return found;
}

QStringList CanaryScanner::scanFile(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"unreadable: "_s + path};
    QStringList found;
    QByteArray piece;
    for (;;) {
        const auto overlap = piece.right(m_longest);
        const auto next = file.read(pieceSize);
        if (next.isEmpty())
            return found;
        piece = overlap + next;
        found << scan(piece, path);
    }
}

QStringList CanaryScanner::scanFolder(const QString &folder) const
{
    QStringList found;
    QDirIterator iterator(folder, QDir::Files | QDir::Hidden | QDir::System,
                          QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const auto path = iterator.next();
        found << scan(path.toUtf8(), u"the name of a file"_s);
        if (QFileInfo(path).isFile())
            found << scanFile(path);
    }
    return found;
}

CanaryScanner::Trace CanaryScanner::scanTrace(const QString &log, const QString &below) const
{
    Trace trace;
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly)) {
        trace.found << u"unreadable: "_s + log;
        return trace;
    }
    while (!file.atEnd()) {
        const auto line = file.readLine();
        const auto open = line.indexOf('(');
        // "12 pwrite64(3<path>, …": the name stands behind the number of the process.
        const auto start = line.lastIndexOf(' ', open) + 1;
        if (open > 0)
            scanCall(line.mid(start, open - start), line.mid(open), below, trace);
    }
    trace.outside.removeDuplicates();
    return trace;
}

void CanaryScanner::scanCall(const QByteArray &name, const QByteArray &arguments,
                             const QString &below, Trace &trace) const
{
    static const QByteArrayList writes{"write", "pwrite64", "writev", "pwritev", "pwritev2"};
    static const QByteArrayList copies{"sendfile", "copy_file_range", "splice", "ioctl"};
    static const QByteArrayList names{"rename",  "renameat",  "renameat2", "link",   "linkat",
                                      "symlink", "symlinkat", "mkdir",     "mkdirat"};
    const auto paths = between(arguments, '<', '>');
    const auto target = paths.isEmpty() ? QString() : QString::fromUtf8(paths.first());
    if (writes.contains(name) && isFile(target)) {
        ++trace.writes;
        // The buffers of one call lie behind each other in the file.
        trace.found << scan(between(arguments, '"', '"').join(), u"a write to "_s + target);
        if (!target.startsWith(below))
            trace.outside << target;
    } else if (copies.contains(name) && paths.size() > 1
               && (name != "ioctl" || arguments.contains("FICLONE"))) {
        ++trace.writes;
        // Of two descriptors sendfile and ioctl name the target first, the others the source.
        const bool targetFirst = name == "sendfile" || name == "ioctl";
        const auto to = QString::fromUtf8(targetFirst ? paths[0] : paths[1]);
        const auto from = QString::fromUtf8(targetFirst ? paths[1] : paths[0]);
        if (isFile(to) && isFile(from) && !from.startsWith(below))
            trace.found << u"%1 copied unseen to %2"_s.arg(from, to);
    } else if (names.contains(name)) {
        const auto given = between(arguments, '"', '"');
        for (const auto &path : given)
            trace.found << scan(path, u"a name"_s);
        const auto from = QString::fromUtf8(given.value(0));
        if (given.size() == 2 && !name.startsWith("symlink") && isFile(from)
            && !from.startsWith(below))
            trace.found << u"%1 moved as it is"_s.arg(from);
    }
}

} // namespace support
