// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"

#include <QList>
#include <QStringList>

namespace models {
class Settings;
}

namespace ui {

//! Titles that an agenda may start from.
struct AgendaTemplate {
    QString name{}; //!< "5+X"
    QStringList titles{};
    //! Branch categories it is meant for; empty suits all.
    QStringList categories{};
    bool own = false; //!< kept by this branch, not shipped
};

//! The agendas that counties ask for (5+X, 4+X, …) are data, not code: shipped ones from
//! resources/templates/agenda.json, own ones in the vault.
class AgendaTemplates
{
public:
    explicit AgendaTemplates(models::Settings &settings) : m_settings(settings) { }

    //! Those for \a category first, own ones before shipped ones.
    QList<AgendaTemplate> list(const QString &category) const;
    //! Replaces the own one of the same name.
    models::Result<void> keep(const QString &name, const QStringList &titles);

private:
    QList<AgendaTemplate> own() const;

    models::Settings &m_settings;
};

} // namespace ui
