// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Sheet.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QHash>
#include <QString>

#include <functional>

namespace models {

class RecordReader;

//! The words of an export; this library has none of its own. A function left empty gives the
//! catalogue's names and words.
struct ExportWords {
    //! Of a field of a kind; "org" too.
    std::function<QString(QStringView kind, QStringView field)> label{};
    //! Of a catalogue word such as "full", and of "true" and "false".
    std::function<QString(QStringView kind, QStringView field, QStringView word)> word{};
};

struct ExportOptions {
    bool unmasked = false; //!< sensitive fields in full; only after a person asked for it
    ExportWords words{};
    QHash<OrganisationId, QString> organisations{};
};

//! Records of any kind as a sheet, a column for each field of the catalogue.
class RecordExport
{
public:
    explicit RecordExport(const RecordReader &reader) : m_reader(reader) { }

    //! Invalid for a kind that the catalogue does not have.
    Result<Sheet> sheet(QStringView kind, const ExportOptions &options) const;

private:
    const RecordReader &m_reader;
};

//! One field as an export shows it.
Cell exportedCell(const catalogue::Kind &kind, const catalogue::Field &field,
                  const QCborValue &value, const ExportOptions &options);

} // namespace models
