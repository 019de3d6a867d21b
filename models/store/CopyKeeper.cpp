// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/CopyKeeper.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/SafetyCopies.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"

#include <QCborValue>
#include <QFileInfo>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int lookEveryMs = 60 * 1'000;
//! The copy and the file made of it stand side by side for a moment; the rest is for the person.
constexpr qint64 timesItsSize = 3;
constexpr qint64 reserveBytes = 64 * 1'024 * 1'024;

qint64 bytesAvailable(const QString &folder)
{
    return QStorageInfo(folder).bytesAvailable();
}

//! Differs when a record or a draft does.
Result<QString> stateOf(Database &database)
{
    BB_TRY_ASSIGN(select,
                  database.prepare("SELECT (SELECT ifnull(max(no), 0) FROM changes) || '/' ||"
                                   " (SELECT ifnull(sum(cursor), 0) FROM streams) || '/' ||"
                                   " (SELECT ifnull(max(updated_at), 0) || '/' || count(*)"
                                   "  FROM drafts)"));
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return Error::Internal;
    return select.text(0);
}

} // namespace

CopyKeeper::CopyKeeper(const Vault &vault, const Clock &clock, RandomSource &random,
                       QObject *parent)
    : CopyKeeper(vault, clock, random, &bytesAvailable, parent)
{
}

CopyKeeper::CopyKeeper(const Vault &vault, const Clock &clock, RandomSource &random,
                       FreeSpace freeSpace, QObject *parent)
    : QObject(parent),
      m_vault(vault),
      m_clock(clock),
      m_random(random),
      m_freeSpace(std::move(freeSpace)),
      m_startedAt(clock.monotonicMs())
{
    m_pool.setMaxThreadCount(1);
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &CopyKeeper::check);
}

CopyKeeper::~CopyKeeper()
{
    m_pool.waitForDone();
}

void CopyKeeper::start()
{
    m_timer.start();
}

bool CopyKeeper::isDue() const
{
    const auto now = m_clock.monotonicMs();
    if (m_lookedAt >= 0)
        return now - m_lookedAt >= intervalMs;
    if (now - m_startedAt < settleMs)
        return false;
    // Who locks every few minutes gets one as well.
    const auto files = SafetyCopies(m_vault, {m_clock, m_random}).list();
    const auto age =
        files.isEmpty() ? intervalMs : m_clock.nowMs() - SafetyCopies::takenAt(files.first());
    return age < 0 || age >= intervalMs;
}

void CopyKeeper::check()
{
    if (m_busy || !isDue())
        return;
    m_busy = true;
    m_lookedAt = m_clock.monotonicMs();
    m_pool.start([this] {
        const auto outcome = copyIfChanged();
        QMetaObject::invokeMethod(
            this, [this, outcome] { take(outcome); }, Qt::QueuedConnection);
    });
}

Result<QString> CopyKeeper::copyIfChanged()
{
    BB_TRY_ASSIGN(database, m_vault.openDatabase());
    BB_TRY_ASSIGN(state, stateOf(*database));
    Settings settings(*database);
    BB_TRY_ASSIGN(copied, settings.value(setting::safetyCopied));
    if (copied.toString() == state)
        return QString();
    const auto needed = timesItsSize * QFileInfo(database->path()).size() + reserveBytes;
    if (m_freeSpace(m_vault.folder()) < needed)
        return Error{Error::DiskFull, {}, u"safetyCopy"_s};
    BB_TRY_ASSIGN(
        file,
        SafetyCopies(m_vault, {m_clock, m_random}).take(*database, SafetyCopies::Reason::Routine));
    BB_TRY(settings.setValue(setting::safetyCopied, QCborValue(state)));
    return file;
}

void CopyKeeper::take(const Result<QString> &outcome)
{
    m_busy = false;
    if (outcome) {
        m_told = false;
        emit looked(*outcome);
        return;
    }
    // An import is taking one of its own.
    if (outcome.error().code == Error::Busy || m_told)
        return;
    m_told = true;
    auto error = outcome.error();
    if (error.code == Error::DiskFull || error.code == Error::Io)
        error.reason = u"safetyCopy"_s;
    emit failed(error);
}

} // namespace models
