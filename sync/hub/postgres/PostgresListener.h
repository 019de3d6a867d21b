// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubPeers.h"
#include "sync/hub/postgres/PostgresAddress.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

namespace hub {

class PostgresConnection;

//! Listens on a thread and a connection of its own, and looks every two seconds whether that
//! connection still lives.
class PostgresListener final : public PeerListener
{
public:
    //! Listens when it returns.
    static Result<std::unique_ptr<PostgresListener>> start(const PostgresAddress &address,
                                                           int process, PeerNews news);
    ~PostgresListener() override;

private:
    class Ear;
    PostgresListener();

    QThread m_thread;
    std::unique_ptr<Ear> m_ear;
};

} // namespace hub
