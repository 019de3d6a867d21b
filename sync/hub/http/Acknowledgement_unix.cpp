// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/Acknowledgement.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace hub {

void acknowledgeNow([[maybe_unused]] qintptr socket)
{
#ifdef TCP_QUICKACK
    const int now = 1;
    // Only speed is at stake, so a refusal is no failure.
    (void)::setsockopt(int(socket), IPPROTO_TCP, TCP_QUICKACK, &now, sizeof now);
#endif
}

} // namespace hub
