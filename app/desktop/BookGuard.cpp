// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/BookGuard.h"

#include "models/domain/WhenFinished.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"
#include "ui/shell/MainWindow.h"
#include "ui/text/ErrorText.h"
#include "ui/text/RecoveryText.h"
#include "ui/widgets/MessageBar.h"

#include <QtConcurrentRun>

namespace desktop {

using namespace models;

BookGuard::BookGuard(const Vault &vault, const Clock &clock, RandomSource &random,
                     ui::MainWindow &window)
    : m_vault(vault),
      m_window(window),
      m_mark(vault.folder()),
      m_copies(vault, clock, random)
{
    m_checkTimer.setSingleShot(true);
    connect(&m_checkTimer, &QTimer::timeout, this, &BookGuard::check);
    connect(&m_copies, &CopyKeeper::failed, this, [this](const Error &error) {
        m_window.messageBar().showMessage(ui::text::errorSentence(error), ui::Tone::Warning);
    });
}

BookGuard::~BookGuard()
{
    if (m_check.isValid())
        m_check.waitForFinished();
    if (m_sound)
        m_mark.end();
}

void BookGuard::start(int checkAfter)
{
    m_copies.start();
    const auto crashed = m_mark.begin();
    if (!crashed)
        qWarning("the session leaves no mark: error %d", int(crashed.error().code));
    if (!crashed || !*crashed)
        return;
    m_sound = false;
    m_checkTimer.start(checkAfter);
}

void BookGuard::check()
{
    m_check = QtConcurrent::run([&vault = m_vault]() -> Result<void> {
        BB_TRY_ASSIGN(database, vault.openDatabase());
        return database->checkIntegrity();
    });
    whenFinished(m_check, this, [this](const Result<void> &outcome) { tell(outcome); });
}

void BookGuard::tell(const Result<void> &outcome)
{
    auto &messages = m_window.messageBar();
    m_sound = bool(outcome);
    if (outcome) {
        messages.showMessage(ui::text::soundAfterCrashSentence(), ui::Tone::Info);
    } else if (outcome.error().code == Error::Corrupt) {
        messages.showMessage(ui::text::errorSentence(outcome.error()), ui::Tone::Error,
                             tr("Restore…"));
        connect(
            &messages, &ui::MessageBar::actionTriggered, this,
            [this, error = outcome.error()] { emit restoreRequested(error); },
            Qt::SingleShotConnection);
    } else {
        messages.showMessage(ui::text::errorSentence(outcome.error()), ui::Tone::Warning);
    }
    emit checked(outcome);
}

} // namespace desktop
