// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Capture.h"

#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>

namespace desktop {

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

namespace {

constexpr QSize pictureSize(1366, 768);
// Pictures and lists may arrive from workers a moment after the page is shown.
constexpr int settleMs = 400;

void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < settleMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
}

} // namespace

Result<void> captureAll(ui::MainWindow &window, ui::Theme &theme, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error{Error::Io, {}, u"output"_s, {}};
    window.resize(pictureSize);
    window.show();
    const auto before = theme.scheme();
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        theme.apply(scheme, theme.textSize());
        int number = 0;
        for (window.showPage(0);; window.showPage(number)) {
            auto *page = window.currentPage();
            settle();
            const auto name = u"%1-%2-%3.png"_s.arg(++number).arg(
                page->helpTopic(), scheme == ui::Scheme::Light ? u"light"_s : u"dark"_s);
            if (!window.grab().save(QDir(folder).filePath(name)))
                return Error{Error::Io, {}, u"output"_s, {}};
            window.showPage(number);
            if (window.currentPage() == page)
                break;
        }
    }
    theme.apply(before, theme.textSize());
    return {};
}

} // namespace desktop
