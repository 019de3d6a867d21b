// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program on an old office PC: opens a vault, shows each page once, and prints a JSON line for
// each step. Started by OfficePcBench with a slow disk and little memory around it.
#include "app/desktop/EngineConnector.h"
#include "app/desktop/OpenBook.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/shell/Preferences.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace models;

namespace {

void print(const QString &name, double milliseconds)
{
    const QJsonObject line{{u"name"_s, name}, {u"ms"_s, milliseconds}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

void limitMemory(rlim_t bytes)
{
    // Not the address space: libraries and fonts map far more than they use.
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_DATA, &limit);
}

int fail(const Error &error)
{
    std::fprintf(stderr, "error %d %s\n", int(error.code), qPrintable(error.detail));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    limitMemory(rlim_t(1) << 30);
    hardenProcess();
    QApplication application(argc, argv);
    const auto folder = application.arguments().value(1);
    const auto passphrase = SecretBytes::copyOf("an old office PC");
    QTemporaryDir preferencesFolder;

    SystemClock clock;
    SystemRandom random;
    ui::Theme theme(application);
    ui::Preferences preferences(preferencesFolder.filePath(u"preferences.ini"_s));
    theme.apply(ui::Scheme::Light, ui::TextSize::Normal);
    const auto cheap = [] { return crypto::PassphraseCost::cheap(); };
    ui::VaultDoor door(folder, clock, random, {cheap, crypto::PassphraseCost::cheap()});
    desktop::EngineConnector connector(clock, random);

    QElapsedTimer timer;
    timer.start();
    const auto people = Vault::slotsOf(folder);
    if (!people)
        return fail(people.error());
    auto vault = Vault::open(folder, people->first().person, passphrase,
                             {clock, random, crypto::PassphraseCost::cheap()});
    if (!vault)
        return fail(vault.error());
    auto book = desktop::OpenBook::open(std::move(*vault), {theme, preferences, door, connector},
                                        clock, random);
    if (!book)
        return fail(book.error());
    auto &window = (*book)->window();
    window.resize(1366, 768);
    window.show();
    QCoreApplication::processEvents();
    print(u"unlock"_s, double(timer.elapsed()));

    for (int i = 1;; ++i) {
        auto *before = window.currentPage();
        timer.restart();
        window.showPage(i);
        QCoreApplication::processEvents();
        window.grab();
        if (window.currentPage() == before)
            break;
        print(u"page."_s + window.currentPage()->helpTopic(), double(timer.elapsed()));
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    print(u"peakMemoryMiB"_s, double(usage.ru_maxrss) / 1024);
    return 0;
}
