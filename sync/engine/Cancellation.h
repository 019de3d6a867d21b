// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace engine {

//! A flag that another thread may raise to end a sync at its next safe point.
class Cancellation
{
public:
    void cancel() { m_flag->store(true); }
    void reset() { m_flag->store(false); }
    bool isCancelled() const { return m_flag->load(); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

} // namespace engine
