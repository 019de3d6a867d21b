// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace models {

//! One version of one set of rules: the numbers, since when they hold, and who says so.
struct RuleSet {
    QString name{};
    QString version{};
    QDate effectiveFrom{};
    QString source{};
    QJsonObject rules{};

    bool has(QStringView key) const { return rules.contains(key); }
    int number(QStringView key) const { return rules.value(key).toInt(); }
    bool flag(QStringView key) const { return rules.value(key).toBool(); }
    QString text(QStringView key) const { return rules.value(key).toString(); }
    QDate date(QStringView key) const { return QDate::fromString(text(key), Qt::ISODate); }
    QJsonObject object(QStringView key) const { return rules.value(key).toObject(); }
};

//! All versions of all rule sets. Regulations are revised, and a record is judged by the version
//! that held on its day.
class RuleBook
{
public:
    //! Reads every *.json of a folder; Corrupt names in its detail the file that is wrong.
    static Result<RuleBook> load(const QString &folder);

    //! The newest version in force on \a on; the first one for an earlier day, the newest of all
    //! for no date. Empty when there is no set of this name.
    RuleSet inForce(QStringView name, QDate on = {}) const;
    QStringList names() const { return m_versions.keys(); }
    //! Oldest first.
    QList<RuleSet> versions(const QString &name) const { return m_versions.value(name); }

private:
    QHash<QString, QList<RuleSet>> m_versions;
};

//! The rules that this program brings along (resources/rules); read once, never changed.
const RuleBook &shippedRules();

} // namespace models
