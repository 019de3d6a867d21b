// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/MappingMemory.h"

#include "models/store/Settings.h"

#include <QCborArray>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QString settingOf(const ColumnMapping &mapping)
{
    return u"import.mapping."_s + mapping.signature();
}

} // namespace

Result<void> MappingMemory::remember(const ColumnMapping &mapping)
{
    return m_settings.setValue(settingOf(mapping), QCborArray::fromStringList(mapping.fields));
}

Result<ColumnMapping> MappingMemory::recall(ColumnMapping mapping) const
{
    BB_TRY_ASSIGN(stored, m_settings.value(settingOf(mapping)));
    const auto fields = stored.toArray();
    if (fields.size() != mapping.fields.size())
        return mapping;
    for (qsizetype column = 0; column < fields.size(); ++column)
        mapping.fields[column] = fields.at(column).toString();
    return mapping;
}

} // namespace models
