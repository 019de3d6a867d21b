// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaSweeper.h"

#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

namespace models {

namespace {

constexpr int dailyMs = 24 * 60 * 60 * 1000;

} // namespace

MediaSweeper::MediaSweeper(const Vault &vault, const Clock &clock, RandomSource &random)
    : m_vault(vault),
      m_clock(clock),
      m_random(random)
{
    m_pool.setMaxThreadCount(1);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        m_timer.setInterval(dailyMs);
        sweepNow();
    });
}

MediaSweeper::~MediaSweeper()
{
    m_pool.waitForDone();
}

void MediaSweeper::start(int firstAfterMs)
{
    m_timer.start(firstAfterMs);
}

void MediaSweeper::sweepNow()
{
    m_pool.tryStart([this] { sweep(); });
}

void MediaSweeper::sweep()
{
    const auto removed = [this]() -> Result<int> {
        BB_TRY_ASSIGN(database, m_vault.openDatabase());
        return MediaStore(*database, m_vault, m_clock, m_random).sweep();
    }();
    // Nothing waits for it; the next sweep meets the same failure again.
    if (!removed)
        qWarning("unused files could not be swept: error %d", int(removed.error().code));
}

} // namespace models
