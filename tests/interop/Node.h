// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

//! A JavaScript of this folder, running by Node.js with \a caFile as its only authority.
class Node
{
public:
    Node(const QString &script, const QStringList &arguments, const QString &caFile);
    ~Node();

    QProcess &process() { return m_process; }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};
