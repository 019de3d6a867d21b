// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

//! Dates, times, sizes and rates as people write them. Times are shown in Asia/Shanghai.
namespace ui::text {

//! "11月7日 星期六".
QString dateText(QDate date);
//! "2026年11月7日 星期六".
QString longDateText(QDate date);
//! "11月7日"; with its year when that is not \a today's.
QString shortDateText(QDate date, QDate today);
//! "2026年11月".
QString monthText(QDate date);
//! "2026年第4季度".
QString quarterText(QDate date);
//! "14:32".
QString timeText(qint64 utcMs);
//! "今天 14:32", "昨天 16:20", "11月5日 09:00".
QString momentText(qint64 utcMs, QDate today);

//! "31 MB"; one decimal below ten.
QString sizeText(qint64 bytes);
//! "1:05", "1:02:03": of a video.
QString durationText(qint64 milliseconds);
//! "30 seconds", "2 minutes": rounded up, for waiting.
QString waitText(qint64 milliseconds);
//! "95.5%"; "-" when there is nothing to divide by.
QString rateText(std::optional<int> permille);

} // namespace ui::text
