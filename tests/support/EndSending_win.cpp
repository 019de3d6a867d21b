// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StormConnection.h"

#include <winsock2.h>

namespace support {

void endSending(QTcpSocket &socket)
{
    ::shutdown(SOCKET(socket.socketDescriptor()), SD_SEND);
}

} // namespace support
