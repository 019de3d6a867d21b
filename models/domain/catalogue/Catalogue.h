// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QCborMap>
#include <QList>
#include <QString>

#include <optional>
#include <span>

//! The one declarative description of every record kind.
//!
//! The store checks its schema against it, the wire encodes by it, the hub validates and authorises
//! by it, import maps columns by it, the audit masks by it.
namespace models::catalogue {

//! How a field's value is kept: the CBOR form on the wire, the SQL type in the replica.
enum class FieldType {
    Text, //!< string ↔ TEXT
    Integer, //!< integer ↔ INTEGER
    Boolean, //!< boolean ↔ INTEGER 0/1
    Date, //!< "2026-11-07" ↔ TEXT
    Time, //!< UTC milliseconds ↔ INTEGER
    Id, //!< 16 bytes ↔ BLOB
    Hash, //!< 32 bytes (BLAKE2b-256) ↔ BLOB
    Value, //!< bytes: one value of any other field, as canonical CBOR ↔ BLOB
};

//! How two concurrent edits of one record meet (docs/protocol.md, "Merge").
enum class MergePolicy { Field, Append, Guarded, Text, Element, Hub };

//! Which of an organisation's streams a record lives in.
enum class StreamClass {
    Hub,
    Core,
    Attendance,
    Dues,
    Review,
    Private,
    Audit,
    OfSubject, //!< wherever the record lives that this one is about
};

struct Field {
    const char *name; //!< lowerCamel, on the wire and in the command line
    FieldType type;
    int maximumLength = 0; //!< code points of Text; 0 is "no text"
    bool required = false;
    bool sensitive = false; //!< masked in lists, audits and logs
    const char *references = nullptr; //!< the kind an Id points at
    const char *oneOf = nullptr; //!< allowed words, separated by '|'; several by ',' where isSet
    bool isSet = false; //!< Text holding words of oneOf separated by ','
    std::optional<MergePolicy> merge{}; //!< where it is not that of its kind

    //! The SQL column: the name in snake_case.
    QString column() const;
};

struct Kind {
    const char *name; //!< singular lowerCamel: "agendaItem"
    const char *table; //!< plural snake_case: "agenda_items"
    StreamClass stream;
    MergePolicy merge;
    std::span<const Field> fields;
    //! For StreamClass::Attendance: the Integer field with the year that names the stream.
    const char *yearField = nullptr;

    //! Null when this version does not know the field.
    const Field *field(QAnyStringView name) const;
    //! Whether a change of the field is an act: the hub compares what it was made on before it
    //! sets.
    bool isGuarded(QAnyStringView name) const;
};

std::span<const Kind> kinds();

//! Null when this version does not know the kind.
const Kind *find(QAnyStringView name);

//! One fault that validate() found.
struct Fault {
    QString field;
    QString reason; //!< "required", "tooLong", "type", "unknownWord", "control"
};

//! Checks types, lengths and words of the fields present, and required fields when \a whole.
//!
//! Unknown fields pass: they come from a newer program. Rules of the subject matter (check digits,
//! quorum) are elsewhere in models/domain.
QList<Fault> validate(const Kind &kind, const QCborMap &fields, bool whole);

//! "<organisation>/core", "<organisation>/attendance/2026": where a record with these fields lives.
QString streamName(const Kind &kind, OrganisationId organisation, const QCborMap &fields);

//! The class word of a stream: "core", "attendance", "hub".
QString streamClassName(StreamClass streamClass);

} // namespace models::catalogue
