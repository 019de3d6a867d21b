// SPDX-License-Identifier: GPL-3.0-or-later
#include "Guide.h"

#include "support/NoHub.h"
#include "support/TestContext.h"
#include "ui/help/HelpDialog.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageFactory.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

Guide::Guide(ui::Theme &theme, const Look &look, const QString &folder)
    : m_theme(theme),
      m_look(look),
      m_camera(folder)
{
    theme.apply(look.scheme, look.text);
}

void Guide::shoot(QWidget &window, const QString &name)
{
    const auto fault = m_camera.take(window, name);
    // All pictures are looked at before the tour fails: one round shows everything.
    if (!fault.isEmpty())
        m_faults << fault;
}

void Guide::shootAtOnce(QWidget &window, const QString &name)
{
    const auto fault = m_camera.take(window, name, 0);
    if (!fault.isEmpty())
        m_faults << fault;
}

void Guide::shootDialog(const QString &name)
{
    auto *dialog = QApplication::activeModalWidget();
    QVERIFY2(dialog, qPrintable(name));
    auto *below = dialog->parentWidget() ? dialog->parentWidget()->window() : nullptr;
    shoot(*dialog, name);
    dialog->close();
    QTRY_VERIFY(QApplication::activeModalWidget() != dialog);
    // The offscreen platform leaves no window active behind a dialog.
    if (below)
        QApplication::setActiveWindow(below);
}

void Guide::shootHelp(QWidget &window, const QString &name)
{
    QApplication::setActiveWindow(&window);
    QTest::keyClick(&window, Qt::Key_F1);
    auto *help = window.findChild<ui::HelpDialog *>();
    QVERIFY2(help && help->isVisible(), qPrintable(name));
    shoot(*help, name);
    help->close();
    QApplication::setActiveWindow(&window);
}

void Guide::shootPopup(QWidget &window, const QWidget &anchor, const std::function<void()> &open,
                       const QString &name)
{
    open();
    QTRY_VERIFY2(QApplication::activePopupWidget(), qPrintable(name));
    auto *popup = QApplication::activePopupWidget();
    QTest::qWait(100);
    auto picture = window.grab();
    QPainter painter(&picture);
    const auto below = anchor.mapTo(&window, QPoint(anchor.width(), anchor.height()));
    painter.drawPixmap(below - QPoint(popup->width(), 0), popup->grab());
    painter.end();
    QLabel shown;
    shown.setPixmap(picture);
    shown.resize(picture.size());
    shoot(shown, name);
    popup->close();
    QApplication::setActiveWindow(&window);
}

void Guide::click(QWidget &window, const QString &name)
{
    auto *button = part<QAbstractButton>(window, name);
    QVERIFY2(button, qPrintable(name + u" is not in view"_s));
    QVERIFY2(button->isEnabled(), qPrintable(name + u" cannot be pressed"_s));
    for (auto *above = button->parentWidget(); above; above = above->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(above))
            scroll->ensureWidgetVisible(button);
    }
    QTest::mouseClick(button, Qt::LeftButton);
}

void Guide::type(QWidget &window, const QString &field, const QString &text)
{
    auto *edit = part<QWidget>(window, field);
    QVERIFY2(edit, qPrintable(field));
    // An input method commits Chinese; what is typed key by key is Latin.
    if (auto *line = qobject_cast<QLineEdit *>(edit))
        line->setText(text);
    else
        QTest::keyClicks(edit, text);
}

void Guide::openWindow(support::TestWorkspace &space, ui::Workspace &workspace,
                       const std::function<void(ui::MainWindow &)> &visit)
{
    ui::Preferences preferences(space.replica.folder.filePath(u"preferences.ini"_s));
    ui::VaultDoor door(space.replica.vault.folder(), space.replica.clock, space.replica.random,
                       cheapCost());
    support::NoHub hub;
    const ui::ShellParts parts{m_theme, preferences, door, hub};
    ui::MainWindow window(workspace, m_theme, preferences, ui::makePages(workspace, parts));
    window.resize(m_look.size);
    window.show();
    QApplication::setActiveWindow(&window);
    visit(window);
}

void Guide::openWindow(support::TestWorkspace &space,
                       const std::function<void(ui::MainWindow &)> &visit)
{
    openWindow(space, space.workspace, visit);
}

ui::VaultDoor::Cost Guide::cheapCost()
{
    return {&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()};
}
