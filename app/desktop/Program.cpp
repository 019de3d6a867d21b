// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Program.h"

#include "app/desktop/AwayWatch.h"
#include "app/desktop/BookGuard.h"
#include "app/desktop/Capture.h"
#include "models/domain/WhenFinished.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/StartFailureWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/shell/MainWindow.h"
#include "ui/sync/SyncPage.h"
#include "ui/text/ErrorText.h"

#include <QCoreApplication>
#include <QDir>
#include <QFuture>

#include <cstdio>
#include <utility>

namespace desktop {

using namespace models;

Program::Program(Options options, ui::Theme &theme, ui::Preferences &preferences, AwayWatch &away)
    : m_options(std::move(options)),
      m_theme(theme),
      m_preferences(preferences),
      m_door(m_options.vaultFolder, m_clock, m_random),
      m_connector(m_clock, m_random)
{
    connect(&away, &AwayWatch::left, this, &Program::lockBook);
}

Program::~Program()
{
    if (m_book)
        m_book->sealForLeaving();
}

void Program::start()
{
    ui::SampleBook::removeLeftover(m_options.vaultFolder);
    const auto people = Vault::slotsOf(m_options.vaultFolder);
    const bool absent = !people && people.error().code == Error::NotFound;
    // Asked once: what is left of a withdrawn vault goes with the answer.
    if (!people && !absent)
        fail(people.error());
    else if (m_options.passphrase && !absent)
        openByPassphrase();
    else if (isUnattended())
        fail(absent ? people.error()
                    : invalid(QStringLiteral("passphrase"), QStringLiteral("required")));
    else if (absent)
        showSetup();
    else
        showUnlock();
}

void Program::bringToFront(const QString &bundleFile)
{
    if (!bundleFile.isEmpty())
        m_options.bundleFile = bundleFile;
    showBundle();
    if (m_book)
        m_book->window().bringToFront();
    else if (m_entrance) {
        m_entrance->raise();
        m_entrance->activateWindow();
    }
}

void Program::showSetup(const std::shared_ptr<Vault> &interrupted)
{
    auto window = std::make_unique<ui::SetupWindow>(m_door, m_connector, m_random);
    connect(window.get(), &ui::SetupWindow::finished, this,
            [this](const std::shared_ptr<Vault> &vault) { open(vault); });
    connect(window.get(), &ui::SetupWindow::restored, this, &Program::showUnlock);
    connect(window.get(), &ui::SetupWindow::sampleWanted, this,
            [this, asking = window.get()] { openSample(*asking); });
    if (interrupted) {
        auto database = interrupted->openDatabase();
        if (!database)
            return fail(database.error());
        window->resume(interrupted, std::shared_ptr<Database>(std::move(*database)));
    }
    enter(std::move(window));
}

void Program::openSample(ui::SetupWindow &window)
{
    m_sample = std::make_unique<ui::SampleBook>(m_options.vaultFolder, m_clock, m_random);
    whenFinished(m_sample->make(), &window,
                 [this, &window](const Result<ui::VaultDoor::VaultPointer> &made) {
                     if (made)
                         return open(*made);
                     m_sample.reset();
                     window.fail(made.error());
                 });
}

void Program::showUnlock()
{
    auto window = std::make_unique<ui::UnlockWindow>(m_door);
    connect(window.get(), &ui::UnlockWindow::unlocked, this, &Program::open);
    connect(window.get(), &ui::UnlockWindow::restored, this, &Program::start);
    if (const auto loaded = window->load(); !loaded)
        return fail(loaded.error());
    enter(std::move(window));
}

void Program::enter(std::unique_ptr<QWidget> entrance)
{
    entrance->show();
    // It may be in a signal of its own, whose outcome this is.
    if (m_entrance)
        m_entrance.release()->deleteLater();
    m_entrance = std::move(entrance);
}

void Program::openByPassphrase()
{
    const auto people = Vault::slotsOf(m_options.vaultFolder);
    if (!people)
        return fail(people.error());
    QList<PersonId> persons;
    for (const auto &slot : *people) {
        if (slot.type == VaultSlot::Type::Person)
            persons << slot.person;
    }
    if (persons.size() != 1)
        return showUnlock();
    auto secret = std::move(*m_options.passphrase);
    m_options.passphrase.reset();
    whenFinished(m_door.open(persons.first(), std::move(secret)), this,
                 [this](const Result<ui::VaultDoor::VaultPointer> &opened) {
                     if (opened)
                         open(*opened);
                     else
                         fail(opened.error());
                 });
}

void Program::open(const std::shared_ptr<Vault> &vault)
{
    {
        const auto database = vault->openDatabase();
        if (!database)
            return fail(database.error());
        const auto ready = OpenBook::isSetUp(*vault, **database);
        if (!ready)
            return fail(ready.error());
        if (!*ready && isUnattended())
            return fail(Error{Error::NotFound, {}, QStringLiteral("notSetUp"), {}});
        if (!*ready)
            return showSetup(vault);
    }
    auto &door = m_sample ? m_sample->door() : m_door;
    auto book =
        OpenBook::open(vault, {m_theme, m_preferences, door, m_connector}, m_clock, m_random);
    if (!book)
        return fail(book.error());
    m_book = std::move(*book);
    connect(&m_book->window(), &ui::MainWindow::lockRequested, this, [this] {
        m_book->sealForLeaving();
        emit restartRequested();
    });
    // The window that asks is to go.
    connect(&m_book->guard(), &BookGuard::restoreRequested, this, &Program::leaveDamagedBook,
            Qt::QueuedConnection);
    if (!m_options.captureFolder.isEmpty())
        return capture();
    m_book->window().show();
    showBundle();
    if (m_entrance)
        m_entrance.release()->deleteLater();
}

void Program::showBundle()
{
    if (!m_book || m_options.bundleFile.isEmpty())
        return;
    m_book->window().open(ui::SyncPage::bundleTarget.toString()
                          + std::exchange(m_options.bundleFile, QString()));
}

void Program::capture()
{
    const auto captured = captureAll(m_book->window(), m_theme, m_options.captureFolder);
    if (!captured)
        return fail(captured.error());
    QCoreApplication::exit(0);
}

void Program::lockBook()
{
    if (m_book && !m_book->isSample())
        m_book->window().lock();
}

void Program::leaveDamagedBook(const Error &error)
{
    if (!m_book)
        return;
    m_book->window().keepDrafts();
    m_book->sealForLeaving();
    // Before the last window goes, which would end the program.
    fail(error);
    m_book.reset();
}

void Program::fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(ui::text::errorSentence(error)));
    if (m_options.endsOnFailure || isUnattended())
        return QCoreApplication::exit(1);
    auto window = std::make_unique<ui::StartFailureWindow>(m_door, error);
    connect(window.get(), &ui::StartFailureWindow::retryRequested, this, &Program::start);
    connect(window.get(), &ui::StartFailureWindow::restored, this, &Program::start);
    enter(std::move(window));
}

} // namespace desktop
