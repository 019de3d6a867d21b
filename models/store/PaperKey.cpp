// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/PaperKey.h"

#include "models/crypto/Cryptography.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace models::paper {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int bitsOfCharacter = 5;
constexpr qsizetype dataCharacters = 52;
constexpr qsizetype checkCharacters = 4;
constexpr qsizetype groupLength = 4;

Error fault(const QString &reason)
{
    return invalid(u"paperWords"_s, reason);
}

//! The value of a typed character, or -1.
int valueOf(QChar character)
{
    switch (character.toUpper().unicode()) {
    case u'O':
        return 0;
    case u'I':
    case u'L':
        return 1;
    default:
        break;
    }
    for (int value = 0; alphabet[value]; ++value) {
        if (QLatin1Char(alphabet[value]) == character.toUpper())
            return value;
    }
    return -1;
}

bool separates(QChar character)
{
    return character.isSpace() || character.category() == QChar::Punctuation_Dash;
}

//! \a count characters from the front of \a bytes, most significant bits first.
QString encoded(QByteArrayView bytes, qsizetype count)
{
    QString text;
    for (qsizetype i = 0; i < count; ++i) {
        int value = 0;
        for (int bit = 0; bit < bitsOfCharacter; ++bit) {
            const auto position = i * bitsOfCharacter + bit;
            const auto byte = position / 8;
            const bool set =
                byte < bytes.size() && (uchar(bytes[byte]) >> (7 - position % 8) & 1) != 0;
            value = value << 1 | int(set);
        }
        text += QLatin1Char(alphabet[value]);
    }
    return text;
}

QString checkOf(const SecretBytes &key)
{
    const auto digest = crypto::derive(key, "branchbook/paper/check/1");
    return encoded(digest.view(), checkCharacters);
}

} // namespace

QString wordsOf(const SecretBytes &key)
{
    const auto text = encoded(key.view(), dataCharacters) + checkOf(key);
    QStringList groups;
    for (qsizetype i = 0; i < text.size(); i += groupLength)
        groups << text.mid(i, groupLength);
    return groups.join(u' ');
}

Result<SecretBytes> keyOf(const QString &words)
{
    QList<int> values;
    // Compatibility form: an input method may leave full-width letters and digits behind.
    for (const auto character : words.normalized(QString::NormalizationForm_KC)) {
        if (separates(character))
            continue;
        const int value = valueOf(character);
        if (value < 0)
            return fault(u"badCharacter"_s);
        values << value;
    }
    if (values.size() != dataCharacters + checkCharacters)
        return fault(u"length"_s);

    SecretBytes key(keySize);
    std::fill_n(key.data(), keySize, uchar(0));
    bool surplus = false;
    for (qsizetype i = 0; i < dataCharacters * bitsOfCharacter; ++i) {
        const bool set = (values[i / bitsOfCharacter] >> (4 - i % bitsOfCharacter) & 1) != 0;
        if (i >= keySize * 8)
            surplus |= set;
        else if (set)
            key.data()[i / 8] |= uchar(1 << (7 - i % 8));
    }
    QString check;
    for (qsizetype i = dataCharacters; i < values.size(); ++i)
        check += QLatin1Char(alphabet[values[i]]);
    if (surplus || check != checkOf(key))
        return fault(u"checksum"_s);
    return key;
}

} // namespace models::paper
