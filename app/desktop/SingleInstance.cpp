// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 1'000;
constexpr qint64 longestPath = 8 * 1024;

QString runtimeFolder()
{
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QDir::tempPath() : folder;
}

//! Names of sockets and locks tell nothing about the folder, whose path may hold a name.
QString nameFor(const QString &vaultFolder)
{
    const auto digest = QCryptographicHash::hash(QDir(vaultFolder).absolutePath().toUtf8(),
                                                 QCryptographicHash::Sha256);
    return u"branchbook-"_s + QString::fromLatin1(digest.toHex().left(16));
}

} // namespace

SingleInstance::SingleInstance(const QString &vaultFolder, QObject *parent)
    : QObject(parent),
      m_name(nameFor(vaultFolder)),
      m_lock(QDir(runtimeFolder()).filePath(m_name + u".lock"_s))
{
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection())
            listenTo(socket);
    });
}

void SingleInstance::listenTo(QLocalSocket *socket)
{
    // All of it has come when the other end has closed.
    const auto finish = [this, socket] {
        const auto file = QString::fromUtf8(socket->read(longestPath));
        socket->deleteLater();
        emit asked(file);
    };
    if (socket->state() == QLocalSocket::UnconnectedState)
        finish();
    else
        connect(socket, &QLocalSocket::disconnected, this, finish);
}

bool SingleInstance::claim(const QString &file)
{
    // A program that has just been told to restart may need a moment to let go.
    if (m_lock.tryLock(patienceMs)) {
        // What a crash left behind would keep the name.
        QLocalServer::removeServer(m_name);
        m_server.listen(m_name);
        return true;
    }
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return true;
    socket.write(file.toUtf8());
    socket.waitForBytesWritten(patienceMs);
    socket.disconnectFromServer();
    return false;
}

void SingleInstance::release()
{
    m_server.close();
    m_lock.unlock();
}

} // namespace desktop
