// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/Format.h"

#include "models/domain/Clock.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTime>

#include <array>

namespace ui::text {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Format", text);
}

// Names of days and months follow the language of the window, not that of the operating system.
QLocale locale()
{
    return QLocale(QCoreApplication::translate("Format", "en_GB", "locale of dates"));
}

QString formatted(QDate date, const QString &format)
{
    return date.isValid() ? locale().toString(date, format) : QString();
}

QTime shanghaiTime(qint64 utcMs)
{
    constexpr int dayMs = 24 * 3600 * 1000;
    constexpr int offsetMs = 8 * 3600 * 1000;
    const auto ofDay = ((utcMs + offsetMs) % dayMs + dayMs) % dayMs;
    return QTime::fromMSecsSinceStartOfDay(int(ofDay));
}

} // namespace

QString dateText(QDate date)
{
    return formatted(date, QCoreApplication::translate("Format", "dddd, d MMMM"));
}

QString longDateText(QDate date)
{
    return formatted(date, QCoreApplication::translate("Format", "dddd, d MMMM yyyy"));
}

QString shortDateText(QDate date, QDate today)
{
    const bool sameYear = date.year() == today.year();
    return formatted(date,
                     sameYear ? QCoreApplication::translate("Format", "d MMMM")
                              : QCoreApplication::translate("Format", "d MMMM yyyy"));
}

QString monthText(QDate date)
{
    return formatted(date, QCoreApplication::translate("Format", "MMMM yyyy"));
}

QString quarterText(QDate date)
{
    if (!date.isValid())
        return {};
    return QCoreApplication::translate("Format", "Q%1 %2")
        .arg((date.month() + 2) / 3)
        .arg(date.year());
}

QString timeText(qint64 utcMs)
{
    return shanghaiTime(utcMs).toString(u"HH:mm"_s);
}

QString momentText(qint64 utcMs, QDate today)
{
    const auto date = models::shanghaiDate(utcMs);
    const auto time = timeText(utcMs);
    if (date == today)
        return QCoreApplication::translate("Format", "today %1").arg(time);
    if (date == today.addDays(-1))
        return QCoreApplication::translate("Format", "yesterday %1").arg(time);
    return QCoreApplication::translate("Format", "%1 %2").arg(shortDateText(date, today), time);
}

QString sizeText(qint64 bytes)
{
    constexpr std::array units{
        QT_TRANSLATE_NOOP("Format", "%1 B"), QT_TRANSLATE_NOOP("Format", "%1 KB"),
        QT_TRANSLATE_NOOP("Format", "%1 MB"), QT_TRANSLATE_NOOP("Format", "%1 GB")};
    double amount = double(bytes);
    size_t unit = 0;
    while (amount >= 1000 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    const int decimals = unit > 0 && amount < 9.95 ? 1 : 0;
    return tr(units[unit]).arg(QString::number(amount, 'f', decimals));
}

QString durationText(qint64 milliseconds)
{
    const auto seconds = (milliseconds + 500) / 1000;
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QLatin1Char('0')); };
    if (seconds >= 3600)
        return u"%1:%2:%3"_s.arg(QString::number(seconds / 3600), two(seconds / 60 % 60),
                                 two(seconds % 60));
    return u"%1:%2"_s.arg(QString::number(seconds / 60), two(seconds % 60));
}

QString waitText(qint64 milliseconds)
{
    const auto seconds = (milliseconds + 999) / 1000;
    if (seconds < 1)
        return QCoreApplication::translate("Format", "less than a second");
    if (seconds < 90)
        return QCoreApplication::translate("Format", "%1 seconds").arg(seconds);
    return QCoreApplication::translate("Format", "%1 minutes").arg((seconds + 59) / 60);
}

QString rateText(std::optional<int> permille)
{
    return permille ? u"%1%"_s.arg(*permille / 10.0, 0, 'f', 1) : u"-"_s;
}

} // namespace ui::text
