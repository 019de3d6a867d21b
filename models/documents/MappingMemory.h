// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ColumnMapping.h"

namespace models {

class Settings;

//! Remembers how somebody mapped a layout, so that next year's roster needs no second look.
class MappingMemory
{
public:
    explicit MappingMemory(Settings &settings) : m_settings(settings) { }

    //! Under the mapping's signature.
    Result<void> remember(const ColumnMapping &mapping);
    //! The remembered fields for the same titles; \a mapping as it is when there are none.
    Result<ColumnMapping> recall(ColumnMapping mapping) const;

private:
    Settings &m_settings;
};

} // namespace models
