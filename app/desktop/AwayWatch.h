// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace desktop {

//! Tells when the person is no longer at the PC, as far as the desktop says so: the screen is
//! locked, the PC goes to sleep, another user is switched to.
class AwayWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    //! Whoever is connected locks before the call returns: sleep waits for no longer.
    void left();
};

//! The one of this system; one that never tells anything where the system cannot be asked.
std::unique_ptr<AwayWatch> watchForAbsence();

} // namespace desktop
