// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Ids.h"

#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

namespace models {

namespace {

// The root of Branchbook's name-based identifiers; changing it would split every record in two.
const QUuid &rootNamespace()
{
    static const QUuid root = QUuid::fromString(u"5b1d3f0e-6a52-5f7e-9c1b-0b6f2d7a9e41");
    return root;
}

} // namespace

QUuid newUuid(const Clock &clock, RandomSource &random)
{
    QByteArray bytes(16, Qt::Uninitialized);
    random.fill(bytes.data(), bytes.size());
    const auto milliseconds = quint64(clock.nowMs());
    for (int i = 0; i < 6; ++i)
        bytes[i] = char(milliseconds >> (8 * (5 - i)));
    bytes[6] = char((bytes[6] & 0x0f) | 0x70);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes);
}

QUuid naturalUuid(QByteArrayView kind, std::initializer_list<QUuid> parents)
{
    QByteArray name = kind.toByteArray();
    for (const auto &parent : parents)
        name += parent.toRfc4122();
    return QUuid::createUuidV5(rootNamespace(), name);
}

AttendanceId attendanceId(MeetingId meeting, MemberId member)
{
    return AttendanceId(naturalUuid("attendance", {meeting.uuid(), member.uuid()}));
}

OrganisationId organisationIdOfCode(QStringView code)
{
    return OrganisationId(QUuid::createUuidV5(rootNamespace(), "organisation:" + code.toUtf8()));
}

} // namespace models
