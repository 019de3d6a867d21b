// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QHash>

namespace models {

class Statement;

//! Catalogue values as SQL columns and back: the only place that knows the mapping.
//!
//! A row's columns stand in the order of columns(): id, org, one for each field of the kind, ext,
//! stream, revision, seq, hub_hash. Fields that this version does not know live in ext and travel
//! on. Immutable; one may serve several threads.
class RowCodec
{
public:
    explicit RowCodec(const catalogue::Kind &kind);

    const catalogue::Kind &kind() const { return m_kind; }

    //! "id, org, name, …": for SELECT and INSERT.
    const QByteArray &columns() const { return m_columns; }
    //! "?1, ?2, …": as many as columns().
    const QByteArray &placeholders() const { return m_placeholders; }

    static constexpr int idColumn = 0;
    static constexpr int organisationColumn = 1;
    static constexpr int firstField = 2;
    int fieldCount() const { return int(m_kind.fields.size()); }
    int extColumn() const { return firstField + fieldCount(); }
    int streamColumn() const { return extColumn() + 1; }
    int revisionColumn() const { return extColumn() + 2; }
    int seqColumn() const { return extColumn() + 3; }
    int hashColumn() const { return extColumn() + 4; }
    int columnCount() const { return extColumn() + 5; }

    //! Column of a field of the catalogue, -1 when this version does not know it.
    int columnOf(QStringView field) const { return m_byName.value(field, -1); }
    const catalogue::Field &fieldAt(int column) const
    {
        return m_kind.fields[size_t(column - firstField)];
    }

    //! Binds one field's value; false when the value is not of the field's type.
    static bool bind(Statement &statement, int parameter, const catalogue::Field &field,
                     const QCborValue &value);
    //! Binds all fields and ext at the parameters of their columns (column + 1); what \a fields
    //! lacks is NULL. Invalid names a value of the wrong type.
    Result<void> bindFields(Statement &statement, const QCborMap &fields) const;

    //! Undefined for NULL.
    static QCborValue read(const Statement &statement, int column, const catalogue::Field &field);
    //! The fields that are not NULL and what is in ext.
    QCborMap readFields(const Statement &statement) const;

private:
    const catalogue::Kind &m_kind;
    QByteArray m_columns;
    QByteArray m_placeholders;
    //! Keys point into m_names.
    QHash<QStringView, int> m_byName;
    QList<QString> m_names;
};

} // namespace models
