// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>
#include <variant>

namespace models {

//! Either a value or an Error; the interface is that of std::expected, which GCC 12 lacks.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }
    Result(Error::Code code) : Result(Error{code}) { }

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    //! Only when has_value().
    T &value() & { return valueRef(); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::move(valueRef()); }
    T &operator*() & { return valueRef(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(valueRef()); }
    T *operator->() { return &valueRef(); }
    const T *operator->() const { return &value(); }

    //! Only when there is no value.
    const Error &error() const
    {
        Q_ASSERT(!has_value());
        return std::get<1>(m_state);
    }

    template <typename U>
    T value_or(U &&fallback) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    T &valueRef()
    {
        Q_ASSERT(has_value());
        return std::get<0>(m_state);
    }

    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) { }
    Result(Error::Code code) : Result(Error{code}) { }

    bool has_value() const noexcept { return m_ok; }
    explicit operator bool() const noexcept { return m_ok; }
    const Error &error() const
    {
        Q_ASSERT(!m_ok);
        return m_error;
    }

private:
    Error m_error{};
    bool m_ok = true;
};

} // namespace models

//! Leaves the enclosing function with the error when \a expression failed.
#define BB_TRY(expression)                                                                         \
    do {                                                                                           \
        if (auto bbOutcome = (expression); !bbOutcome)                                             \
            return bbOutcome.error();                                                              \
    } while (false)

//! Declares \a name from the value of \a expression, or leaves with its error.
#define BB_TRY_ASSIGN(name, expression)                                                            \
    auto name##Outcome = (expression);                                                             \
    if (!name##Outcome)                                                                            \
        return name##Outcome.error();                                                              \
    auto &name = *name##Outcome
