// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QTest>

#include <type_traits>

namespace support {

inline QByteArray describe(const models::Error &error)
{
    return QStringLiteral("error %1, field '%2', reason '%3', detail '%4'")
        .arg(error.code)
        .arg(error.field, error.reason, error.detail)
        .toUtf8();
}

//! The value; ends the program on an error, because a test that cannot even be set up has nothing
//! to say.
template <typename T>
T must(models::Result<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).constData());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace support

//! Fails with the error's parts when the Result is one; evaluates its argument once.
#define VERIFY_OK(expression)                                                                      \
    do {                                                                                           \
        const auto &bbResult = (expression);                                                       \
        if (!bbResult)                                                                             \
            QFAIL(support::describe(bbResult.error()).constData());                                \
    } while (false)

//! Fails unless the Result is the error \a wanted; evaluates its argument once.
#define VERIFY_ERROR(expression, wanted)                                                           \
    do {                                                                                           \
        const auto &bbResult = (expression);                                                       \
        QVERIFY2(!bbResult, "an error was expected");                                              \
        QVERIFY2(bbResult.error().code == (wanted),                                                \
                 support::describe(bbResult.error()).constData());                                 \
    } while (false)
