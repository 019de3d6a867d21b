// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <map>
#include <mutex>
#include <utility>

namespace hub {

//! Counts of what the hub has answered since it started, for an operator's monitoring; no ids, no
//! names, no content. Any thread.
class Metrics
{
public:
    struct Request {
        QByteArray route{}; //!< as Router::routeName() gives it
        int status = 0;
        qint64 milliseconds = 0;
        qint64 bytesIn = 0;
        qint64 bytesOut = 0;
    };

    void note(const Request &request);
    //! The text format of Prometheus, version 0.0.4.
    QByteArray text() const;

private:
    //! Upper bounds in milliseconds; the last bucket takes the rest.
    static constexpr std::array<qint64, 8> bounds{5, 20, 50, 100, 250, 1'000, 5'000, 30'000};

    struct Durations {
        std::array<qint64, bounds.size() + 1> buckets{};
        qint64 sumMs = 0;
    };

    mutable std::mutex m_mutex;
    std::map<std::pair<QByteArray, int>, qint64> m_requests;
    std::map<QByteArray, Durations> m_durations;
    qint64 m_bytesIn = 0;
    qint64 m_bytesOut = 0;
};

} // namespace hub
