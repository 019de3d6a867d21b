// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AgendaTemplates.h"

#include "models/store/Settings.h"

#include <QCborArray>
#include <QCborMap>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr QStringView settingName = u"agendaTemplates";

QStringList textsOf(const QJsonArray &array)
{
    QStringList texts;
    for (const auto &text : array)
        texts.append(text.toString());
    return texts;
}

QList<AgendaTemplate> shipped()
{
    QFile file(u":/templates/agenda.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<AgendaTemplate> templates;
    const auto entries = QJsonDocument::fromJson(file.readAll()).object().value("templates"_L1);
    for (const auto &entry : entries.toArray()) {
        const auto object = entry.toObject();
        templates.append({.name = object.value("name"_L1).toString(),
                          .titles = textsOf(object.value("titles"_L1).toArray()),
                          .categories = textsOf(object.value("categories"_L1).toArray())});
    }
    return templates;
}

} // namespace

QList<AgendaTemplate> AgendaTemplates::own() const
{
    const auto stored = m_settings.value(settingName);
    if (!stored)
        return {};
    QList<AgendaTemplate> templates;
    const QCborArray entries = stored->toArray();
    for (const auto &entry : entries) {
        const QCborMap map = entry.toMap();
        AgendaTemplate found{.name = map.value(u"name"_s).toString(), .own = true};
        const QCborArray titles = map.value(u"titles"_s).toArray();
        for (const auto &title : titles)
            found.titles.append(title.toString());
        templates.append(found);
    }
    return templates;
}

QList<AgendaTemplate> AgendaTemplates::list(const QString &category) const
{
    QList<AgendaTemplate> templates = own() + shipped();
    const auto fits = [&category](const AgendaTemplate &entry) {
        return entry.own || entry.categories.isEmpty() || entry.categories.contains(category);
    };
    std::stable_partition(templates.begin(), templates.end(), fits);
    return templates;
}

models::Result<void> AgendaTemplates::keep(const QString &name, const QStringList &titles)
{
    QList<AgendaTemplate> templates = own();
    templates.removeIf([&name](const AgendaTemplate &entry) { return entry.name == name; });
    templates.prepend({.name = name, .titles = titles, .own = true});
    QCborArray entries;
    for (const auto &entry : templates)
        entries.append(QCborMap{{u"name"_s, entry.name},
                                {u"titles"_s, QCborArray::fromStringList(entry.titles)}});
    return m_settings.setValue(settingName, entries);
}

} // namespace ui
