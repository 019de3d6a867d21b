// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/PassphraseFile.h"

#include <QFile>

namespace models {

namespace {

constexpr qsizetype longestPassphrase = 4'096;

Result<SecretBytes> readSecret(QFile &file, const QString &field)
{
    SecretBytes buffer(longestPassphrase);
    auto *bytes = reinterpret_cast<char *>(buffer.data());
    qsizetype size = 0;
    while (size < longestPassphrase) {
        const auto got = file.read(bytes + size, longestPassphrase - size);
        if (got < 0)
            return invalid(field, QStringLiteral("unreadable"));
        if (got == 0)
            break;
        size += got;
    }
    while (size > 0 && (bytes[size - 1] == '\n' || bytes[size - 1] == '\r'))
        --size;
    if (size == 0)
        return invalid(field, QStringLiteral("required"));
    return buffer.mid(0, size);
}

} // namespace

Result<SecretBytes> passphraseFromFile(const QString &path, const QString &field)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return invalid(field, QStringLiteral("unreadable"));
    return readSecret(file, field);
}

Result<SecretBytes> passphraseFromDescriptor(int descriptor, const QString &field)
{
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return invalid(field, QStringLiteral("unreadable"));
    return readSecret(file, field);
}

} // namespace models
