// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace hub {

//! Acknowledges at once what has been received on this native socket, instead of waiting up to
//! 40 ms for an answer to go with. Does nothing where the system does not offer it.
void acknowledgeNow(qintptr socket);

} // namespace hub
