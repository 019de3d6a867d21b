// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CanaryScanner.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
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

QStringList CanaryScanner::scanTrace(const QString &log, const QString &below, int *writes) const
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return {u"unreadable: "_s + log};
    static const QRegularExpression call(u"(?:write|pwrite64)\\(\\d+<([^>]*)>, \"([^\"]*)\""_s);
    QStringList found;
    *writes = 0;
    while (!file.atEnd()) {
        const auto match = call.match(QString::fromLatin1(file.readLine()));
        if (!match.hasMatch())
            continue;
        // With -xx the path, too, is printed in hexadecimal escapes.
        const auto unescape = [](const QString &text) {
            return text.startsWith(u"\\x")
                ? QByteArray::fromHex(QString(text).remove(u"\\x"_s).toLatin1())
                : text.toUtf8();
        };
        const auto path = QString::fromUtf8(unescape(match.captured(1)));
        if (!path.startsWith(below))
            continue;
        ++*writes;
        found << scan(unescape(match.captured(2)), u"a write to "_s + path);
    }
    return found;
}

} // namespace support
