// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Camera.h"

#include "support/TestWorkspace.h"
#include "ui/setup/VaultDoor.h"
#include "ui/theme/Theme.h"

#include <QSize>
#include <QWidget>

#include <functional>

namespace ui {
class MainWindow;
}

//! How the program looks on one round of the tour.
struct Look {
    QString name;
    ui::Scheme scheme;
    ui::TextSize text;
    QSize size;
};

//! Leads through the program in one look: opens windows, presses what a person would press, and
//! takes the pictures. A button that is missing or cannot be pressed fails the tour.
class Guide
{
public:
    //! \a theme must outlive the guide.
    Guide(ui::Theme &theme, const Look &look, const QString &folder);

    const Look &look() const { return m_look; }
    const QStringList &names() const { return m_camera.names(); }
    //! All that is wrong with the pictures so far.
    const QStringList &faults() const { return m_faults; }

    void shoot(QWidget &window, const QString &name);
    //! While something is still under way.
    void shootAtOnce(QWidget &window, const QString &name);
    //! Of the modal dialog in front, which is closed then.
    void shootDialog(const QString &name);
    //! Of the help that F1 opens in \a window, in its own window.
    void shootHelp(QWidget &window, const QString &name);
    //! Of the menu or list that \a open pops up below \a anchor. The offscreen screen is smaller
    //! than the window, so it is put into the picture where a real one would show it.
    void shootPopup(QWidget &window, const QWidget &anchor, const std::function<void()> &open,
                    const QString &name);
    //! Scrolls there first, as a person would.
    void click(QWidget &window, const QString &name);
    void type(QWidget &window, const QString &field, const QString &text);
    //! The whole program over \a workspace.
    void openWindow(support::TestWorkspace &space, ui::Workspace &workspace,
                    const std::function<void(ui::MainWindow &)> &visit);
    void openWindow(support::TestWorkspace &space,
                    const std::function<void(ui::MainWindow &)> &visit);

    static ui::VaultDoor::Cost cheapCost();

    //! The one of that name that is in view; null when there is none.
    template <typename T>
    static T *part(QWidget &window, const QString &name = {})
    {
        for (auto *found : window.findChildren<T *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

private:
    ui::Theme &m_theme;
    Look m_look;
    support::Camera m_camera;
    QStringList m_faults;
};
