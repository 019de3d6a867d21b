// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>

#include <functional>
#include <memory>

//! Lets one program hold several test classes: `program ClassName [Qt Test options]` runs one,
//! without a name all.
namespace support {

using TestFactory = std::function<std::unique_ptr<QObject>()>;

//! Called before main() by BRANCHBOOK_TEST.
bool registerTest(const char *name, TestFactory factory);

//! Test programs that need a QGuiApplication or QApplication say so with BRANCHBOOK_TEST_APP.
using ApplicationFactory = std::unique_ptr<QCoreApplication> (*)(int &argc, char **argv);
bool registerApplication(ApplicationFactory factory);

} // namespace support

#define BRANCHBOOK_TEST(Class)                                                                     \
    [[maybe_unused]] static const bool bb##Class =                                                 \
        support::registerTest(#Class, [] { return std::make_unique<Class>(); });

#define BRANCHBOOK_TEST_APP(Application)                                                           \
    [[maybe_unused]] static const bool bbApplication = support::registerApplication(               \
        [](int &argc, char **argv) -> std::unique_ptr<QCoreApplication> {                          \
            return std::make_unique<Application>(argc, argv);                                      \
        });
