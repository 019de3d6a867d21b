// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace models {

//! Where random bytes come from; handed in, so that tests can repeat a run.
//!
//! models/crypto provides SystemRandom, the only one that keys may be made from.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(void *bytes, qsizetype size) = 0;
};

} // namespace models
