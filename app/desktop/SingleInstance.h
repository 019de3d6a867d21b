// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

class QLocalSocket;

namespace desktop {

//! One window for each user and vault: a second launch only asks the first to come to the front.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    //! \a vaultFolder tells apart what may run side by side.
    explicit SingleInstance(const QString &vaultFolder, QObject *parent = nullptr);

    //! True for the first; false when another answered and has been asked to show itself, and \a
    //! file with it where one is given.
    bool claim(const QString &file = {});
    //! Lets a restart of this program be the first again.
    void release();

signals:
    //! Somebody launched the program once more, perhaps to look into a file.
    void asked(const QString &file);

private:
    void listenTo(QLocalSocket *socket);

    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace desktop
