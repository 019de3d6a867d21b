// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace bench {

//! The hub of a benchmark in a process of its own, and what a PC needs to join it.
class HubProcess
{
public:
    HubProcess() = default;
    ~HubProcess();

    //! With \a rows attendance marks of one branch, and codes for \a people of its town.
    bool start(const QString &folder, int rows, int people);
    //! With a person and a code for each of \a branches branches.
    bool startHerd(const QString &folder, int branches);

    quint16 port() const { return quint16(m_ready[QStringLiteral("port")].toInt()); }
    QStringList codes() const;
    QString code(int person) const { return codes().value(person); }
    QByteArray authority() const;
    qint64 pid() const { return m_process.processId(); }

private:
    bool load(const QStringList &arguments);
    bool serve(const QStringList &arguments);

    QProcess m_process;
    QJsonObject m_ready;
};

} // namespace bench
