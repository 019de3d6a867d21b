// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Clock.h"

#include "sync/hub/HubFolder.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QStringList>

#include <memory>

namespace hub {
struct HubCore;
}

namespace hubapp {

//! A line that cannot be understood.
inline constexpr int exitUsage = 64;

//! The commands of branchbook-hub: one answer as JSON on stdout, an exit code of sysexits. On
//! stderr a sentence for the person, but for serve, and a structured line.
class HubCommands
{
public:
    //! \a parser has parsed the arguments already.
    explicit HubCommands(const QCommandLineParser &parser);

    int run(const QStringList &words);

private:
    models::Result<QJsonObject> dispatch(const QStringList &words);
    models::Result<QJsonObject> init();
    models::Result<QJsonObject> serve();
    models::Result<QJsonObject> importOrganisations(const QString &file);
    models::Result<QJsonObject> addUser(const QString &name);
    models::Result<QJsonObject> enrolmentCode();
    models::Result<QJsonObject> load(const QString &kind, const QString &file);
    models::Result<QJsonObject> digest();
    models::Result<QJsonObject> listDevices();
    models::Result<QJsonObject> revokeDevice(const QString &id);
    models::Result<QJsonObject> importBundle(const QStringList &files);
    models::Result<QJsonObject> listDecisions();
    models::Result<QJsonObject> verifyDecisions();
    models::Result<QJsonObject> listParcels();
    models::Result<QJsonObject> takeParcel(const QString &file);
    models::Result<QJsonObject> settleParcel(const QString &verb, const QString &no);
    models::Result<hub::HubStore *> store();
    models::Result<std::unique_ptr<hub::HubCore>> coreOf(hub::HubStore &hubStore);

    const QCommandLineParser &m_parser;
    models::SystemClock m_clock;
    models::SystemRandom m_random;
    hub::HubFolder m_folder;
    std::unique_ptr<hub::HubStore> m_store;
};

} // namespace hubapp
