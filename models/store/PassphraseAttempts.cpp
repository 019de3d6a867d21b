// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/PassphraseAttempts.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/Clock.h"
#include "models/store/SmallFile.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

struct PassphraseAttempts::Record {
    qint64 count = 0;
    qint64 at = 0; //!< wall clock of the last try
    qint64 monotonic = 0; //!< in the process that made it
    qint64 process = 0;
};

PassphraseAttempts::PassphraseAttempts(QString file, const Clock &clock)
    : m_file(std::move(file)),
      m_clock(clock)
{
}

PassphraseAttempts::Record PassphraseAttempts::read() const
{
    const auto bytes = smallfile::read(m_file, 1024);
    const auto map = bytes ? cborMap(*bytes) : Result<QCborMap>(bytes.error());
    if (!map)
        return {};
    return {map->value("count"_L1).toInteger(), map->value("at"_L1).toInteger(),
            map->value("monotonic"_L1).toInteger(), map->value("process"_L1).toInteger()};
}

qint64 PassphraseAttempts::remaining(const Record &record) const
{
    if (record.count <= 0)
        return 0;
    const auto doublings = int(std::min<qint64>(record.count - 1, 20));
    const auto delay = std::min(firstDelayMs << doublings, longestDelayMs);
    // Turning the wall clock must not help, neither here nor after a restart.
    const auto monotonic = m_clock.monotonicMs();
    const bool sameProcess =
        record.process == QCoreApplication::applicationPid() && monotonic >= record.monotonic;
    const auto elapsed = sameProcess ? monotonic - record.monotonic : m_clock.nowMs() - record.at;
    return std::clamp<qint64>(delay - std::max<qint64>(elapsed, 0), 0, delay);
}

Result<void> PassphraseAttempts::write(qint64 count, const Record &times)
{
    return smallfile::write(m_file,
                            canonicalCbor(QCborMap{
                                {u"count"_s, count},
                                {u"at"_s, times.at},
                                {u"monotonic"_s, times.monotonic},
                                {u"process"_s, times.process},
                            }));
}

Result<void> PassphraseAttempts::begin()
{
    const auto record = read();
    if (const auto wait = remaining(record); wait > 0)
        return Error{Error::TooManyAttempts, {}, {}, {}, wait};
    const auto noted =
        write(record.count + 1,
              {0, m_clock.nowMs(), m_clock.monotonicMs(), QCoreApplication::applicationPid()});
    // A full disk must not lock people out of their records; the stretching makes guesses dear.
    if (!noted && noted.error().code != Error::DiskFull)
        return noted.error();
    return {};
}

Result<void> PassphraseAttempts::takeBack()
{
    const auto record = read();
    if (record.count <= 1)
        return succeeded();
    return write(record.count - 1, record);
}

Result<void> PassphraseAttempts::succeeded()
{
    if (QFile::exists(m_file) && !QFile::remove(m_file))
        return Error::Io;
    return {};
}

} // namespace models
