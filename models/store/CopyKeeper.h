// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace models {

class Clock;
class RandomSource;
class Vault;

//! Takes a safety copy of an open vault every half an hour in which something changed, on a worker
//! with a connection of its own. Records and drafts count, what a sync only notes does not.
//!
//! It never takes the room that the person's own work needs: on a disk that is nearly full there
//! is no copy, which is said once.
class CopyKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 intervalMs = 30 * 60 * 1'000;
    //! After unlock the first pages come first.
    static constexpr qint64 settleMs = 60 * 1'000;

    //! Bytes that are free where \a folder lies.
    using FreeSpace = std::function<qint64(const QString &folder)>;

    //! All must outlive the keeper.
    CopyKeeper(const Vault &vault, const Clock &clock, RandomSource &random,
               QObject *parent = nullptr);
    CopyKeeper(const Vault &vault, const Clock &clock, RandomSource &random, FreeSpace freeSpace,
               QObject *parent = nullptr);
    //! Waits for a copy under way.
    ~CopyKeeper() override;

    void start();
    //! Looks at the clock now; the timer does so every minute.
    void check();

signals:
    //! Looked: \a file is empty when nothing had changed since the last copy.
    void looked(const QString &file);
    //! No copy could be taken; not said again before one has succeeded.
    void failed(const models::Error &error);

private:
    bool isDue() const;
    Result<QString> copyIfChanged();
    void take(const Result<QString> &outcome);

    const Vault &m_vault;
    const Clock &m_clock;
    RandomSource &m_random;
    FreeSpace m_freeSpace;
    QTimer m_timer;
    QThreadPool m_pool;
    qint64 m_startedAt = 0; //!< monotonic
    qint64 m_lookedAt = -1; //!< monotonic; -1: not yet
    bool m_busy = false;
    bool m_told = false;
};

} // namespace models
