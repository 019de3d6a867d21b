// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Passphrase.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

namespace models {

namespace {

constexpr qsizetype maximumBytes = 1024;

Error fault(const QString &reason)
{
    return invalid(QStringLiteral("passphrase"), reason);
}

UChar *utf16(SecretBytes &bytes)
{
    return reinterpret_cast<UChar *>(bytes.data());
}

} // namespace

Result<SecretBytes> normalisedPassphrase(const SecretBytes &passphrase)
{
    if (passphrase.isEmpty())
        return fault(QStringLiteral("required"));
    if (passphrase.size() > maximumBytes)
        return fault(QStringLiteral("tooLong"));

    // NFC grows a text by three at most in either form (UAX #15).
    const auto capacity = int32_t(passphrase.size()) * 3;
    UErrorCode status = U_ZERO_ERROR;
    SecretBytes typed(qsizetype(capacity) * qsizetype(sizeof(UChar)));
    int32_t typedLength = 0;
    u_strFromUTF8(utf16(typed), capacity, &typedLength, passphrase.view().data(),
                  int32_t(passphrase.size()), &status);
    if (U_FAILURE(status))
        return fault(QStringLiteral("badCharacter"));

    const auto *nfc = unorm2_getNFCInstance(&status);
    SecretBytes composed(typed.size());
    const auto composedLength =
        unorm2_normalize(nfc, utf16(typed), typedLength, utf16(composed), capacity, &status);
    SecretBytes encoded(qsizetype(capacity) * 3);
    int32_t encodedLength = 0;
    u_strToUTF8(reinterpret_cast<char *>(encoded.data()), int32_t(encoded.size()), &encodedLength,
                utf16(composed), composedLength, &status);
    if (U_FAILURE(status))
        return Error{Error::Internal, {}, {}, QString::fromLatin1(u_errorName(status))};
    return encoded.mid(0, encodedLength);
}

} // namespace models
