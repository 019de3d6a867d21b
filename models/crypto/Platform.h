// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

//! What models/crypto asks of the operating system; one source file per platform.
namespace models::platform {

//! No core dumps, no debugger of the same user; as far as the platform can.
void forbidMemoryDumps();

//! Bytes of memory this process may count on; 0 when the platform does not tell.
quint64 physicalMemory();

} // namespace models::platform
