// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace models {

//! A name as it can be looked for: its characters and the readings of each.
class PinyinKey
{
public:
    explicit PinyinKey(const QString &name);

    const QString &name() const { return m_name; }
    //! "zhang san": the commonest reading; letters and digits stay as they are.
    QString text() const;
    //! For each character its readings without tones, lower-case.
    const QList<QStringList> &syllables() const { return m_syllables; }

private:
    QString m_name;
    QList<QStringList> m_syllables;
};

//! What somebody types to find a name: characters (三), initials (zs), pinyin in full or begun
//! (zhangs), or both mixed (zsan); ü may be typed as v or u. Empty matches everything.
class PinyinQuery
{
public:
    explicit PinyinQuery(const QString &typed);

    bool isEmpty() const { return m_typed.isEmpty(); }
    bool matches(const PinyinKey &key) const;

private:
    QString m_typed;
};

//! Name, pinyin and initials in one line, for completers that match by "contains".
QString pinyinSearchText(const QString &name);

} // namespace models
