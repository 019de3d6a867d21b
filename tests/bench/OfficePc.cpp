// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program on an office PC: opens a vault, shows each page once, searches a member and a
// meeting, and prints a JSON line for each step. Started by OfficePcBench, which slows the disk
// down.
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
#include "ui/widgets/SearchField.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
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

void press(QWidget &widget, int key, const QString &text = {})
{
    QKeyEvent pressed(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &pressed);
    QKeyEvent released(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &released);
}

//! The slowest of the keys, each shown before the next; Enter spares the wait for more of them.
double slowestKey(QWidget &page, const QString &typed)
{
    auto *field = page.findChild<ui::SearchField *>();
    if (!field)
        return 0;
    double slowest = 0;
    QElapsedTimer timer;
    for (const QChar character : typed) {
        timer.start();
        press(*field, Qt::Key_unknown, QString(character));
        press(*field, Qt::Key_Return);
        QCoreApplication::processEvents();
        slowest = std::max(slowest, double(timer.nsecsElapsed()) / 1e6);
    }
    return slowest;
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
        const auto topic = window.currentPage()->helpTopic();
        print(u"page."_s + topic, double(timer.elapsed()));
        if (topic == u"members")
            print(u"key.members"_s, slowestKey(*window.currentPage(), u"liwei"_s));
        else if (topic == u"meetings")
            print(u"key.meetings"_s, slowestKey(*window.currentPage(), u"主题党"_s));
    }
    timer.restart();
    window.showPage(0);
    QCoreApplication::processEvents();
    window.grab();
    print(u"page.first"_s, double(timer.elapsed()));
    timer.restart();
    window.open(u"meetings"_s);
    if (auto *table = window.currentPage()->findChild<QTableView *>())
        emit table->activated(table->model()->index(0, 0));
    QCoreApplication::processEvents();
    window.grab();
    print(u"page.meeting"_s, double(timer.elapsed()));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    print(u"peakMemoryMiB"_s, double(usage.ru_maxrss) / 1024);
    return 0;
}
