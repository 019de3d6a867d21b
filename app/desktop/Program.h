// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/EngineConnector.h"
#include "app/desktop/OpenBook.h"
#include "models/crypto/SecretBytes.h"
#include "models/domain/Clock.h"
#include "ui/setup/SampleBook.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/Preferences.h"
#include "ui/theme/Theme.h"

#include <QObject>

#include <memory>
#include <optional>

class QWidget;

namespace ui {
class SetupWindow;
}

namespace desktop {

class AwayWatch;

//! What the command line asked for.
struct Options {
    QString vaultFolder{};
    //! Opens the vault without asking, for scripts; the person must be the only one.
    std::optional<models::SecretBytes> passphrase{};
    //! Writes a picture of every page into this folder and ends.
    QString captureFolder{};
    //! A bundle to look into, once the book is open.
    QString bundleFile{};
    //! Nobody looks at windows: what goes wrong at the start is said on stderr and ends the
    //! program.
    bool endsOnFailure = false;
};

//! The way from the start to the open book and back: first run, unlock, work, lock.
class Program : public QObject
{
    Q_OBJECT

public:
    //! All must outlive the program.
    Program(Options options, ui::Theme &theme, ui::Preferences &preferences, AwayWatch &away);
    ~Program() override;

    void start();
    //! A second launch: the window that is there comes to the front, and shows \a bundleFile where
    //! one is given.
    void bringToFront(const QString &bundleFile);

signals:
    //! The program is to end and, to unlock anew with clean memory, to start again.
    void restartRequested();

private:
    //! Nobody is there to answer a window.
    bool isUnattended() const { return !m_options.captureFolder.isEmpty(); }
    void enter(std::unique_ptr<QWidget> entrance);
    void showSetup(const std::shared_ptr<models::Vault> &interrupted = {});
    void showUnlock();
    void openSample(ui::SetupWindow &window);
    void openByPassphrase();
    void open(const std::shared_ptr<models::Vault> &vault);
    void capture();
    void showBundle();
    void lockBook();
    void leaveDamagedBook(const models::Error &error);
    void fail(const models::Error &error);

    Options m_options;
    ui::Theme &m_theme;
    ui::Preferences &m_preferences;
    models::SystemClock m_clock;
    models::SystemRandom m_random;
    ui::VaultDoor m_door;
    EngineConnector m_connector;
    //! The window of setup or unlock, or the one that says why there is neither.
    std::unique_ptr<QWidget> m_entrance;
    //! Before the book, which uses its vault.
    std::unique_ptr<ui::SampleBook> m_sample;
    std::unique_ptr<OpenBook> m_book;
};

} // namespace desktop
