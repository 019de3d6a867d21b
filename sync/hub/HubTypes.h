// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include "sync/wire/Changes.h"

#include <QHash>
#include <QList>
#include <QString>

namespace hub {

using models::DeviceId;
using models::Error;
using models::OrganisationId;
using models::PersonId;
using models::RecordId;
using models::Result;

//! A node of the tree, with the stored path that every right is computed from.
struct OrganisationNode {
    qint64 no = 0;
    OrganisationId id{};
    QString code{};
    qint64 parent = 0; //!< 0 at the top
    QString path{}; //!< "/1/17/204/": from the top down to the node itself
};

//! A role held at an organisation and so in its whole subtree.
struct Grant {
    QString role{};
    OrganisationNode organisation{};
};

struct Device {
    qint64 no = 0; //!< the hub's short number; 0 stands for the hub itself
    DeviceId id{};
    QByteArray signingKey{};
    QByteArray boxKey{};
    qint64 enrolledAt = 0;
    bool revoked = false;
};

//! The last op of a chain that stands although its device was revoked.
struct Cut {
    RecordId incarnation{};
    qint64 n = 0;
};

struct Person {
    PersonId id{};
    QString name{};
    OrganisationId organisation{};
};

struct EnrolmentCode {
    QString locator{};
    QByteArray hash{};
    PersonId person{};
    qint64 expiresAt = 0;
    int triesLeft = 5;
    bool used = false;
};

//! Who calls, as the store knows it at this moment.
struct Session {
    Device device{};
    PersonId person{};
};

//! When and by whom a field was last written.
struct FieldClock {
    qint64 seq = 0;
    quint64 hlc = 0;
    qint64 replica = 0; //!< the hub's short number; 0 stands for the hub itself
    qint64 chain = 0; //!< whose person wrote it; 0 for the hub itself
    bool doubtful = false; //!< by a clock that was known to be wrong

    //! Chain and doubt in one number, as they are stored.
    qint64 author() const { return chain * 2 + (doubtful ? 1 : 0); }
    void setAuthor(qint64 author)
    {
        chain = author / 2;
        doubtful = author % 2 != 0;
    }
};

struct StreamHead {
    qint64 no = 0;
    QString name{};
    OrganisationId organisation{};
    QString streamClass{};
    qint64 head = 0;
    qint64 count = 0;
    wire::Digest digest{};
};

struct RecordKey {
    QString kind{};
    RecordId id{};

    friend bool operator==(const RecordKey &, const RecordKey &) = default;
    friend size_t qHash(const RecordKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.kind, key.id);
    }
};

struct StoredRow {
    qint64 no = 0; //!< 0: not stored yet
    RecordKey key{};
    OrganisationId organisation{};
    qint64 stream = 0;
    qint64 seq = 0;
    QByteArray state{}; //!< canonical CBOR; of a deleted record what it was last
    bool deleted = false;
    FieldClock created{}; //!< of every field that clocks does not name
    QByteArray clocks{}; //!< as FieldClocks writes them; empty when none differs
    qint64 origin = 0; //!< the device that knows the row without being told; 0: none
};

//! A value that lost against another one written at the same time.
struct LostValue {
    QString field{}; //!< empty where a deletion lost
    QByteArray value{}; //!< canonical CBOR
    FieldClock clock{};
    FieldClock shown{}; //!< of the value that is shown instead
};

} // namespace hub
