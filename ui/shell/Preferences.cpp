// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Preferences.h"

#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int defaultLockMinutes = 5;
constexpr int longestLockMinutes = 60;
} // namespace

Preferences::Preferences(const QString &file)
    : m_settings(std::make_unique<QSettings>(
        file.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::ConfigLocation)
                + u"/branchbook/branchbook.ini"_s
                       : file,
        QSettings::IniFormat))
{
}

Preferences::~Preferences() = default;

Scheme Preferences::scheme(Scheme fallback) const
{
    const auto word = m_settings->value(u"look/scheme"_s).toString();
    if (word == u"dark"_s)
        return Scheme::Dark;
    return word == u"light"_s ? Scheme::Light : fallback;
}

void Preferences::setScheme(Scheme scheme)
{
    m_settings->setValue(u"look/scheme"_s, scheme == Scheme::Dark ? u"dark"_s : u"light"_s);
}

TextSize Preferences::textSize() const
{
    return m_settings->value(u"look/large"_s).toBool() ? TextSize::Large : TextSize::Normal;
}

void Preferences::setTextSize(TextSize size)
{
    m_settings->setValue(u"look/large"_s, size == TextSize::Large);
}

int Preferences::autoLockMinutes() const
{
    return qBound(0, m_settings->value(u"security/lockMinutes"_s, defaultLockMinutes).toInt(),
                  longestLockMinutes);
}

void Preferences::setAutoLockMinutes(int minutes)
{
    m_settings->setValue(u"security/lockMinutes"_s, minutes);
}

QString Preferences::vaultFolder() const
{
    return m_settings
        ->value(u"vault/folder"_s,
                QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                    + u"/branchbook/vault"_s)
        .toString();
}

void Preferences::setVaultFolder(const QString &folder)
{
    m_settings->setValue(u"vault/folder"_s, folder);
}

QString Preferences::backupFolder() const
{
    return m_settings->value(u"backup/folder"_s).toString();
}

void Preferences::setBackupFolder(const QString &folder)
{
    m_settings->setValue(u"backup/folder"_s, folder);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings->value(u"window/geometry"_s).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setValue(u"window/geometry"_s, geometry);
}

} // namespace ui
