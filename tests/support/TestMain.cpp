// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>
#include <string>

namespace support {

namespace {

// Function statics: registration runs before main(), in no fixed order between files.
std::map<std::string, TestFactory> &tests()
{
    static std::map<std::string, TestFactory> all;
    return all;
}

ApplicationFactory &applicationFactory()
{
    static ApplicationFactory factory = [](int &argc, char **argv) {
        return std::make_unique<QCoreApplication>(argc, argv);
    };
    return factory;
}

} // namespace

bool registerTest(const char *name, TestFactory factory)
{
    return tests().emplace(name, std::move(factory)).second;
}

bool registerApplication(ApplicationFactory factory)
{
    applicationFactory() = factory;
    return true;
}

} // namespace support

int main(int argc, char **argv)
{
    const auto application = support::applicationFactory()(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("branchbook-test"));

    auto arguments = QCoreApplication::arguments();
    const auto wanted = arguments.size() > 1 && !arguments[1].startsWith(u'-')
        ? arguments.takeAt(1).toStdString()
        : std::string();
    int failures = 0;
    int run = 0;
    for (const auto &[name, factory] : support::tests()) {
        if (!wanted.empty() && wanted != name)
            continue;
        ++run;
        failures += QTest::qExec(factory().get(), arguments);
    }
    if (run == 0) {
        std::fprintf(stderr, "No such test: %s\n", wanted.c_str());
        return 2;
    }
    return failures;
}
