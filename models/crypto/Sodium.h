// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sodium.h>

namespace models {

//! Starts libsodium once, from any thread; ends the program when it cannot, because everything
//! after it would be insecure.
inline void startSodium()
{
    static const bool started = sodium_init() >= 0;
    if (!started)
        qFatal("libsodium does not start");
}

} // namespace models
