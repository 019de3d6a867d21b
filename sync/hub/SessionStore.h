// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include "sync/hub/HubTypes.h"

#include <functional>

namespace hub {

//! A cursor for each stream, by the stream's number.
using Cursors = QHash<qint64, qint64>;

//! As a checkpoint keeps them.
QByteArray encodeCursors(const Cursors &cursors);
Result<Cursors> decodeCursors(const QByteArray &bytes);

//! One entry of the hub's account.
struct Decision {
    qint64 no = 0;
    qint64 at = 0;
    QString action{};
    QString result{};
    DeviceId device{}; //!< null where none is concerned
    PersonId person{}; //!< the same
};

//! The hash of an entry behind the one with the hash \a previous; empty ids for null ones.
QByteArray decisionHash(QByteArrayView previous, qint64 at, const QString &action,
                        const QString &result, QByteArrayView device, QByteArrayView person);

//! Tokens and checkpoints of devices, the hub's own settings, and its account of decisions.
class SessionStore
{
public:
    virtual ~SessionStore() = default;

    //! Tokens are kept as their hash; expired ones go.
    virtual Result<void> addToken(const QByteArray &hash, qint64 device, PersonId person,
                                  qint64 expiresAt, qint64 now) = 0;
    //! With the device's row as it is now; NotFound for unknown and expired ones.
    virtual Result<Session> findToken(const QByteArray &hash, qint64 now) = 0;

    //! Keeps the device's three newest.
    virtual Result<void> addCheckpoint(const QByteArray &token, qint64 device,
                                       const Cursors &cursors) = 0;
    virtual Result<Cursors> findCheckpoint(const QByteArray &token, qint64 device) = 0;

    virtual Result<QByteArray> setting(const QString &name) = 0;
    //! A setting that is key material.
    virtual Result<models::SecretBytes> secret(const QString &name) = 0;
    virtual Result<void> setSetting(const QString &name, QByteArrayView value) = 0;

    //! Adds to the hash chain of decisions; null ids where none is concerned.
    virtual Result<void> addDecision(qint64 at, const QString &action, const QString &result,
                                     DeviceId device, PersonId person) = 0;
    //! The oldest first.
    virtual Result<void> decisions(const std::function<void(const Decision &)> &entry) = 0;
    //! Corrupt when an entry of the chain was altered or taken out.
    virtual Result<qint64> verifyDecisions() = 0;
};

} // namespace hub
