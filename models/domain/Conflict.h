// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QCborMap>
#include <QCborValue>
#include <QString>

#include <optional>

namespace models {

//! How a person decided between two values.
enum class Resolution {
    Kept, //!< the one that was shown
    Taken, //!< the other one
    Merged, //!< a third made of both
};

//! Who wrote a value, where, and when by a clock that may have been known to be wrong.
struct Authorship {
    PersonId person{}; //!< null for the hub itself
    DeviceId device{}; //!< null for the hub itself, or where nobody said
    qint64 at = 0; //!< UTC ms
    bool doubtful = false;

    friend bool operator==(const Authorship &, const Authorship &) = default;
};

//! Two values of one field that were written without knowing of each other: the record shows one,
//! the other is kept here until a person decides. Both sides have it, wherever they have the
//! record.
struct Conflict {
    ConflictId id{};
    OrganisationId organisation{};
    QString subjectKind{};
    RecordId subject{};
    QString field{}; //!< empty where a deletion lost against an edit
    QCborValue lost{}; //!< null where the field was cleared, or the record deleted
    Authorship lostBy{};
    Authorship shownBy{};
    std::optional<Resolution> resolution{}; //!< nothing while it is open
    Authorship resolvedBy{};
    qint64 revision = 0;
    bool pending = false;

    bool isOpen() const { return !resolution; }
    bool isDeletion() const { return field.isEmpty(); }

    friend bool operator==(const Conflict &, const Conflict &) = default;
};

QString wordOf(Resolution resolution);
std::optional<Resolution> resolutionOf(QStringView word);

Conflict conflictFrom(ConflictId id, OrganisationId organisation, const QCborMap &fields);
//! What deciding an open conflict writes.
QCborMap resolutionFields(Resolution resolution, PersonId person, qint64 atMs);

} // namespace models
