// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"

namespace crash {

namespace {

// A function static: registration runs before main(), in no fixed order between files.
std::map<QString, Factory> &registered()
{
    static std::map<QString, Factory> all;
    return all;
}

} // namespace

const std::map<QString, Factory> &scenarios()
{
    return registered();
}

bool registerScenario(const char *name, Factory factory)
{
    return registered().emplace(QString::fromLatin1(name), std::move(factory)).second;
}

} // namespace crash
