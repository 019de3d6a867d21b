// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <concepts>
#include <utility>

namespace models {

//! Calls done(result) in the receiver's thread, which must be the caller's, once the future has its
//! result; never after the receiver is gone, and not for a future cancelled without a result.
//!
//! Instead of QFuture::then(context, …), which in Qt 6.4 aborts when the context dies while the
//! work runs: a dialog closed while its photo loads.
template <typename T, std::invocable<const T &> Done>
void whenFinished(const QFuture<T> &future, QObject *receiver, Done done)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, done = std::move(done)] {
                         watcher->deleteLater();
                         const auto finished = watcher->future();
                         if (finished.resultCount() > 0)
                             done(finished.result());
                     });
    watcher->setFuture(future);
}

} // namespace models
