// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace simulation {

//! A field of a record.
struct Place {
    QString kind{};
    models::RecordId id{};
    QString field{};

    friend bool operator==(const Place &, const Place &) = default;
    friend size_t qHash(const Place &place, size_t seed = 0)
    {
        return qHashMulti(seed, place.kind, place.id, place.field);
    }
};

//! Every value that somebody has written, no two alike, and which of them somebody saw before
//! writing another in their place.
class EditLedger
{
public:
    struct Edit {
        Place place{};
        QString value{};
        int pc = 0;
    };

    //! A value that no edit had before.
    QString freshValue() { return QStringLiteral("e%1").arg(++m_count); }
    //! \a seen is what stood there for whoever wrote; empty for nothing.
    void write(int pc, const Place &place, const QString &value, const QString &seen);
    //! Somebody deleted the record with this value in sight.
    void see(const Place &place, const QString &value);
    //! Whether somebody ever wrote the value there.
    bool holds(const Place &place, const QString &value) const;
    //! The disk that alone held these values is gone: nobody can be asked for them.
    void forget(int pc, const QSet<QString> &values);

    //! Edits that must still be somewhere: not overwritten by somebody who saw them.
    QList<Edit> owed() const;
    int count() const { return m_count; }

private:
    QList<Edit> m_edits;
    QHash<Place, QSet<QString>> m_seen;
    QSet<QString> m_forgotten;
    int m_count = 0;
};

} // namespace simulation
