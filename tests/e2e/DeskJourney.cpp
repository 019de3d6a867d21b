// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as a person uses it on a working day, by the program's own parts: looks at a photo and
// a video, begins a meeting, copies the diagnostics and locks. CanaryTest starts it:
// desk_journey VAULT PASSPHRASE-FILE TEXT; the diagnostics go to stdout.
#include "app/desktop/AwayWatch.h"
#include "app/desktop/Program.h"
#include "models/crypto/PassphraseFile.h"
#include "ui/meetings/MeetingListModel.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/shell/Preferences.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentGrid.h"
#include "ui/widgets/PhotoView.h"
#include "ui/widgets/VideoView.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 patienceMs = 60'000;
// Long enough for some frames of the video, and for a draft to be written by itself.
constexpr qint64 lookMs = 1'500;
constexpr qint64 draftMs = 4'000;
constexpr int recordStep = 3;
constexpr int photosTab = 2;

bool waitUntil(const std::function<bool()> &isSo, qint64 milliseconds = patienceMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!isSo()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

void look(qint64 milliseconds)
{
    waitUntil([] { return false; }, milliseconds);
}

template <typename T>
T *topLevel()
{
    for (auto *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<T *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

int fail(const char *step)
{
    std::fprintf(stderr, "the journey ended at: %s\n", step);
    return 1;
}

//! Opens the first meeting with files; false when there is none.
bool openMeeting(ui::MainWindow &window)
{
    window.open(u"meetings"_s);
    auto *table = window.currentPage()->findChild<QTableView *>(u"table"_s);
    if (!table || table->model()->rowCount() == 0)
        return false;
    emit table->activated(table->model()->index(0, ui::MeetingListModel::HeldOn));
    auto *tabs = window.currentPage()->findChild<QTabWidget *>(u"tabs"_s);
    if (!tabs || !tabs->isVisible())
        return false;
    tabs->setCurrentIndex(photosTab);
    return true;
}

//! Each file of the meeting in its own view, a video playing.
bool lookAtFiles(ui::MainWindow &window)
{
    auto *tabs = window.currentPage()->findChild<QTabWidget *>(u"tabs"_s);
    auto *grid = tabs->currentWidget()->findChild<ui::AttachmentGrid *>();
    if (!grid || grid->model()->rowCount() < 2)
        return false;
    int photos = 0;
    int videos = 0;
    for (int row = 0; row < grid->model()->rowCount(); ++row) {
        emit grid->openRequested(row);
        auto *dialog = topLevel<ui::AttachmentDialog>();
        if (!dialog)
            return false;
        auto *video = dialog->videoView();
        auto *photo = dialog->photoView();
        if (!waitUntil([&] { return photo->isShowing() || !video->frame().isNull(); }))
            return false;
        if (photo->isShowing()) {
            ++photos;
        } else {
            ++videos;
            video->play();
            if (!waitUntil([&] { return video->position() > 0; }))
                return false;
        }
        look(lookMs);
        dialog->close();
        waitUntil([] { return !topLevel<ui::AttachmentDialog>(); });
    }
    return photos > 0 && videos > 0;
}

//! A meeting that is begun and not saved.
bool writeDraft(ui::MainWindow &window, const QString &text)
{
    if (!window.open(u"new-meeting:branch_assembly"_s))
        return false;
    auto *wizard = window.currentPage()->findChild<ui::MeetingWizard *>();
    if (!wizard)
        return false;
    wizard->goTo(recordStep);
    auto *minutes = wizard->findChild<QPlainTextEdit *>(u"minutesEdit"_s);
    if (!minutes)
        return false;
    minutes->insertPlainText(text);
    look(draftMs);
    return wizard->isDirty();
}

bool copyDiagnostics(ui::MainWindow &window)
{
    window.open(u"sync"_s);
    for (auto *button : window.currentPage()->findChildren<QPushButton *>()) {
        if (button->text() == u"Copy diagnostics")
            button->click();
    }
    const auto text = QGuiApplication::clipboard()->text().toUtf8();
    std::printf("%s\n", text.constData());
    return !text.isEmpty();
}

} // namespace

int main(int argc, char **argv)
{
    if (!models::hardenProcess())
        return fail("start");
    QApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 64;
    auto passphrase = models::passphraseFromFile(arguments[2], u"passphrase"_s);
    if (!passphrase)
        return fail("passphrase");
    ui::Preferences preferences;
    ui::Theme theme(application);
    theme.apply(ui::Scheme::Light, ui::TextSize::Normal);
    desktop::Options options;
    options.vaultFolder = arguments[1];
    options.passphrase = std::move(*passphrase);
    desktop::AwayWatch away;
    desktop::Program program(std::move(options), theme, preferences, away);
    bool locked = false;
    QObject::connect(&program, &desktop::Program::restartRequested, &application,
                     [&locked] { locked = true; });
    program.start();
    if (!waitUntil([] { return topLevel<ui::MainWindow>() != nullptr; }))
        return fail("unlock");
    auto *window = topLevel<ui::MainWindow>();
    if (!openMeeting(*window))
        return fail("meeting");
    if (!lookAtFiles(*window))
        return fail("files");
    if (!writeDraft(*window, arguments[3]))
        return fail("draft");
    if (!copyDiagnostics(*window))
        return fail("diagnostics");
    window->lock();
    return waitUntil([&] { return locked; }) ? 0 : fail("lock");
}
