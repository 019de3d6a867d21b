// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <initializer_list>

namespace models {

class Clock;
class RandomSource;

//! A record's identity: 16 bytes, stored and sent as such, shown as a UUID.
//!
//! The tag keeps a member's id from being passed as a meeting's.
template <typename Tag>
class Id
{
public:
    static constexpr qsizetype size = 16;

    constexpr Id() = default;
    explicit Id(const QUuid &uuid) : m_uuid(uuid) { }
    //! Null when \a bytes are not 16.
    static Id fromBytes(QByteArrayView bytes)
    {
        return bytes.size() == size ? Id(QUuid::fromRfc4122(bytes)) : Id();
    }
    //! Null when \a text is not a UUID.
    static Id fromString(QAnyStringView text) { return Id(QUuid::fromString(text)); }

    bool isNull() const { return m_uuid.isNull(); }
    QByteArray bytes() const { return m_uuid.toRfc4122(); }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    const QUuid &uuid() const { return m_uuid; }

    //! A typed id seen as any record's, and back where the kind is known.
    template <typename Other>
    Id<Other> as() const
    {
        return Id<Other>(m_uuid);
    }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

struct RecordTag;
struct OrganisationTag;
struct MemberTag;
struct MeetingTag;
struct AgendaItemTag;
struct AttendanceTag;
struct AttachmentTag;
struct ConflictTag;
struct PersonTag;
struct DeviceTag;

using RecordId = Id<RecordTag>;
using OrganisationId = Id<OrganisationTag>;
using MemberId = Id<MemberTag>;
using MeetingId = Id<MeetingTag>;
using AgendaItemId = Id<AgendaItemTag>;
using AttendanceId = Id<AttendanceTag>;
using AttachmentId = Id<AttachmentTag>;
using ConflictId = Id<ConflictTag>;
//! A human being who uses the program and signs changes.
using PersonId = Id<PersonTag>;
//! A vault on one PC.
using DeviceId = Id<DeviceTag>;

//! UUIDv7 (RFC 9562): ordered by time, the rest random.
QUuid newUuid(const Clock &clock, RandomSource &random);

template <typename IdType>
IdType newId(const Clock &clock, RandomSource &random)
{
    return IdType(newUuid(clock, random));
}

//! UUIDv5 of a kind and the ids it belongs to, so that two devices that create the same thing
//! create one record. Never made of an identity number.
QUuid naturalUuid(QByteArrayView kind, std::initializer_list<QUuid> parents);

//! The mark of one member in one meeting.
AttendanceId attendanceId(MeetingId meeting, MemberId member);

//! The organisation with this code of the county's list.
OrganisationId organisationIdOfCode(QStringView code);

} // namespace models
