// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class VaultDoor;

//! The record book cannot be opened: what happened, what was kept, and the ways on that fit.
class StartFailureWindow : public QWidget
{
    Q_OBJECT

public:
    //! \a door must outlive the window.
    StartFailureWindow(VaultDoor &door, const models::Error &error, QWidget *parent = nullptr);

signals:
    //! The obstacle may be gone: from the beginning.
    void retryRequested();
    //! The vault stands again, as a backup had it; to be unlocked.
    void restored();

private:
    QWidget *makeWords(const models::Error &error);
    QWidget *makeWaysOn(const models::Error &error);
    void openRestore();

    VaultDoor &m_door;
};

} // namespace ui
