// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Metrics.h"

#include <algorithm>

namespace hub {

void Metrics::note(const Request &request)
{
    const auto bound = std::ranges::lower_bound(bounds, request.milliseconds);
    const std::lock_guard lock(m_mutex);
    ++m_requests[{request.route, request.status}];
    auto &durations = m_durations[request.route];
    ++durations.buckets[size_t(bound - bounds.begin())];
    durations.sumMs += request.milliseconds;
    m_bytesIn += request.bytesIn;
    m_bytesOut += request.bytesOut;
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QByteArray text("# TYPE branchbook_requests_total counter\n");
    for (const auto &[key, count] : m_requests)
        text += "branchbook_requests_total{route=\"" + key.first + "\",status=\""
            + QByteArray::number(key.second) + "\"} " + QByteArray::number(count) + '\n';
    text += "# TYPE branchbook_request_seconds histogram\n";
    for (const auto &[route, durations] : m_durations) {
        // Named anew, because Clang takes no structured binding into a lambda.
        const auto line = [&text, &route = route](const QByteArray &suffix, const QByteArray &bound,
                                                  qint64 value) {
            text += "branchbook_request_seconds_" + suffix + "{route=\"" + route + '"'
                + (bound.isEmpty() ? QByteArray() : ",le=\"" + bound + '"') + "} "
                + QByteArray::number(value) + '\n';
        };
        qint64 count = 0;
        for (size_t i = 0; i < durations.buckets.size(); ++i) {
            count += durations.buckets[i];
            line("bucket",
                 i < bounds.size() ? QByteArray::number(double(bounds[i]) / 1000) : "+Inf", count);
        }
        text += "branchbook_request_seconds_sum{route=\"" + route + "\"} "
            + QByteArray::number(double(durations.sumMs) / 1000) + '\n';
        line("count", {}, count);
    }
    text += "# TYPE branchbook_received_bytes_total counter\nbranchbook_received_bytes_total "
        + QByteArray::number(m_bytesIn)
        + "\n# TYPE branchbook_sent_bytes_total counter\nbranchbook_sent_bytes_total "
        + QByteArray::number(m_bytesOut) + '\n';
    return text;
}

} // namespace hub
