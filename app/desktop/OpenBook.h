// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "ui/shell/ShellParts.h"
#include "ui/Workspace.h"

#include <memory>

namespace models {
class ChangeWriter;
class Database;
class Vault;
} // namespace models

namespace ui {
class MainWindow;
}

namespace desktop {

class BookGuard;

//! The open record book: everything between the vault and the window, made and taken down in the
//! right order.
class OpenBook
{
public:
    //! \a parts, clock and random source must outlive the book.
    static models::Result<std::unique_ptr<OpenBook>> open(std::shared_ptr<models::Vault> vault,
                                                          const ui::ShellParts &parts,
                                                          const models::Clock &clock,
                                                          models::RandomSource &random);
    ~OpenBook();

    //! Whether the first run was gone through, or the command line enrolled this vault.
    static models::Result<bool> isSetUp(models::Vault &vault, models::Database &database);

    ui::MainWindow &window() const;
    BookGuard &guard() const;
    //! The made-up branch: locking it would throw it away.
    bool isSample() const;
    //! Signs what this person has not signed yet; for locking and quitting.
    void sealForLeaving();

private:
    OpenBook();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace desktop
