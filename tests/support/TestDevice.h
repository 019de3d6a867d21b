// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Clock.h"
#include "models/domain/Ids.h"

#include "sync/hub/http/HttpMessages.h"
#include "sync/wire/Batch.h"
#include "sync/wire/Changes.h"
#include "sync/wire/Enrolment.h"

#include <QMap>

#include <functional>

namespace support {

//! A device that speaks the protocol by hand: no store, no engine, so that it can also speak it
//! wrongly.
class TestDevice
{
public:
    using Transport = std::function<hub::HttpResponse(const hub::HttpRequest &)>;
    struct Row {
        QByteArray state{};
        qint64 seq = 0;
    };
    struct Stream {
        qint64 head = 0;
        qint64 count = 0;
        QByteArray digest{};
        QMap<QByteArray, Row> rows{}; //!< by kind and id
    };

    TestDevice(Transport transport, const models::Clock &clock, models::RandomSource &random);

    //! The status of the enrolment; on success the device can call.
    int enrol(const QString &code);
    int takeToken();
    //! An authenticated call; takes a fresh nonce once when it is asked to.
    hub::HttpResponse call(const QByteArray &method, const QByteArray &path,
                           const QByteArray &body = {},
                           const QList<std::pair<QByteArray, QByteArray>> &headers = {});
    //! The request as call() would send it.
    hub::HttpRequest request(const QByteArray &method, const QByteArray &path,
                             const QByteArray &body, bool withToken);
    hub::HttpResponse send(const hub::HttpRequest &request);

    //! An op of this device; n is given when it is sealed.
    wire::Op op(wire::OpType type, const QString &kind, models::RecordId id,
                models::OrganisationId organisation, const QCborMap &set, qint64 base = 0) const;
    //! Seals the next batch of the chain without sending it.
    wire::Envelope seal(QList<wire::Op> ops);
    //! Seals, sends and reads the receipt; no outcomes when it was not accepted.
    QList<wire::OpOutcome> push(QList<wire::Op> ops);
    //! Pulls until nothing is left; false when an answer was not as it must be.
    bool pull(bool echo = true);

    wire::ChangesReply changes(const wire::ChangesRequest &request);
    //! Digest over the rows that this device holds.
    static QByteArray digestOf(const Stream &stream);

    models::DeviceId id{};
    models::PersonId person{};
    models::RecordId incarnation{};
    models::crypto::SigningKey key;
    models::crypto::SigningKey personKey;
    models::crypto::BoxKey boxKey;
    wire::EnrolmentReply enrolment{};
    QByteArray token{};
    QByteArray nonce{};
    QByteArray host = "127.0.0.1";
    models::RecordId life{}; //!< null: the device's first
    qint64 sealed = 0;
    qint64 nextN = 1;
    QByteArray lastBatch{};
    QByteArray checkpoint{};
    QMap<QString, Stream> streams{};
    QList<QString> removed{};
    int lastStatus = 0;

private:
    Transport m_transport;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
};

QByteArray headerOf(const hub::HttpResponse &response, const QByteArray &name);
//! The problem's code of a failed answer.
QString codeOf(const hub::HttpResponse &response);

} // namespace support
