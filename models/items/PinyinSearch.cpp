// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/PinyinSearch.h"

#include <QHash>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace models {

namespace {

// Surnames that the general reading gets wrong, and those with two common readings.
const QHash<char32_t, QStringList> &overrides()
{
    static const QHash<char32_t, QStringList> readings{
        {U'朴', {u"piao"_s, u"pu"_s}},
        {U'吕', {u"lv"_s, u"lu"_s}},
        {U'单', {u"shan"_s, u"dan"_s}},
        {U'仇', {u"qiu"_s, u"chou"_s}},
        {U'解', {u"xie"_s, u"jie"_s}},
        {U'曾', {u"zeng"_s, u"ceng"_s}},
        {U'查', {u"zha"_s, u"cha"_s}},
        {U'任', {u"ren"_s}},
        {U'区', {u"ou"_s, u"qu"_s}},
        {U'盖', {u"ge"_s, u"gai"_s}},
        {U'乐', {u"yue"_s, u"le"_s}},
        {U'翟', {u"zhai"_s, u"di"_s}},
        {U'覃', {u"qin"_s, u"tan"_s}},
        {U'冼', {u"xian"_s}},
        {U'尉', {u"yu"_s, u"wei"_s}},
        {U'缪', {u"miao"_s}},
        {U'华', {u"hua"_s}},
        {U'重', {u"chong"_s, u"zhong"_s}},
        {U'长', {u"chang"_s, u"zhang"_s}},
        {U'行', {u"hang"_s, u"xing"_s}},
        {U'员', {u"yuan"_s, u"yun"_s}},
        {U'召', {u"shao"_s, u"zhao"_s}},
        {U'卜', {u"bu"_s, u"bo"_s}},
        {U'阿', {u"a"_s, u"e"_s}},
    };
    return readings;
}

QString transliterated(const QString &text)
{
    // Making one costs milliseconds; the data behind it is shared and read-only.
    thread_local const auto transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            "Han-Latin; NFD; [[:Nonspacing Mark:]-[\\u0308]] Remove; NFC; Lower", UTRANS_FORWARD,
            status));
    }();
    if (!transliterator)
        return text.toLower();
    icu::UnicodeString unicode(reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()));
    transliterator->transliterate(unicode);
    return QString(reinterpret_cast<const QChar *>(unicode.getBuffer()), unicode.length());
}

QStringList readingsOf(char32_t character)
{
    thread_local QHash<char32_t, QStringList> known = overrides();
    const auto found = known.constFind(character);
    if (found != known.constEnd())
        return *found;
    QString reading = transliterated(QString::fromUcs4(&character, 1)).trimmed();
    QStringList readings;
    if (reading.contains(u'ü'))
        readings = {QString(reading).replace(u'ü', u'v'), QString(reading).replace(u'ü', u'u')};
    else
        readings = {reading};
    known.insert(character, readings);
    return readings;
}

// Whether the rest of what was typed can be had from the syllables that follow, each one begun.
bool matchesFrom(QStringView typed, const QList<QStringList> &syllables, qsizetype syllable)
{
    if (typed.isEmpty())
        return true;
    if (syllable >= syllables.size())
        return false;
    for (const auto &reading : syllables.at(syllable)) {
        qsizetype common = 0;
        while (common < reading.size() && common < typed.size() && reading[common] == typed[common])
            ++common;
        for (qsizetype taken = common; taken > 0; --taken) {
            if (matchesFrom(typed.mid(taken), syllables, syllable + 1))
                return true;
        }
    }
    return false;
}

} // namespace

PinyinKey::PinyinKey(const QString &name) : m_name(name)
{
    const auto characters = name.toUcs4();
    for (const char32_t character : characters) {
        if (QChar::isLetterOrNumber(character))
            m_syllables.append(readingsOf(character));
    }
}

QString PinyinKey::text() const
{
    QStringList syllables;
    for (const auto &readings : m_syllables)
        syllables.append(readings.first());
    return syllables.join(u' ');
}

PinyinQuery::PinyinQuery(const QString &typed)
    : m_typed(QString(typed.normalized(QString::NormalizationForm_KC).toLower())
                  .remove(u' ')
                  .remove(u'\'')
                  .replace(u'ü', u'v'))
{
}

bool PinyinQuery::matches(const PinyinKey &key) const
{
    if (m_typed.isEmpty() || key.name().contains(m_typed, Qt::CaseInsensitive))
        return true;
    for (qsizetype start = 0; start < key.syllables().size(); ++start) {
        if (matchesFrom(m_typed, key.syllables(), start))
            return true;
    }
    return false;
}

QString pinyinSearchText(const QString &name)
{
    const PinyinKey key(name);
    QString joined;
    QString initials;
    for (const auto &readings : key.syllables()) {
        joined += readings.first();
        initials += readings.first().left(1);
    }
    return u"%1 %2 %3"_s.arg(name, joined, initials);
}

} // namespace models
