// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StormConnection.h"

#include <sys/socket.h>

namespace support {

void endSending(QTcpSocket &socket)
{
    ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
}

} // namespace support
