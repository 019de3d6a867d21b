// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace engine {

//! How much of a file travels in one request. A request that breaks may be lost as a whole, so a
//! line that breaks often must still get something through: small at first, larger with success.
class PieceSize
{
public:
    static constexpr qint64 smallest = 128 * 1024;
    //! The hub takes no more.
    static constexpr qint64 largest = 4 * 1024 * 1024;

    qint64 bytes() const { return m_bytes; }
    void succeeded() { m_bytes = std::min(m_bytes * 2, largest); }

private:
    qint64 m_bytes = smallest;
};

} // namespace engine
