// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program on an office PC: opens a vault, shows each page once, searches a member and a
// meeting, begins a meeting where the person may, and prints a JSON line for each step: the time
// until it stood on the screen. Started by OfficePcBench, which slows the disk down.
#include "app/desktop/EngineConnector.h"
#include "app/desktop/OpenBook.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"
#include "ui/meetings/MeetingWizard.h"
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
#include <QPlainTextEdit>
#include <QSet>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

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

//! Knows what has been drawn on the window since it was last asked to forget.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QCoreApplication &application) { application.installEventFilter(this); }

    void forget() { m_painted.clear(); }

    //! Milliseconds of \a timer when the widget stood on the window for the first time.
    double untilPainted(const QElapsedTimer &timer, const QWidget &widget)
    {
        constexpr qint64 patienceMs = 60'000;
        while (!m_painted.contains(&widget) && timer.elapsed() < patienceMs)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return double(timer.nsecsElapsed()) / 1e6;
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || !object->isWidgetType())
            return false;
        // What is only remembered may be gone when it is asked for: never looked into again.
        for (auto *widget = static_cast<QWidget *>(object); widget; widget = widget->parentWidget())
            m_painted.insert(widget);
        return false;
    }

private:
    QSet<const QWidget *> m_painted;
};

void press(QWidget &widget, int key, const QString &text = {})
{
    QKeyEvent pressed(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &pressed);
    QKeyEvent released(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &released);
}

//! The slowest of the keys, each drawn before the next.
double slowestKeyOf(QWidget &edit, const QString &typed, PaintWatch &watch)
{
    double slowest = 0;
    QElapsedTimer timer;
    for (const QChar character : typed) {
        watch.forget();
        timer.start();
        press(edit, Qt::Key_unknown, QString(character));
        slowest = std::max(slowest, watch.untilPainted(timer, edit));
    }
    return slowest;
}

//! A meeting is begun: its first step, the slowest of the others, and a key in the minutes.
bool writeMeeting(ui::MainWindow &window, PaintWatch &watch)
{
    constexpr int steps = 6;
    constexpr int recordStep = 3;
    QElapsedTimer timer;
    watch.forget();
    timer.start();
    if (!window.open(u"new-meeting:branch_assembly"_s))
        return false;
    auto *wizard = window.currentPage()->findChild<ui::MeetingWizard *>();
    if (!wizard)
        return false;
    print(u"page.wizard"_s, watch.untilPainted(timer, *wizard));
    double slowest = 0;
    for (int step = 1; step < steps; ++step) {
        watch.forget();
        timer.start();
        wizard->goTo(step);
        slowest = std::max(slowest, watch.untilPainted(timer, *wizard));
    }
    print(u"page.wizard.step"_s, slowest);
    wizard->goTo(recordStep);
    auto *minutes = wizard->findChild<QPlainTextEdit *>(u"minutesEdit"_s);
    if (!minutes)
        return false;
    minutes->setFocus();
    QCoreApplication::processEvents();
    print(u"key.minutes"_s, slowestKeyOf(*minutes, u"学习文件精神"_s, watch));
    return true;
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
    PaintWatch watch(application);
    window.show();
    print(u"unlock"_s, watch.untilPainted(timer, *window.currentPage()));

    const auto show = [&](const QString &name, const std::function<void()> &turn) {
        watch.forget();
        timer.restart();
        turn();
        print(name, watch.untilPainted(timer, *window.currentPage()));
    };
    for (int i = 1;; ++i) {
        auto *before = window.currentPage();
        watch.forget();
        timer.restart();
        window.showPage(i);
        if (window.currentPage() == before)
            break;
        const auto shown = watch.untilPainted(timer, *window.currentPage());
        const auto topic = window.currentPage()->helpTopic();
        print(u"page."_s + topic, shown);
        if (topic == u"members")
            print(u"key.members"_s, slowestKey(*window.currentPage(), u"liwei"_s));
        else if (topic == u"meetings")
            print(u"key.meetings"_s, slowestKey(*window.currentPage(), u"主题党"_s));
    }
    show(u"page.today"_s, [&] { window.showPage(0); });
    show(u"page.meeting"_s, [&] {
        window.open(u"meetings"_s);
        if (auto *table = window.currentPage()->findChild<QTableView *>())
            emit table->activated(table->model()->index(0, 0));
    });
    // The first argument is the vault, the second whose it is.
    if (application.arguments().value(2) == u"secretary" && !writeMeeting(window, watch))
        return fail({Error::Internal, {}, {}, u"the wizard did not open"_s});
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    print(u"peakMemoryMiB"_s, double(usage.ru_maxrss) / 1024);
    return 0;
}
