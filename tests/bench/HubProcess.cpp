// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubProcess.h"

#include "Bench.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bench {

HubProcess::~HubProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
}

bool HubProcess::start(const QString &folder, int rows, int people)
{
    return load({u"load"_s, folder, QString::number(rows)})
        && serve({u"serve"_s, folder, QString::number(people)});
}

bool HubProcess::startHerd(const QString &folder, int branches)
{
    return load({u"county"_s, folder, QString::number(branches)})
        && serve({u"herd"_s, folder, QString::number(branches)});
}

bool HubProcess::load(const QStringList &arguments)
{
    QProcess loader;
    loader.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    loader.start(Bench::program(u"bench_hub"_s), arguments);
    return loader.waitForFinished(300'000) && loader.exitCode() == 0;
}

bool HubProcess::serve(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(Bench::program(u"bench_hub"_s), arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(60'000))
            return false;
    }
    m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    return m_ready.contains(u"port"_s);
}

QStringList HubProcess::codes() const
{
    QStringList codes;
    for (const auto &code : m_ready[u"codes"_s].toArray())
        codes << code.toString();
    return codes;
}

QByteArray HubProcess::authority() const
{
    QFile file(m_ready[u"ca"_s].toString());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace bench
