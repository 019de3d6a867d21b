// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"

#include <QCoreApplication>

#include <cstdio>

//! crash_child SCENARIO FOLDER SEED: works until it is killed, and tells on stdout what is durable.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const auto found = crash::scenarios().find(arguments[1]);
    if (found == crash::scenarios().end())
        return 2;
    found->second()->work(arguments[2], arguments[3].toULongLong(), [](const QString &line) {
        const auto bytes = line.toUtf8() + '\n';
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
        std::fflush(stdout);
    });
    return 1;
}
