// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/MediaStore.h"
#include "support/TestReplica.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/engine/StatusReader.h"
#include "sync/engine/SyncRun.h"

#include <QMap>
#include <QUrl>

namespace support {

class TestHub;

//! A PC with the real vault, store and engine, to be enrolled at a TestHub.
class TestPc
{
public:
    //! \a hubUrl may lead through a FaultProxy.
    TestPc(TestHub &hub, quint64 seed, const QUrl &hubUrl = {});
    ~TestPc();

    //! A user of this name at the hub, a code, and the enrolment of this PC's person.
    models::Result<engine::HubAccount> enrol(const QString &name, const QString &organisation,
                                             const QString &role);
    models::Result<engine::HubAccount> enrolWith(const QString &code);
    models::Result<engine::SyncReport> sync(bool recordsOnly = false);
    //! The same over another road.
    models::Result<engine::SyncReport> syncOver(engine::HttpTransport &transport,
                                                bool recordsOnly = false);
    engine::HttpTransport &transport();
    //! The next sync begins with a new connection.
    void disconnect() { m_transport.reset(); }
    engine::SyncStatus status();

    //! A full member called \a name; the id.
    models::RecordId addMember(const QString &name);
    models::Result<models::Revision> edit(models::RecordId member, const QCborMap &fields);
    QString field(models::RecordId member, const QString &name);
    //! A theme day with marks for \a members, and the files.
    models::Meeting addMeeting(const QList<models::RecordId> &members,
                               const QList<QByteArray> &files = {});

    //! Name of each stream with count and digest, for comparing two replicas.
    QMap<QString, QByteArray> digests();
    //! Every live row of every kind: "kind id" to its fields in canonical CBOR.
    QMap<QByteArray, QByteArray> rows();
    QByteArray contentOf(const QByteArray &hash);

    TestReplica replica;
    models::OrganisationId branch{}; //!< where records are written
    engine::Cancellation cancellation{};

private:
    void workAs(models::PersonId person);

    TestHub &m_hub;
    QUrl m_url;
    std::unique_ptr<engine::HttpTransport> m_transport;

public:
    std::unique_ptr<models::ChangeWriter> writer;
    std::unique_ptr<models::MeetingRepository> meetings;
    models::MediaStore media;
};

} // namespace support
