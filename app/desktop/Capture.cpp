// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Capture.h"

#include "ui/meetings/MeetingListModel.h"
#include "ui/meetings/MeetingView.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentGrid.h"
#include "ui/widgets/PhotoView.h"
#include "ui/widgets/VideoView.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTableView>
#include <QTabWidget>

#include <algorithm>
#include <functional>

namespace desktop {

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

namespace {

constexpr QSize pictureSize(1366, 768);
// Pictures and lists may arrive from workers a moment after the page is shown.
constexpr int settleMs = 400;
constexpr int longestLoadMs = 20'000;

void waitUntil(const std::function<bool()> &isSo, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!isSo() && timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void settle()
{
    waitUntil([] { return false; }, settleMs);
}

//! One round through the window in one scheme.
class Round
{
public:
    Round(ui::MainWindow &window, const QString &folder, const QString &look)
        : m_window(window),
          m_folder(folder),
          m_look(look)
    {
    }

    Result<void> pages()
    {
        int index = 0;
        for (m_window.showPage(0);; m_window.showPage(index)) {
            auto *page = m_window.currentPage();
            settle();
            BB_TRY(take(m_window, page->helpTopic()));
            m_window.showPage(++index);
            if (m_window.currentPage() == page)
                return {};
        }
    }

    //! The newest meeting that has photos or videos, with its marks and its files; nothing where
    //! there is none.
    Result<void> meeting()
    {
        m_window.open(u"meetings"_s);
        auto *table = m_window.currentPage()->findChild<QTableView *>(u"table"_s);
        const int row = table ? rowWithFiles(*table->model()) : -1;
        if (row < 0)
            return {};
        emit table->activated(table->model()->index(row, ui::MeetingListModel::HeldOn));
        auto *view = m_window.currentPage()->findChild<ui::MeetingView *>();
        auto *tabs = view ? view->findChild<QTabWidget *>(u"tabs"_s) : nullptr;
        auto *grid = view ? view->findChild<ui::AttachmentGrid *>() : nullptr;
        if (!tabs || !grid)
            return Error{Error::Internal, {}, u"capture"_s, {}};
        const QStringList names{u"meeting"_s, u"meeting-attendance"_s, u"meeting-photos"_s,
                                u"meeting-history"_s};
        for (int tab = 0; tab < std::min(tabs->count(), int(names.size())); ++tab) {
            tabs->setCurrentIndex(tab);
            settle();
            BB_TRY(take(m_window, names[tab]));
        }
        for (int file = 0; file < grid->model()->rowCount(); ++file)
            BB_TRY(attachment(*grid, file));
        return {};
    }

private:
    static int rowWithFiles(const QAbstractItemModel &model)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (!model.index(row, ui::MeetingListModel::Files).data().toString().isEmpty())
                return row;
        }
        return -1;
    }

    Result<void> attachment(ui::AttachmentGrid &grid, int file)
    {
        emit grid.openRequested(file);
        auto *dialog = m_window.findChild<ui::AttachmentDialog *>();
        if (!dialog)
            return Error{Error::Internal, {}, u"capture"_s, {}};
        const auto *photo = dialog->photoView();
        const auto *video = dialog->videoView();
        waitUntil([&] { return photo->isShowing() || !video->frame().isNull(); }, longestLoadMs);
        settle();
        const auto name = photo->isShowing() ? u"photo"_s
            : video->frame().isNull()        ? u"no-picture"_s
                                             : u"video"_s;
        const auto taken = take(*dialog, name);
        // Not closed but destroyed: the next file must not find this dialog.
        delete dialog;
        return taken;
    }

    Result<void> take(QWidget &widget, const QString &name)
    {
        const auto file = u"%1-%2-%3.png"_s.arg(++m_number, 2, 10, QChar(u'0')).arg(name, m_look);
        if (!widget.grab().save(QDir(m_folder).filePath(file)))
            return Error{Error::Io, {}, u"output"_s, {}};
        return {};
    }

    ui::MainWindow &m_window;
    QString m_folder;
    QString m_look;
    int m_number = 0;
};

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
        Round round(window, folder, scheme == ui::Scheme::Light ? u"light"_s : u"dark"_s);
        BB_TRY(round.pages());
        BB_TRY(round.meeting());
    }
    theme.apply(before, theme.textSize());
    return {};
}

} // namespace desktop
