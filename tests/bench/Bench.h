// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <optional>

class QFile;

//! One program holds all benchmarks: a file with a function and BRANCHBOOK_BENCH is all a new one
//! needs.
namespace bench {

//! One line of bench.json.
struct Measurement {
    QString name{}; //!< "sql.insert"; unique, stable, what --filter looks at
    double value = 0;
    QString unit{}; //!< "ms", "bytes", "MiB", "round trips"
    //! What the value is held against, measured in the same run.
    std::optional<double> baseline{};
    //! The largest ratio of value to baseline that is good enough.
    std::optional<double> limit{};
    QString note{};
};

//! What a benchmark gets: how much to do, where to write, and where its figures go.
class Bench
{
public:
    Bench(bool small, QFile &output) : m_small(small), m_output(output) { }

    //! Small runs show in ./check that the benchmark works; their figures mean nothing.
    bool isSmall() const { return m_small; }
    int count(int full, int small) const { return m_small ? small : full; }
    int rounds() const { return m_small ? 1 : 5; }
    //! A fresh folder on the disk of the build, gone with the run.
    QString folder();
    //! Path of another program of this build.
    static QString program(const QString &name);

    void add(const Measurement &measurement);
    //! The benchmark could not run; the program then ends with a failure.
    void fail(const QString &why);

    int failures() const { return m_failures; }
    //! Ratios above their limit; they only count in a full run.
    int misses() const { return m_misses; }

private:
    bool m_small;
    QFile &m_output;
    std::optional<QTemporaryDir> m_folder;
    int m_folders = 0;
    int m_failures = 0;
    int m_misses = 0;
};

using Function = std::function<void(Bench &)>;

//! Called before main() by BRANCHBOOK_BENCH.
bool registerBench(const char *name, Function function);

//! Wall milliseconds of \a work.
double milliseconds(const std::function<void()> &work);

//! Smallest of several runs: what disturbs a run only ever makes it longer.
class Best
{
public:
    void add(double value) { m_value = m_value ? std::min(*m_value, value) : value; }
    double value() const { return m_value.value_or(0); }

private:
    std::optional<double> m_value{};
};

} // namespace bench

#define BRANCHBOOK_BENCH(name, function)                                                           \
    [[maybe_unused]] static const bool bbBench_##function = bench::registerBench(name, function);
