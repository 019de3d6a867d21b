// SPDX-License-Identifier: GPL-3.0-or-later
#include "histories/StormWork.h"

#include <QCoreApplication>

#include <cstdio>

//! storm_pc FOLDER SEED ROUNDS edits|reads: works, and tells on stdout what it does.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    histories::StormWork work(arguments[1], arguments[2].toULongLong(),
                              arguments[4] == QStringLiteral("edits"), [](const QString &line) {
                                  const auto bytes = line.toUtf8() + '\n';
                                  std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
                                  std::fflush(stdout);
                              });
    const auto done = work.run(arguments[3].toInt());
    if (!done)
        std::fprintf(stderr, "error %d, reason '%s'\n", int(done.error().code),
                     qPrintable(done.error().reason));
    return done ? 0 : 1;
}
