// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/EnrolmentCodes.h"

#include "models/crypto/Cryptography.h"

namespace hub::codes {

namespace {

constexpr char16_t alphabet[] = u"23456789ABCDEFGHJKMNPQRSTVWXYZ";
// 30 letters: five bits that name none are drawn again.
constexpr int letters = 30;
constexpr qsizetype group = 4;
constexpr qsizetype length = 3 * group;

} // namespace

Fresh make(PersonId person, qint64 now, models::RandomSource &random)
{
    QString text;
    while (text.size() < length) {
        unsigned char byte = 0;
        random.fill(&byte, 1);
        if ((byte & 31) < letters)
            text += alphabet[byte & 31];
    }
    Fresh fresh;
    fresh.code = {locatorOf(text), hashOf(text), person, now + validMs, tries, false};
    fresh.text = text.left(group) + u'-' + text.mid(group, group) + u'-' + text.right(group);
    return fresh;
}

QString normalised(const QString &typed)
{
    QString code;
    for (const auto c : typed.toUpper()) {
        if (c.isSpace() || c == u'-')
            continue;
        if (QStringView(alphabet, letters).contains(c))
            code += c;
        else
            return {};
    }
    return code.size() == length ? code : QString();
}

QString locatorOf(const QString &normalisedCode)
{
    return normalisedCode.left(group);
}

QByteArray hashOf(const QString &normalisedCode)
{
    return models::crypto::hash("branchbook/code/1" + normalisedCode.toLatin1());
}

} // namespace hub::codes
