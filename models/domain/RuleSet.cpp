// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/RuleSet.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

Error brokenRules(const QString &file)
{
    return Error{Error::Corrupt, {}, u"rules"_s, file};
}

Result<QList<RuleSet>> readVersions(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Io, {}, u"rules"_s, file.fileName()};
    const auto root = QJsonDocument::fromJson(file.readAll()).object();
    QList<RuleSet> versions;
    for (const auto &entry :
         root.value("ruleSet"_L1).isString() ? root.value("versions"_L1).toArray() : QJsonArray()) {
        const auto object = entry.toObject();
        RuleSet set{root.value("ruleSet"_L1).toString(), object.value("version"_L1).toString(),
                    QDate::fromString(object.value("effectiveFrom"_L1).toString(), Qt::ISODate),
                    object.value("source"_L1).toString(), object.value("rules"_L1).toObject()};
        if (set.version.isEmpty() || !set.effectiveFrom.isValid() || set.source.isEmpty()
            || set.rules.isEmpty())
            return brokenRules(path);
        versions.append(set);
    }
    if (versions.isEmpty())
        return brokenRules(path);
    std::ranges::sort(versions, {}, &RuleSet::effectiveFrom);
    return versions;
}

} // namespace

Result<RuleBook> RuleBook::load(const QString &folder)
{
    RuleBook book;
    const QDir directory(folder);
    for (const auto &name : directory.entryList({u"*.json"_s}, QDir::Files)) {
        BB_TRY_ASSIGN(versions, readVersions(directory.filePath(name)));
        book.m_versions.insert(versions.first().name, versions);
    }
    if (book.m_versions.isEmpty())
        return brokenRules(folder);
    return book;
}

RuleSet RuleBook::inForce(QStringView name, QDate on) const
{
    const auto versions = m_versions.value(name.toString());
    if (versions.isEmpty())
        return {};
    if (!on.isValid())
        return versions.last();
    const auto later =
        std::ranges::find_if(versions, [&](const RuleSet &set) { return set.effectiveFrom > on; });
    return later == versions.begin() ? versions.first() : *std::prev(later);
}

const RuleBook &shippedRules()
{
    static const RuleBook rules = [] {
        auto loaded = RuleBook::load(u":/rules"_s);
        // The file is part of the program; without rules no answer of it could be trusted.
        if (!loaded)
            qFatal("rule set unreadable: %s", qPrintable(loaded.error().detail));
        return *loaded;
    }();
    return rules;
}

} // namespace models
