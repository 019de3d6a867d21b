// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

//! A libFuzzer program is one file: it defines LLVMFuzzerTestOneInput, calls the parser and checks
//! what must hold for whatever it accepted.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace fuzz {

inline QByteArray bytes(const uint8_t *data, size_t size)
{
    // A copy of just this size, so that AddressSanitizer sees one byte too far.
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

//! Ends the run, so that libFuzzer keeps the input.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace fuzz
