// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace engine {

//! How much of a file travels in one request. The hub keeps what came of a request that breaks, but
//! a proxy on the way may not, and progress shows between requests: small at first, larger with
//! success.
class PieceSize
{
public:
    static constexpr qint64 smallest = 128 * 1024;
    static constexpr qint64 largest = 4 * 1024 * 1024;

    qint64 bytes() const { return m_bytes; }
    void succeeded() { m_bytes = std::min(m_bytes * 2, largest); }

private:
    qint64 m_bytes = smallest;
};

} // namespace engine
