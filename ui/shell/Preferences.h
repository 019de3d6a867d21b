// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QSettings;

namespace ui {

//! What must be known before the vault is open: how the program looks and where the vault is.
//! Nothing personal; a plain file of the user's configuration folder.
class Preferences
{
public:
    //! \a file is an INI file; empty takes the user's configuration folder.
    explicit Preferences(const QString &file = {});
    ~Preferences();

    //! \a fallback while the person has not chosen.
    Scheme scheme(Scheme fallback) const;
    void setScheme(Scheme scheme);
    TextSize textSize() const;
    void setTextSize(TextSize size);
    //! Minutes without a touch before the program locks; 0 never.
    int autoLockMinutes() const;
    void setAutoLockMinutes(int minutes);
    QString vaultFolder() const;
    void setVaultFolder(const QString &folder);
    //! Empty until the person has chosen one.
    QString backupFolder() const;
    void setBackupFolder(const QString &folder);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace ui
