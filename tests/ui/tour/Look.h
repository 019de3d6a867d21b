// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QList>
#include <QSize>
#include <QString>

//! How the program looks on one PC: the tour goes through it once for each.
struct Look {
    QString name{};
    ui::Scheme scheme = ui::Scheme::Light;
    ui::TextSize text = ui::TextSize::Normal;
    QSize size{};

    static const QList<Look> &all()
    {
        constexpr QSize officeScreen{1366, 768};
        constexpr QSize wideScreen{1920, 1080};
        static const QList<Look> looks{
            {QStringLiteral("light-1366"), ui::Scheme::Light, ui::TextSize::Normal, officeScreen},
            {QStringLiteral("light-1920"), ui::Scheme::Light, ui::TextSize::Normal, wideScreen},
            {QStringLiteral("dark-1366"), ui::Scheme::Dark, ui::TextSize::Normal, officeScreen},
            {QStringLiteral("large-1366"), ui::Scheme::Light, ui::TextSize::Large, officeScreen}};
        return looks;
    }
};
