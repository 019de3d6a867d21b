// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/OpenBook.h"

#include "app/desktop/BookGuard.h"
#include "models/media/MediaStore.h"
#include "models/media/MediaSweeper.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/DraftRepository.h"
#include "models/store/LocalIdentity.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "sync/engine/HubAccount.h"
#include "sync/engine/SyncRun.h"
#include "sync/engine/SyncService.h"
#include "ui/setup/SetupState.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageFactory.h"

namespace desktop {

using namespace models;

// Members are taken down from the last to the first: the window before what it shows, the service
// before the vault.
struct OpenBook::Parts {
    Parts(std::shared_ptr<Vault> openVault, std::unique_ptr<Database> openDatabase, PersonId actor,
          const Clock &clock, RandomSource &random)
        : vault(std::move(openVault)),
          database(std::move(openDatabase)),
          clock(clock),
          writer(*database, clock, random, actor),
          members(*database, writer, clock),
          meetings(*database, writer, clock),
          organisations(*database),
          drafts(*database, clock),
          settings(*database),
          media(*database, *vault, clock, random),
          sweeper(*vault, clock, random),
          sync(*vault, clock, random)
    {
    }

    std::shared_ptr<Vault> vault;
    std::unique_ptr<Database> database;
    const Clock &clock;
    ChangeWriter writer;
    MemberRepository members;
    MeetingRepository meetings;
    OrganisationRepository organisations;
    DraftRepository drafts;
    Settings settings;
    MediaStore media;
    MediaSweeper sweeper;
    engine::SyncService sync;
    std::unique_ptr<ui::Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<BookGuard> guard;
};

namespace {

//! What the hub says the person is; before enrolment what the first run was told.
Result<ui::Workspace::Role> roleIn(Database &database, const Vault &vault)
{
    if (const auto account = engine::HubAccount::load(database, vault))
        return ui::roleOf(account->role);
    BB_TRY_ASSIGN(word, Settings(database).value(ui::setting::role));
    return ui::roleOf(word.toString());
}

} // namespace

OpenBook::OpenBook() = default;
OpenBook::~OpenBook() = default;

Result<bool> OpenBook::isSetUp(Vault &vault, Database &database)
{
    if (engine::HubAccount::load(database, vault))
        return true;
    BB_TRY_ASSIGN(finished, Settings(database).value(ui::setting::finished));
    return finished.toBool();
}

Result<std::unique_ptr<OpenBook>> OpenBook::open(std::shared_ptr<Vault> vault,
                                                 const ui::ShellParts &parts, const Clock &clock,
                                                 RandomSource &random)
{
    BB_TRY_ASSIGN(database, vault->openDatabase());
    BB_TRY_ASSIGN(actor, actingPerson(*database, vault->person().id));
    BB_TRY_ASSIGN(role, roleIn(*database, *vault));
    std::unique_ptr<OpenBook> book(new OpenBook);
    book->m_parts =
        std::make_unique<Parts>(std::move(vault), std::move(database), actor, clock, random);
    auto &made = *book->m_parts;
    const ui::Workspace::Parts workspace{
        *made.vault, *made.database, made.writer,   made.members, made.meetings, made.organisations,
        made.drafts, made.media,     made.settings, made.sync,    clock,         random};
    made.workspace = std::make_unique<ui::Workspace>(workspace, actor, role);
    made.window = std::make_unique<ui::MainWindow>(*made.workspace, parts.theme, parts.preferences,
                                                   ui::makePages(*made.workspace, parts));
    made.guard = std::make_unique<BookGuard>(*made.vault, clock, random, *made.window);
    if (!made.workspace->isSample())
        made.guard->start();
    made.sweeper.start();
    return book;
}

ui::MainWindow &OpenBook::window() const
{
    return *m_parts->window;
}

BookGuard &OpenBook::guard() const
{
    return *m_parts->guard;
}

bool OpenBook::isSample() const
{
    return m_parts->workspace->isSample();
}

void OpenBook::sealForLeaving()
{
    // Without it the changes wait for this person's next unlock; nothing is lost.
    if (const auto sealed =
            engine::sealForLeaving(*m_parts->database, *m_parts->vault, m_parts->clock);
        !sealed)
        qWarning("changes could not be signed on leaving: error %d", int(sealed.error().code));
}

} // namespace desktop
