// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

// A function static: registration runs before main(), in no fixed order between files.
std::map<QString, Function> &benches()
{
    static std::map<QString, Function> all;
    return all;
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

} // namespace

bool registerBench(const char *name, Function function)
{
    return benches().emplace(QString::fromLatin1(name), std::move(function)).second;
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

QString Bench::folder()
{
    // Beside the programs: a temporary folder is often in memory, where a disk costs nothing.
    if (!m_folder)
        m_folder.emplace(QCoreApplication::applicationDirPath() + u"/bench-XXXXXX"_s);
    const auto name = QString::number(++m_folders);
    QDir(m_folder->path()).mkdir(name);
    return m_folder->filePath(name);
}

QString Bench::program(const QString &name)
{
#ifdef Q_OS_WIN
    return QCoreApplication::applicationDirPath() + u'/' + name + u".exe"_s;
#else
    return QCoreApplication::applicationDirPath() + u'/' + name;
#endif
}

void Bench::add(const Measurement &measurement)
{
    QJsonObject line{{u"name"_s, measurement.name},  {u"value"_s, rounded(measurement.value)},
                     {u"unit"_s, measurement.unit},  {u"baseline"_s, QJsonValue::Null},
                     {u"ratio"_s, QJsonValue::Null}, {u"note"_s, measurement.note}};
    QString verdict;
    if (measurement.baseline && *measurement.baseline > 0) {
        const double ratio = measurement.value / *measurement.baseline;
        line[u"baseline"_s] = rounded(*measurement.baseline);
        line[u"ratio"_s] = rounded(ratio);
        verdict = u"  ×%1"_s.arg(ratio, 0, 'f', 2);
        if (measurement.limit) {
            const bool missed = ratio > *measurement.limit;
            line[u"limit"_s] = *measurement.limit;
            verdict +=
                u" (limit %1%2)"_s.arg(*measurement.limit).arg(missed ? u", MISSED"_s : u""_s);
            m_misses += missed ? 1 : 0;
        }
    }
    m_output.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_output.flush();
    std::printf("%-32s %12.2f %-6s%s  %s\n", qPrintable(measurement.name), measurement.value,
                qPrintable(measurement.unit), qPrintable(verdict), qPrintable(measurement.note));
    std::fflush(stdout);
}

void Bench::fail(const QString &why)
{
    ++m_failures;
    std::fprintf(stderr, "FAILED: %s\n", qPrintable(why));
}

} // namespace bench

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption filter(u"filter"_s, u"Only benchmarks whose name contains it."_s,
                                    u"name"_s);
    const QCommandLineOption scale(u"scale"_s, u"full, or small: only whether they run."_s,
                                   u"scale"_s, u"full"_s);
    const QCommandLineOption out(u"out"_s, u"Where the JSON lines go."_s, u"file"_s,
                                 u"bench.json"_s);
    parser.addOptions({filter, scale, out});
    parser.process(application);

    QFile output(parser.value(out));
    if (!output.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(output.fileName()));
        return 2;
    }
    bench::Bench bench(parser.value(scale) == u"small"_s, output);
    int run = 0;
    for (const auto &[name, function] : bench::benches()) {
        if (!name.contains(parser.value(filter)))
            continue;
        ++run;
        function(bench);
    }
    if (run == 0) {
        std::fprintf(stderr, "no such benchmark\n");
        return 2;
    }
    if (bench.failures() > 0)
        return 1;
    return bench.isSmall() || bench.misses() == 0 ? 0 : 3;
}
