// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>

namespace crash {

//! Something that a program does while it may be killed at any moment.
//!
//! One folder serves all rounds of a scenario, so that what survived one kill is there at the next.
class Scenario
{
public:
    //! Tells the test that this is now durable; returns when the line is in the pipe.
    using Tell = std::function<void(const QString &line)>;

    virtual ~Scenario() = default;

    //! In the test, once: makes what the first round needs.
    virtual void prepare(const QString &folder) = 0;
    //! In the child: says "ready", then works until it is killed. Returning or exiting is a
    //! failure.
    virtual void work(const QString &folder, quint64 seed, const Tell &tell) = 0;
    //! In the test, after each kill, with every line of all rounds: what is wrong, empty if
    //! nothing.
    virtual QString fault(const QString &folder, const QStringList &told) = 0;
};

using Factory = std::function<std::unique_ptr<Scenario>()>;

//! By name; filled before main().
const std::map<QString, Factory> &scenarios();
bool registerScenario(const char *name, Factory factory);

} // namespace crash

//! At the end of a scenario's source file; list that file in tests/crash/CMakeLists.txt.
#define CRASH_SCENARIO(Class, name)                                                                \
    [[maybe_unused]] static const bool bb##Class =                                                 \
        crash::registerScenario(name, [] { return std::make_unique<Class>(); });
