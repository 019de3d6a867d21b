// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDevice.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace bench {

//! Milliseconds that calls took.
class Latencies
{
public:
    void add(double milliseconds);
    void clear();
    //! \a share 0.5 is the median; 0 when nothing was added.
    double percentile(double share) const;
    qsizetype count() const;

private:
    mutable std::mutex m_mutex;
    std::vector<double> m_values;
};

//! The PCs of a county, as a hub sees them: one device for each branch, which speaks the protocol
//! by hand, so that their engines do not take the processor from the hub.
class Herd
{
public:
    Herd(quint16 port, QByteArray authority, QStringList codes);
    ~Herd();

    //! How many connections there are at a time.
    static constexpr int lanes = 48;
    static constexpr int photosEach = 3;
    static constexpr int photoBytes = 1'000'000;

    //! Each returns how many PCs did all of it.
    int enrol();
    //! One meeting, 21 marks and three attachments in a signed batch, then a pull; over a new
    //! connection each.
    int sendRecords();
    int sendPhotos();
    //! Pulls without news, \a calls in all, by \a few devices.
    int askForNews(int calls, int few);
    //! The first device asks as fast as eight connections can until \a work is done; how often it
    //! was answered, refusals too.
    qint64 flood(const std::function<void()> &work);

    Latencies latencies{};
    QString failure() const { return m_failure; }

private:
    struct Pc;
    //! Runs \a work for each of \a count PCs, lanes at a time; how many answered true.
    int each(int count, const std::function<bool(Pc &)> &work);
    bool sendPhoto(Pc &pc, const QByteArray &bytes);
    void fail(const QString &why);

    const quint16 m_port;
    const QByteArray m_authority;
    std::vector<std::unique_ptr<Pc>> m_pcs;
    QByteArray m_photo;
    std::mutex m_mutex;
    QString m_failure;
};

} // namespace bench
