// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/Acknowledgement.h"

#include <winsock2.h>

#include <mstcpip.h>

namespace hub {

void acknowledgeNow(qintptr socket)
{
    // After every segment instead of every second one; stays so for this socket.
    int frequency = 1;
    DWORD returned = 0;
    // Only speed is at stake, so a refusal is no failure.
    (void)WSAIoctl(SOCKET(socket), SIO_TCP_SET_ACK_FREQUENCY, &frequency, sizeof frequency, nullptr,
                   0, &returned, nullptr, nullptr);
}

} // namespace hub
