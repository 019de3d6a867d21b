// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace engine {

//! One field of a row as it stands in the hub's bytes; views live as long as those.
struct StateValue {
    enum class Type { Absent, Number, Text, Bytes };

    Type type = Type::Absent;
    qint64 number = 0; //!< integers, and booleans as 0 and 1
    QByteArrayView bytes{}; //!< UTF-8 of Text too
};

//! Reads canonical CBOR states of one kind straight into the order of its columns, without making
//! QCborValues: a first replica reads a hundred thousand of them.
class StateLayout
{
public:
    explicit StateLayout(const models::catalogue::Kind &kind);

    //! \a values get one entry for each field of the catalogue, in its order; \a ext a CBOR map of
    //! the fields that this version does not know, empty when there are none.
    //!
    //! False when the bytes are no such state: a required field is missing or of another type.
    bool read(QByteArrayView state, std::vector<StateValue> &values, QByteArray &ext) const;

private:
    struct Field {
        QByteArray name{};
        models::catalogue::FieldType type{};
        size_t column = 0;
        bool required = false;
    };

    //! In the canonical order of their keys, so that one walk finds all.
    std::vector<Field> m_fields;
    size_t m_columns = 0;
};

} // namespace engine
