// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ParagraphMerge.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace models {

namespace {

// Two texts of this many differing paragraphs each would take a table of four million entries.
constexpr qsizetype longestCompared = 2'000;

//! For each paragraph of one text, where the other has it; -1 where it has none. Rising.
using Places = std::vector<qsizetype>;

qsizetype commonPrefix(const QStringList &a, const QStringList &b)
{
    const auto shorter = std::min(a.size(), b.size());
    qsizetype count = 0;
    while (count < shorter && a[count] == b[count])
        ++count;
    return count;
}

//! The longest common subsequence of what lies between the equal beginnings and ends.
Places placesIn(const QStringList &text, const QStringList &other)
{
    Places places(size_t(text.size()), -1);
    const auto prefix = commonPrefix(text, other);
    for (qsizetype i = 0; i < prefix; ++i)
        places[size_t(i)] = i;
    auto textEnd = text.size();
    auto otherEnd = other.size();
    while (textEnd > prefix && otherEnd > prefix && text[textEnd - 1] == other[otherEnd - 1])
        places[size_t(--textEnd)] = --otherEnd;

    const auto rows = textEnd - prefix;
    const auto columns = otherEnd - prefix;
    if (rows == 0 || columns == 0 || rows > longestCompared || columns > longestCompared)
        return places;
    const auto width = size_t(columns) + 1;
    std::vector<int> length((size_t(rows) + 1) * width, 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int & {
        return length[size_t(i) * width + size_t(j)];
    };
    for (auto i = rows - 1; i >= 0; --i) {
        for (auto j = columns - 1; j >= 0; --j) {
            at(i, j) = text[prefix + i] == other[prefix + j] ? at(i + 1, j + 1) + 1
                                                             : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
        if (text[prefix + i] == other[prefix + j])
            places[size_t(prefix + i++)] = prefix + j++;
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return places;
}

QStringList paragraphsOf(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

//! Takes what stands between two paragraphs that all three have.
void mergeBetween(const QStringList &base, const QStringList &first, const QStringList &second,
                  QStringList &merged, int &contested)
{
    if (first == base || first == second) {
        merged += second;
        return;
    }
    merged += first;
    if (second == base)
        return;
    merged += second;
    if (!first.isEmpty() && !second.isEmpty() && !base.isEmpty())
        ++contested;
}

ParagraphMerge merge(const QStringList &base, const QStringList &first, const QStringList &second)
{
    const auto inFirst = placesIn(base, first);
    const auto inSecond = placesIn(base, second);
    QStringList merged;
    ParagraphMerge result;
    qsizetype baseFrom = 0;
    qsizetype firstFrom = 0;
    qsizetype secondFrom = 0;
    const auto upTo = [&](qsizetype baseEnd, qsizetype firstEnd, qsizetype secondEnd) {
        mergeBetween(base.mid(baseFrom, baseEnd - baseFrom),
                     first.mid(firstFrom, firstEnd - firstFrom),
                     second.mid(secondFrom, secondEnd - secondFrom), merged, result.contested);
    };
    for (qsizetype i = 0; i < base.size(); ++i) {
        const auto f = inFirst[size_t(i)];
        const auto s = inSecond[size_t(i)];
        if (f < 0 || s < 0)
            continue;
        upTo(i, f, s);
        merged += base[i];
        baseFrom = i + 1;
        firstFrom = f + 1;
        secondFrom = s + 1;
    }
    upTo(base.size(), first.size(), second.size());
    result.text = merged.join(u'\n');
    return result;
}

} // namespace

ParagraphMerge mergeParagraphs(const QString &base, const QString &first, const QString &second)
{
    return merge(paragraphsOf(base), paragraphsOf(first), paragraphsOf(second));
}

QList<bool> sharedParagraphs(const QString &text, const QString &other)
{
    QList<bool> shared;
    for (const auto place : placesIn(paragraphsOf(text), paragraphsOf(other)))
        shared.append(place >= 0);
    return shared;
}

ParagraphMerge mergeParagraphs(const QString &first, const QString &second)
{
    const auto ours = paragraphsOf(first);
    const auto theirs = paragraphsOf(second);
    const auto places = placesIn(ours, theirs);
    QStringList common;
    for (qsizetype i = 0; i < ours.size(); ++i) {
        if (places[size_t(i)] >= 0)
            common += ours[i];
    }
    return merge(common, ours, theirs);
}

} // namespace models
